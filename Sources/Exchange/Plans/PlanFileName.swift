import Domain

/// What the name of a plan's file says: `06019-2025-26.md` (interface §3).
struct PlanFileName: Hashable, Sendable {
  /// Five digits.
  let county: String
  /// The year.
  let year: FiscalYear

  /// Reads a name; `nil` where it is none of a plan.
  init?(_ name: String) { self.init(name, ending: ".md") }

  /// Reads the name of a plan that comes with another ending than `.md`.
  init?(_ name: String, ending: String) {
    guard name.lowercased().hasSuffix(ending) else { return nil }
    let parts = name.dropLast(ending.count).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let year = FiscalYear(String(parts[1])),
      parts[0].utf8.count == 5 || parts[0].utf8.count == 4,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    county = parts[0].utf8.count == 4 ? "0\(parts[0])" : String(parts[0])
    self.year = year
  }
}

/// Why a plan can't be taken: `FILE:LINE:FIELD: reason`.
struct PlanProblem: Error, Hashable {
  /// The line of the file, from 1.
  let line: Int
  /// A key of the front matter, or `-`.
  let field: String
  let reason: String
}
