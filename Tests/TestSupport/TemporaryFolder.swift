import Domain
import Glibc
import Store

/// A folder of a test's own, removed with everything in it when the value goes.
public final class TemporaryFolder {
  /// The folder's path.
  public let path: String

  /// Makes a folder.
  public init() throws {
    var template = Array("/tmp/csecboard-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw StoreError.cannotCreate(path: "/tmp", reason: String(cString: strerror(errno)))
    }
    path = String(cString: made)
  }

  deinit {
    remove(path)
  }

  /// The path of a file in the folder.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file in the folder and gives its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    let target = file(name)
    guard let handle = fopen(target, "w") else {
      throw StoreError.cannotCreate(path: target, reason: String(cString: strerror(errno)))
    }
    fputs(text, handle)
    fclose(handle)
    return target
  }

  /// Makes an empty demonstration store in the folder and opens it as its maker.
  public func demoStore(at time: String, name: String = "demo.db") throws -> BoardStore {
    let zone = try SystemZone.load()
    let now = try TimeText.instant(time, zone: zone)
    let maker = Identity(uid: 1000, account: "maker")
    try BoardStore.create(path: file(name), identity: maker, isDemo: true, now: now)
    return try BoardStore.open(path: file(name), identity: maker, present: { now })
  }

  private func remove(_ path: String) {
    guard let handle = opendir(path) else { return }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let child = "\(path)/\(name)"
      if entry.pointee.d_type == UInt8(DT_DIR) { remove(child) } else { unlink(child) }
    }
    closedir(handle)
    rmdir(path)
  }
}

/// Where the repository is, for tests that read its own files.
public enum RepositoryPath {
  /// The folder of `Package.swift`.
  public static var root: String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }
}
