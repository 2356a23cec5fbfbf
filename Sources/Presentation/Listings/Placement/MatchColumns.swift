import Domain

/// The listing of `placements --for`: where a youth may be placed, best first, and why not elsewhere
/// (interface §4.2).
public enum MatchColumns {
  /// One row a facility.
  public static let listing = Listing<MatchLine>(
    name: "placements", variant: "for a youth",
    columns: [
      Column("rank", "Rank", kind: .number, priority: 1) { .integer($0.rank) },
      Column("facility", "Facility", priority: 2) { .key($0.line.facility) },
      Column("name", "Name", priority: 1, emphasis: { $0.isEligible ? .strong : .muted }) {
        .text($0.line.name)
      },
      Column("type", "Type", priority: 6) { .code($0.line.type) },
      Column("county", "County", priority: 5) { .key($0.line.county) },
      Column("score", "Score", kind: .number, priority: 1) { .integer($0.score) },
      Column("open", "Open", kind: .number, priority: 2) { .integer($0.line.beds.open) },
      Column("distance_miles", "Miles", kind: .number, priority: 3) {
        .tenths($0.distanceTenths)
      },
      Column("eligible", "Eligible", priority: 3) { .boolean($0.isEligible) },
      Column("reasons", "Reasons", priority: 2) { line in
        .records(
          line.reasons.map {
            CellRecord([
              .init("criterion", .code($0.criterion)),
              .init("points", .integer($0.points)),
            ])
          })
      },
      Column("failures", "Failures", priority: 1) { line in
        .records(
          line.failures.map {
            CellRecord([
              .init("criterion", .code($0.criterion)), .init("detail", .text($0.detail)),
            ])
          })
      },
    ],
    summaryKeys: ["facilities", "eligible", "near_misses", "unmet"],
    emptyText: "No facility is known here. Import facilities.csv, or name other counties.")

  /// The figures under the list; `unmet` is whether the need is recorded as unmet on the day.
  public static func summary(of match: Match, isRecorded: Bool) -> [(key: String, cell: Cell)] {
    [
      ("facilities", .integer(match.lines.count)), ("eligible", .integer(match.eligible.count)),
      ("near_misses", .integer(match.lines.count(where: \.isNearMiss))),
      ("unmet", .boolean(isRecorded)),
    ]
  }

  /// What the reader needs beside the rows: the youth's wish, the nearest misses where nothing is
  /// eligible, and what was not judged.
  public static func notes(on match: Match, isRecorded: Bool) -> [String] {
    var notes = [wish(match.need.preference)]
    if match.isUnmet {
      notes.append(
        "no facility is eligible" + (isRecorded ? "; the need is recorded as unmet today" : ""))
      notes += match.lines.prefix(3).filter(\.isNearMiss).map { line in
        "\(line.line.facility) fails only on \(nearMiss(line))"
      }
    }
    let refused = match.lines.filter(\.isRefused).map(\.line.facility)
    if !refused.isEmpty {
      notes.append("\(refused.joined(separator: ", ")): \(MatchWords.refused)")
    }
    if !match.unjudged.isEmpty {
      notes.append(
        "not judged, as you do not see what it rests on: \(match.unjudged.joined(separator: ", "))")
    }
    return notes
  }

  /// Which beds are held for the youth, and until when; `nil` where none is.
  public static func held(_ match: Match, zone: ZoneRules) -> String? {
    if match.need.held.isEmpty { return nil }
    let beds = match.need.held.sorted { $0.key < $1.key }.map {
      "\($0.key) until \(TimeDisplay.local($0.value, zone: zone))"
    }
    return "Held for \(match.need.youth): \(beds.joined(separator: ", "))"
  }

  /// `age: too young by 2 months: it serves 13 to 17`, of a line with one failure.
  public static func nearMiss(_ line: MatchLine) -> String {
    line.failures.map { "\($0.criterion.words): \($0.detail)" }.joined(separator: "; ")
  }

  /// The youth's own wish, which is always said.
  ///
  /// - Parameter showsWords: whether what the youth said is given in their words.
  public static func wish(_ preference: PlacementPreference?, showsWords: Bool = true) -> String {
    guard let preference else { return "the youth's own wish is not recorded (record-preference)" }
    let named = [
      preference.facility, preference.type.map { "a home of type \($0.rawValue)" },
      preference.county.map { "a place in county \($0)" },
    ].compactMap { $0 }
    let said = preference.said.map { showsWords ? "\"\($0)\"" : "words (m shows them)" }
    let parts = named + [said].compactMap { $0 }
    return "the youth's own wish: \(parts.joined(separator: ", "))"
  }
}

/// The listing of `placements --unmet`: needs that no facility met (S19).
public enum UnmetColumns {
  /// One row a county, criterion, age, gender and size of sibling group.
  public static let listing = Listing<UnmetLine>(
    name: "placements", variant: "unmet",
    columns: [
      Column("county", "County", priority: 1) { .key($0.county) },
      Column("criterion", "Criterion", priority: 1, emphasis: { _ in .strong }) {
        .key($0.criterion)
      },
      Column("age_band", "Age", priority: 2) { .key($0.ageBand) },
      Column("gender", "Gender", priority: 2) { .code($0.gender) },
      Column("siblings", "Siblings", kind: .number, priority: 2) { .integer($0.siblings) },
      Column("needs", "Needs", kind: .number, priority: 1) { .integer($0.needs) },
      Column("alone", "Alone", kind: .number, priority: 1) { .integer($0.alone) },
    ],
    summaryKeys: ["needs", "youth"],
    emptyText:
      "No need is recorded as unmet. 'placements --for YOUTH' records one where no facility"
      + " is eligible.")

  /// The figures under the list: needs once a youth and day, and the youth.
  public static func summary(of needs: [RecordedNeed]) -> [(key: String, cell: Cell)] {
    let days = Set(needs.map { [$0.youth, $0.day.text] })
    return [
      ("needs", .integer(days.count)), ("youth", .integer(Set(needs.map(\.youth)).count)),
    ]
  }
}
