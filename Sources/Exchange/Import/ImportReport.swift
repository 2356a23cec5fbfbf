import Store

/// One bad row, as it is listed and as it goes into the file of rejects.
public struct BadRow: Hashable, Sendable {
  /// The file as it was given.
  public let file: String
  /// The physical line on which the record begins; the header is 1.
  public let line: Int
  /// The column's name, `-` where the row as a whole is meant.
  public let column: String
  /// What is wrong.
  public let reason: String
  /// The record's own text.
  public let record: String

  /// `FILE:LINE:COLUMN: reason`.
  public var text: String { "\(file):\(line):\(column): \(reason)" }
}

/// What an import did with one file.
public struct ImportFileReport: Hashable, Sendable {
  /// The kind's name.
  public let kind: String
  /// The file's name.
  public let file: String
  /// What became of its rows.
  public let counts: ImportCounts
}

/// What an import did, or would do.
public struct ImportReport: Sendable {
  /// One line a file, in the order read.
  public let files: [ImportFileReport]
  /// Unknown columns, padded county codes.
  public let warnings: [String]
  /// How something was read that could be read otherwise.
  public let notes: [String]
  /// Rows left because they contradict a later entry by hand: `FILE:LINE: reason`.
  public let conflicts: [String]
  /// Rows set aside, up to the first hundred.
  public let rejects: [BadRow]
  /// The import's number; `nil` when nothing was written.
  public let importNumber: Int?
  /// Whether nothing was to be written in any case.
  public let isDryRun: Bool
  /// Whether every row said only what the store has.
  public let changesNothing: Bool
}

/// What stops an import; the store is as it was.
public enum ImportFailure: Error, Sendable {
  /// Rows that do not read, up to the first hundred, and how many there are.
  case badRows([BadRow], total: Int)
  /// What makes a whole file useless, as bad rows: a header without a column that is needed, a
  /// calendar in which something is not understood. Nothing of it can be set aside.
  case refused([BadRow], total: Int)
  /// A path that does not exist or cannot be read.
  case missing(path: String, reason: String)
  /// A file whose name says no kind.
  case unknownKind(file: String)
  /// A file that changed while it was read.
  case unsteady(path: String)
  /// The file of rejects cannot be made.
  case cannotWrite(path: String, reason: String)
  /// Others kept writing; nothing was imported.
  case overtaken
  /// ^C.
  case interrupted
}

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
  /// What is being done, in a word: the file's name, or `writing`.
  public let phase: String
  /// Bytes read, or rows written, so far.
  public let done: Int
  /// Of how many.
  public let total: Int
}
