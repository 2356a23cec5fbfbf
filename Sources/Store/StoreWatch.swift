import Database
import Domain

/// Notices another process's commit: inotify on the store's folder says that
/// something moved, and the store's own version confirms it.
public final class StoreWatch {
  private let changes: ExternalChanges

  /// Watches the folder of a store.
  public init(path: String) throws {
    changes = try StoreError.translating { try ExternalChanges(storePath: path) }
  }

  /// The descriptor to poll; `nil` where the system has no inotify, then the
  /// caller asks each second.
  public var descriptor: Int32? { changes.descriptor }

  /// Takes what is waiting; whether anything about the store moved.
  public func drain() -> Bool { changes.drain() }
}
