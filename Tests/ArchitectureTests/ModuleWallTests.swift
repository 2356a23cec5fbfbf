import Testing

/// Holds the arrows of the architecture: what each room may import, and nothing else.
///
/// The build refuses an import that Package.swift does not name, but lets one pass that comes with
/// another room; this test lets none pass.
@Suite struct ModuleWallTests {
  /// A room, the rooms it may import, and the system's modules it may import.
  struct Room: Sendable, CustomTestStringConvertible {
    let name: String
    let rooms: [String]
    let system: [String]
    var testDescription: String { name }
  }

  static let threads = ["Glibc", "Synchronization"]

  static let rooms: [Room] = [
    Room(name: "SafeText", rooms: [], system: []),
    Room(name: "Domain", rooms: [], system: []),
    Room(name: "Database", rooms: ["CSQLite"], system: threads),
    Room(name: "Presentation", rooms: ["Domain", "SafeText"], system: ["Glibc"]),
    Room(name: "Store", rooms: ["Database", "Domain"], system: threads),
    Room(name: "Exchange", rooms: ["Store", "Presentation", "Domain"], system: ["Glibc"]),
    Room(name: "TerminalUI", rooms: ["SafeText"], system: []),
    Room(
      name: "NcursesTerminal", rooms: ["TerminalUI", "SafeText", "CNcurses"], system: threads),
    Room(
      name: "Dashboard",
      rooms: [
        "Store", "Exchange", "Presentation", "Domain", "TerminalUI", "SafeText", "CEvents",
      ],
      system: threads),
    Room(
      name: "Subcommands", rooms: ["Store", "Exchange", "Presentation", "Domain", "SafeText"],
      system: threads),
    Room(
      name: "csecboard",
      rooms: [
        "Subcommands", "Dashboard", "NcursesTerminal", "TerminalUI", "Store", "Domain", "CEvents",
      ],
      system: ["Glibc"]),
  ]

  @Test(arguments: rooms)
  func `a room imports only what the drawing allows`(room: Room) {
    let allowed = Set(room.rooms + room.system)
    let files = SourceTree.files(below: "Sources/\(room.name)")
    #expect(!files.isEmpty, "Sources/\(room.name) holds no Swift file")
    for file in files {
      let refused = Self.imports(in: file.parts.code).filter { !allowed.contains($0) }
      #expect(refused.isEmpty, "\(file.path) imports \(refused.joined(separator: ", "))")
    }
  }

  @Test func `every room below Sources is on the list`() {
    let known = Set(Self.rooms.map(\.name) + ["CSQLite", "CNcurses", "CEvents"])
    let found = Set(SourceTree.files(below: "Sources").map(\.room))
    #expect(found.subtracting(known).isEmpty)
  }

  @Test func `the package declares the same arrows`() {
    let package = SourceTree.text(at: "Package.swift")
    var declared: [String: Set<String>] = [:]
    for match in package.matches(of: /\broom\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?\s*\)/) {
      let names = (match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) }
      declared[String(match.1)] = Set(names)
    }
    for room in Self.rooms where room.name != "csecboard" {
      #expect(declared[room.name] == Set(room.rooms), "\(room.name) in Package.swift")
    }
  }

  @Test func `the package depends on no other package`() {
    let package = SourceTree.text(at: "Package.swift")
    #expect(package.contains("let package = Package("))
    #expect(!package.contains(".package("))
    #expect(!package.contains("unsafeFlags"))
  }

  @Test func `nothing imports Foundation or Dispatch, tests included`() {
    for file in SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
      let refused = Self.imports(in: file.parts.code)
        .filter { ["Foundation", "Dispatch", "XCTest"].contains($0) }
      #expect(refused.isEmpty, "\(file.path) imports \(refused.joined(separator: ", "))")
    }
  }

  @Test func `every import form is understood`() {
    let code = """
      import A
      @testable import B
      public import C
      @preconcurrency internal import D
      import struct E.Thing
      // a line that only mentions import F
      """
    #expect(Self.imports(in: SwiftText(code).code) == ["A", "B", "C", "D", "E"])
  }

  /// The modules that code imports, in order.
  static func imports(in code: String) -> [String] {
    let kinds = "struct|class|enum|protocol|func|var|let|typealias"
    guard
      let pattern = try? Regex(
        "^\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:\\w+\\s+)?import\\s+(?:(?:\(kinds))\\s+)?(\\w+)",
        as: (Substring, Substring).self)
    else { return [] }
    return code.split(separator: "\n").compactMap { line in
      line.firstMatch(of: pattern).map { String($0.1) }
    }
  }
}
