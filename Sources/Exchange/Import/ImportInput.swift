import Glibc
import Store

/// One file to import and its kind.
public struct ImportInput: Hashable, Sendable {
  /// The file.
  public let path: String
  /// What it holds.
  public let kind: FileKind

  /// What is read in place of the file's own bytes: a plan that was converted.
  public let conversion: String?

  /// One file of a kind.
  public init(path: String, kind: FileKind, conversion: String? = nil) {
    self.path = path
    self.kind = kind
    self.conversion = conversion
  }

  /// The file's name without its folder.
  public var fileName: String { PathName.last(path) }

  /// What the given paths hold: of a folder every file of a known name, of a
  /// file itself; in the order of the catalogue, whatever order they came in.
  ///
  /// - Returns: the files, and a warning for each file of a folder that is none of ours.
  /// - Throws: ``ImportFailure/missing(path:reason:)`` for a path that does not
  ///   exist, ``ImportFailure/unknownKind(file:)`` for a single file of another name.
  public static func discover(paths: [String]) throws -> (inputs: [ImportInput], warnings: [String])
  {
    var found: [ImportInput] = []
    var warnings: [String] = []
    for path in paths {
      switch try PathName.type(of: path) {
      case .folder:
        let (inside, unknown) = try scan(folder: path)
        found += inside
        warnings += unknown
      case .file:
        guard let kind = kind(ofFile: PathName.last(path)) else {
          throw ImportFailure.unknownKind(file: path)
        }
        found.append(ImportInput(path: path, kind: kind))
      }
    }
    let order = FileKind.all
    let place = { (input: ImportInput) in order.firstIndex(of: input.kind) ?? order.count }
    let sorted = found.enumerated().sorted {
      (place($0.element), $0.offset) < (place($1.element), $1.offset)
    }
    return (sorted.map(\.element), warnings)
  }

  private static func kind(ofFile name: String) -> FileKind? {
    if PlanFileName(name) != nil { return .plans }
    let lowered = name.lowercased()
    return FileKind.all.first { $0.fileName == lowered }
  }

  /// The files of one kind at the given paths: the files themselves, and of a folder of plans those
  /// whose name is a plan's.
  ///
  /// - Returns: the files, and a warning for each file of a folder that is none.
  /// - Throws: ``ImportFailure/missing(path:reason:)`` for a path that does not exist.
  public static func inputs(
    of kind: FileKind, paths: [String]
  ) throws -> (inputs: [ImportInput], warnings: [String]) {
    var (inputs, warnings): ([ImportInput], [String]) = ([], [])
    for path in paths {
      guard kind == .plans, try PathName.type(of: path) == .folder else {
        inputs.append(ImportInput(path: path, kind: kind))
        continue
      }
      let found = try plans(folder: path)
      inputs += found.inputs
      warnings += found.warnings
    }
    return (inputs, warnings)
  }

  private static func plans(
    folder: String
  ) throws -> (inputs: [ImportInput], warnings: [String]) {
    var (inputs, warnings): ([ImportInput], [String]) = ([], [])
    for name in try PathName.entries(of: folder).sorted() where !name.hasPrefix(".") {
      let path = PathName.joined(folder, name)
      if PlanFileName(name) != nil, try PathName.type(of: path) == .file {
        inputs.append(ImportInput(path: path, kind: .plans))
      } else {
        let byItself = ConvertedPlan.form(ofFile: name) != nil
        warnings.append(
          "\(path): is no plan by its name (FIPS-FY.md); left aside"
            + (byItself ? "; 'csecboard import plans FILE' takes it by itself" : ""))
      }
    }
    return (inputs, warnings)
  }

  private static func scan(folder: String) throws -> ([ImportInput], [String]) {
    var inputs: [ImportInput] = []
    var warnings: [String] = []
    for name in try PathName.entries(of: folder).sorted() {
      let path = PathName.joined(folder, name)
      let known = kind(ofFile: name)
      // What is none of ours is left aside whatever it is, a link to nothing too.
      if known == nil, !PathName.isFolder(path) {
        if !name.hasPrefix(".") {
          warnings.append("\(path): is no file that a bundle may hold; left aside")
        }
        continue
      }
      guard try PathName.type(of: path) == .file else {
        if known != nil { throw ImportFailure.missing(path: path, reason: "Is a directory") }
        if name.lowercased() == FileKind.plans.name {
          let plans = try plans(folder: path)
          inputs += plans.inputs
          warnings += plans.warnings
        }
        continue
      }
      if let kind = known {
        inputs.append(ImportInput(path: path, kind: kind))
      }
    }
    return (inputs, warnings)
  }
}

/// Paths, as far as an import needs them.
enum PathName {
  enum Kind { case file, folder }

  /// A file of a folder.
  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The last part of a path.
  static func last(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool { (try? type(of: path)) == .folder }

  /// Whether a path is a file or a folder.
  static func type(of path: String) throws -> Kind {
    var status = stat()
    guard CallersFiles.reaching({ stat(path, &status) }) == 0 else {
      throw ImportFailure.missing(path: path, reason: String(cString: strerror(errno)))
    }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The names in a folder, `.` and `..` left out.
  static func entries(of folder: String) throws -> [String] {
    guard let handle = CallersFiles.reaching({ opendir(folder) }) else {
      throw ImportFailure.missing(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
