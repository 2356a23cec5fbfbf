import Testing

@testable import Domain

/// Each pattern against 400 days of a table that a script of its own writes from the pattern as it
/// is published (`Tests/Oracle/patterns.py`, which names where each comes from).
@Suite struct PatternTableTests {
  private static let patterns: [String: (RotationPattern, people: [String], anchor: String)] = [
    "9x80": (.nineEighty, ["A", "B"], "2026-01-05 08:00"),
    "4x10": (.fourTens, ["A", "B"], "2026-01-05 08:00"),
    "pitman": (.pitman, ["A", "B", "C", "D"], "2026-01-05 07:00"),
    "24_72": (.oneDayInFour, ["A", "B", "C", "D"], "2026-01-05 08:00"),
    "weekly": (.weekly, ["A", "B", "C"], "2026-01-02 17:00"),
  ]

  /// The table by pattern: each day with what begins on it, in the order of its cell.
  private func table() throws -> [String: [(day: String, begins: [String])]] {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    let bytes = try TestZone.bytes(ofFile: folder + "/Oracle/patterns.txt")
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let names = try #require(lines.first).split(separator: " ").dropFirst().map(String.init)
    var table: [String: [(day: String, begins: [String])]] = [:]
    for line in lines.dropFirst() {
      let cells = line.split(separator: " ")
      for (name, cell) in zip(names, cells.dropFirst()) {
        let begins = cell == "-" ? [] : cell.split(separator: ",").map(String.init)
        table[name, default: []].append((String(cells[0]), begins))
      }
    }
    return table
  }

  /// A turn as the table writes it: `WHO@HH:MM-HH:MM`, `+N` for an end N days later.
  private func text(_ turn: Rotation.Shift, _ zone: ZoneRules) -> String {
    let (from, until) = (zone.local(turn.span.from), zone.local(turn.span.until))
    let days = until.date.daysSinceEpoch - from.date.daysSinceEpoch
    func clock(_ wall: LocalDateTime) -> String { String(wall.text.suffix(5)) }
    return "\(turn.staff)@\(clock(from))-\(clock(until))" + (days == 0 ? "" : "+\(days)")
  }

  @Test(arguments: ["9x80", "4x10", "pitman", "24_72", "weekly"])
  func `400 days are as the table has them`(name: String) throws {
    let zone = try TestZone.losAngeles()
    let (pattern, people, anchor) = try #require(Self.patterns[name])
    let rows = try #require(try table()[name])
    #expect(rows.count == 400)
    let last = try #require(rows.last.flatMap { LocalDate($0.day) })
    let rotation = try Rotation(
      pattern, people: people, anchor: zone.local(try Instant.at(anchor)))
    var found: [String: [String]] = [:]
    for turn in rotation.shifts(until: zone.endOfDay(last), zone: zone) {
      found[zone.localDate(of: turn.span.from).text, default: []].append(text(turn, zone))
    }
    for row in rows {
      #expect(found.removeValue(forKey: row.day) ?? [] == row.begins, "\(row.day)")
    }
    #expect(found.isEmpty)
  }
}
