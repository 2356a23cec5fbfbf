import Glibc

/// Who may open a store's files besides their maker.
enum StoreFileMode {
  /// 0660 in a folder that hands its own group on (set-group-id, writable by
  /// the group), else 0600.
  static func forStore(at path: String) -> UInt32 {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    var status = stat()
    guard stat(folder.isEmpty ? "/" : folder, &status) == 0 else { return 0o600 }
    let isShared = status.st_mode & S_ISGID != 0 && status.st_mode & S_IWGRP != 0
    return isShared ? 0o660 : 0o600
  }
}
