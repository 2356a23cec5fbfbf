// swift-tools-version: 6.1
import PackageDescription

let swift6: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// One target of ours and what it may import; the test `ModuleWallTests` holds the same list.
func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: swift6)
}

/// The tests of a room, with the rooms they may name besides it.
func tests(_ name: String, _ imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + imports,
    exclude: exclude, swiftSettings: swift6)
}

let package = Package(
  name: "csecboard",
  products: [.executable(name: "csecboard", targets: ["csecboard"])],
  targets: [
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CEvents"),
    room("SafeText"),
    room("Domain"),
    room("Database", ["CSQLite"]),
    room("Presentation", ["Domain", "SafeText"]),
    room("Store", ["Database", "Domain"]),
    room("Exchange", ["Store", "Presentation", "Domain"]),
    room("TerminalUI", ["SafeText"]),
    room("NcursesTerminal", ["TerminalUI", "SafeText", "CNcurses"]),
    room(
      "Dashboard",
      ["Store", "Exchange", "Presentation", "Domain", "TerminalUI", "SafeText", "CEvents"]),
    room("Subcommands", ["Store", "Exchange", "Presentation", "Domain", "SafeText"]),
    .executableTarget(
      name: "csecboard",
      dependencies: [
        "Subcommands", "Dashboard", "NcursesTerminal", "TerminalUI", "Store", "Domain", "CEvents",
      ],
      // What `make build` links by.
      exclude: ["Linking"],
      swiftSettings: swift6),

    .target(
      name: "TestSupport", dependencies: ["TerminalUI", "Store", "Database", "Domain"],
      path: "Tests/TestSupport", swiftSettings: swift6),
    // Writes through the Database room in processes of its own, for Tests/Faults.
    .executableTarget(
      name: "FaultProbe", dependencies: ["Database"], path: "Tests/FaultProbe",
      swiftSettings: swift6),
    // Draws and echoes keys on a real terminal, for Tests/Terminal.
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NcursesTerminal", "TerminalUI"],
      path: "Tests/TerminalProbe", swiftSettings: swift6),
    tests("SafeText", []),
    tests("Domain", ["TestSupport"]),
    tests("Database", ["CSQLite", "TestSupport"]),
    tests("Presentation", ["Domain", "TestSupport"]),
    tests("Store", ["Database", "Domain", "TestSupport"], exclude: ["Fixtures"]),
    tests("Exchange", ["Store", "Database", "Domain", "Presentation", "TestSupport"]),
    tests("TerminalUI", ["SafeText", "TestSupport"]),
    tests("NcursesTerminal", ["TerminalUI"]),
    tests(
      "Dashboard",
      ["Store", "Exchange", "Presentation", "Domain", "TerminalUI", "TestSupport"],
      exclude: ["Golden", "Tasks/tasks.txt"]),
    tests(
      "Subcommands", ["Store", "Exchange", "Presentation", "Database", "Domain", "TestSupport"]),
    .testTarget(
      name: "ArchitectureTests",
      dependencies: ["Store", "Presentation", "Subcommands", "Dashboard"],
      swiftSettings: swift6),
  ]
)
