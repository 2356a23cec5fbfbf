import CSQLite
import Glibc

/// Tells that the files of a store were written, by any process, without asking in a loop.
///
/// An inotify watch on the store's folder. It says "perhaps": our own writes and rolled back ones
/// are told too, so what it says is confirmed by `Connection.dataVersion()`. Nothing here opens
/// the database, its log or its shared memory, because closing one of them would drop the locks
/// SQLite holds in this process.
public final class ExternalChanges {
  /// For poll(2), readable when something happened; nil where the system has no inotify left to
  /// give, and then the caller asks `dataVersion()` every second.
  public let descriptor: Int32?
  private let names: Set<String>

  /// Watches the folder of the store at `path`.
  public init(storePath path: String) throws {
    let store = try StorePath(path)
    // A commit is seen by others a moment after its frames are in the log: whoever asks at the
    // log's own event may ask too early, and hear of nothing more. The lock's file is written once
    // more when the commit is done (`WriteLock.release()`).
    names = [store.name, store.name + "-wal", store.name + ".lock"]
    let watch = inotify_init1(Int32(O_NONBLOCK | O_CLOEXEC))
    guard watch >= 0 else {
      descriptor = nil
      return
    }
    let events = IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM
    guard inotify_add_watch(watch, store.folder, UInt32(events)) >= 0 else {
      Glibc.close(watch)
      descriptor = nil
      return
    }
    descriptor = watch
  }

  deinit { if let descriptor { Glibc.close(descriptor) } }

  /// Takes everything told since the last call; true when the store's files were among it.
  ///
  /// True also when the kernel dropped events, and always where there is no inotify.
  public func drain() -> Bool {
    guard let descriptor else { return true }
    var isOurs = false
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return isOurs }
      buffer.withUnsafeBytes { bytes in
        if concerns(UnsafeRawBufferPointer(rebasing: bytes[..<count])) { isOurs = true }
      }
    }
  }

  /// Whether an event among `bytes` names a file of ours.
  ///
  /// `struct inotify_event` is four 32-bit numbers (watch, mask, cookie, length of the name) and
  /// the name, padded with zeros. Source: inotify(7).
  private func concerns(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while start + 16 <= bytes.count {
      let mask = bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
      let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
      let name = bytes[(start + 16)..<min(start + 16 + length, bytes.count)].prefix { $0 != 0 }
      if names.contains(String(decoding: name, as: UTF8.self)) { return true }
      start += 16 + length
    }
    return false
  }
}
