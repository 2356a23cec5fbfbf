import Glibc

/// One Swift file of the package, by its path from the root: `Sources/Domain/Share.swift`.
struct SourceFile: Sendable {
  let path: String
  let text: String

  /// The room it belongs to: the folder below `Sources`.
  var room: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// The folder it lies in.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// How many lines it has.
  var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

  /// Its code without comments and literals, and its literals.
  var parts: SwiftText { SwiftText(text) }
}

/// The package's own files, read from the folder that this file was compiled in.
enum SourceTree {
  /// The package's folder.
  static let root = String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" })

  /// Every Swift file below a folder, in the order of paths.
  static func files(below folder: String) -> [SourceFile] {
    paths(below: folder).filter { $0.hasSuffix(".swift") }.sorted()
      .map { SourceFile(path: $0, text: text(at: $0)) }
  }

  /// The text of a file, empty where it can't be read.
  static func text(at path: String) -> String {
    let descriptor = open("\(root)/\(path)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[0..<count]
    }
  }

  /// Every file below a folder, hidden ones left out.
  static func paths(below folder: String) -> [String] {
    names(in: folder).flatMap { name in
      let path = "\(folder)/\(name)"
      return isFolder(path) ? paths(below: path) : [path]
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
