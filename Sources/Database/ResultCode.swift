import CSQLite

/// A result code of SQLite, in its extended form: `787` is a foreign key refused.
///
/// A raw value and not an enum, so that a code of a newer library is still a value of this type.
/// Source: https://www.sqlite.org/rescode.html
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The extended code as SQLite gives it.
  public let rawValue: Int32

  /// Takes any code, known here or not.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The low byte: the family the extended code belongs to.
  public var primary: ResultCode { ResultCode(rawValue: rawValue & 0xff) }

  /// Success.
  public static let ok = ResultCode(rawValue: SQLITE_OK)
  /// The general error: SQL that does not parse, a function that failed.
  public static let error = ResultCode(rawValue: SQLITE_ERROR)
  /// Another holder has the lock.
  public static let busy = ResultCode(rawValue: SQLITE_BUSY)
  /// A table is locked within this connection.
  public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  /// The file or its folder may not be written.
  public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  /// The query was interrupted.
  public static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
  /// Reading, writing or syncing failed in the operating system.
  public static let inputOutput = ResultCode(rawValue: SQLITE_IOERR)
  /// The file is damaged, or a read of it failed.
  public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  /// The disk is full.
  public static let full = ResultCode(rawValue: SQLITE_FULL)
  /// The file could not be opened.
  public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  /// The path is a symbolic link.
  public static let cannotOpenSymlink = ResultCode(rawValue: SQLITE_CANTOPEN | (6 << 8))
  /// A value or statement exceeds a limit.
  public static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  /// A constraint of the schema refused the row.
  public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  /// A CHECK refused the row.
  public static let constraintCheck = ResultCode(rawValue: SQLITE_CONSTRAINT | (1 << 8))
  /// A foreign key refused the row.
  public static let constraintForeignKey = ResultCode(rawValue: SQLITE_CONSTRAINT | (3 << 8))
  /// NOT NULL refused the row.
  public static let constraintNotNull = ResultCode(rawValue: SQLITE_CONSTRAINT | (5 << 8))
  /// A primary key refused the row.
  public static let constraintPrimaryKey = ResultCode(rawValue: SQLITE_CONSTRAINT | (6 << 8))
  /// A trigger's RAISE refused the row.
  public static let constraintTrigger = ResultCode(rawValue: SQLITE_CONSTRAINT | (7 << 8))
  /// UNIQUE refused the row.
  public static let constraintUnique = ResultCode(rawValue: SQLITE_CONSTRAINT | (8 << 8))
  /// A STRICT column refused the type.
  public static let constraintDataType = ResultCode(rawValue: SQLITE_CONSTRAINT | (12 << 8))
  /// A value is of another type than was asked for.
  public static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  /// This layer was used against its rules.
  public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  /// The authorizer refused.
  public static let authorization = ResultCode(rawValue: SQLITE_AUTH)
  /// A bound parameter is out of range, or the count is wrong.
  public static let range = ResultCode(rawValue: SQLITE_RANGE)
  /// The file is not a database.
  public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)

  /// Whether after this code nothing this handle does can be trusted (reliability R7).
  ///
  /// A full disk is not among them: SQLite rolls back, and the same handle works once there is
  /// room.
  public var poisonsHandle: Bool {
    primary == .inputOutput || primary == .corrupt || primary == .notADatabase
  }
}
