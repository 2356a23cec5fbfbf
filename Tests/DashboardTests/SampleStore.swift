import Domain
import Exchange
import Glibc
import Store
import TestSupport

/// A demonstration store of its own, filled with the sample bundle or left empty.
final class SampleStore {
  /// Friday 20 November 2026, 12:00 in California: the moment of the figures in the bundle's notes.
  static let noon = Instant(seconds: 1_795_204_800)

  let path: String
  private let folder: TemporaryFolder
  let identity: Identity

  init(isFilled: Bool = true) throws {
    folder = try TemporaryFolder()
    path = folder.file("sample.db")
    identity = Identity(uid: 1000, account: "tester")
    try (isFilled ? Self.filled : Self.empty).get().write(to: path)
  }

  private static let empty = Result { try SampleStore(made: ()).template() }
  private static let filled = Result {
    let store = try SampleStore(made: ())
    try store.fill()
    return try store.template()
  }

  /// Makes a store, where the others copy what was made once.
  private init(made: Void) throws {
    folder = try TemporaryFolder()
    path = folder.file("sample.db")
    identity = Identity(uid: 1000, account: "tester")
    try BoardStore.create(path: path, identity: identity, isDemo: true, now: Self.noon)
  }

  private func template() throws -> StoreTemplate { try StoreTemplate(of: path) }

  /// A store that a scene has made, as its maker finds it.
  init(_ scene: BoardScene) {
    folder = scene.folder
    path = scene.path
    identity = Identity(uid: 1000, account: "maker")
  }

  /// The folder, for exports.
  var exportFolder: String { folder.path }

  /// Files that an export made.
  func exports() -> [String] {
    guard let listing = opendir(folder.path) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("csecboard-") { names.append(name) }
    }
    return names.sorted()
  }

  func open(
    as account: String? = nil, isReadOnly: Bool = false, now: Instant = noon
  ) throws -> BoardStore {
    try BoardStore.open(
      path: path, identity: identity, actingAs: account, isReadOnly: isReadOnly, present: { now })
  }

  /// Makes a change through a connection of its own, as another process does.
  @discardableResult
  func apply(_ name: String, _ fields: [(name: String, text: String)]) throws -> String {
    try open().apply(name, fields: fields, now: Self.noon)
  }

  private func fill() throws {
    let inputs = try ImportInput.discover(paths: [Files.root + "/sampledata"]).inputs
    _ = try BundleImport(store: open(), now: Self.noon).run(inputs)
  }
}

/// Files of the package, read without any library.
enum Files {
  /// The package's folder.
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func write(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return }
    defer { close(file) }
    let bytes = Array(text.utf8)
    _ = Glibc.write(file, bytes, bytes.count)
  }
}
