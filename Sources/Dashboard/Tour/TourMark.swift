import Glibc

/// A file that says that the tour was offered, in the user's state folder.
public struct TourMark: Sendable {
  /// The folder, made for its owner alone where it is missing.
  let folder: String

  /// The mark in a folder.
  public init(folder: String) { self.folder = folder }

  /// The file.
  var path: String { folder + "/tour-offered" }

  /// Leaves the mark.
  ///
  /// - Returns: whether it was not there before; where it can't be left, no, so that nobody is
  ///   offered the tour at each start.
  func leave() -> Bool {
    var built = ""
    for part in folder.split(separator: "/") {
      built += "/\(part)"
      mkdir(built, 0o700)
    }
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }
}
