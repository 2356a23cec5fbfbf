import Database
import Glibc

/// The rights by which files are opened whose path a person named.
///
/// An installed program is setgid to the group of the store. What somebody imports, exports or sets
/// aside is opened by that person's own group all the same, or they could read and write beside the
/// store (reliability §3). Of the calling thread alone: the store's own files are opened by others.
public enum CallersFiles {
  /// Runs a body that opens, makes, renames or removes files somebody named; errno stays its own.
  public static func reaching<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    guard getegid() != getgid() else { return try body() }
    let group = FilesGroup.set(getgid())
    defer { _ = FilesGroup.set(group) }
    return try body()
  }
}
