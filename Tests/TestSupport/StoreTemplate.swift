/// The files of a store that was made once, for the many tests that begin with the same one.
public struct StoreTemplate: Sendable {
  private let database: [UInt8]
  private let log: [UInt8]

  /// Keeps the files of a store that nobody writes to.
  public init(of path: String) throws {
    database = try WholeFile.bytes(path)
    log = try WholeFile.bytes(path + "-wal")
  }

  /// Writes the store down at another place.
  public func write(to path: String) throws {
    try WholeFile.write(database, to: path)
    try WholeFile.write(log, to: path + "-wal")
  }
}
