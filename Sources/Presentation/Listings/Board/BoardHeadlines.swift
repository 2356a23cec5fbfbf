import Domain

/// The headings of the board's panels: each says the figure that matters by itself.
public enum BoardHeadlines {
  /// `Missing from care: 4 youth, 5 clocks late, 1 with nobody looking`.
  public static func missing(_ episodes: [UrgentEpisode]) -> String {
    if episodes.isEmpty { return "Missing from care: nobody whom you may see" }
    let returned = episodes.filter { $0.line.episode.returnedAt != nil }
    let youth = Set(
      episodes.filter { $0.line.episode.returnedAt == nil }.map(\.line.episode.youth)
    ).count
    var parts = ["\(youth) youth"]
    let late = episodes.reduce(0) { $0 + $1.late }
    if late > 0 { parts.append("\(Plural.of(late, "clock")) late") }
    let alone = episodes.count { $0.line.episode.recoveryWorker == nil }
    if alone > 0 { parts.append("\(alone) with nobody looking") }
    if !returned.isEmpty { parts.append("\(returned.count) back and not closed") }
    return "Missing from care: \(parts.joined(separator: ", "))"
  }

  /// `On call now: both seats filled in 3 counties`, or `On call now: NOBODY in 2 seats`.
  public static func onCall(_ lines: [OnCallLine]) -> String {
    if lines.isEmpty { return "On call now: no county is known" }
    let empty = lines.count { $0.shift == nil }
    if empty > 0 {
      return "On call now: \(RosterColumns.nobody) in \(Plural.of(empty, "seat"))"
    }
    let counties = Set(lines.map(\.county)).count
    return "On call now: both seats filled in \(Plural.of(counties, "county", "counties"))"
  }

  /// `Open beds: 7 in 4 facilities; 2 facilities left out`.
  public static func beds(_ lines: [FacilityLine]) -> String {
    if lines.isEmpty { return "Open beds: no facility is known" }
    let totals = BedTotals(lines)
    return "Open beds: \(totals.open) in \(facilities(totals.facilities));"
      + " \(totals.leftOut == 0 ? "none" : "\(totals.leftOut)") left out"
  }

  /// `Due next: Notice to the court, E-0003, 2026-11-20 18:30 PST`.
  public static func due(_ items: [DueItem], zone: ZoneRules) -> String {
    guard let first = items.first else { return "Due next: nothing" }
    let late = items.count { $0.state == .late }
    let count = late == 0 ? "\(items.count)" : "\(items.count), \(late) late"
    return "Due next (\(count)): \(first.title),"
      + " \(TimeDisplay.dayAndClock(first.dueAt, zone: zone))"
  }

  /// `2 youth without oversight`; `nil` where there are none.
  public static func oversight(_ lines: [OversightLine]) -> String? {
    lines.isEmpty ? nil : "\(lines.count) youth without oversight"
  }

  /// `county Kern`, `counties Fresno, Kern`, `58 counties`.
  public static func counties(_ names: [String]) -> String {
    if names.count == 1 { return "county \(names[0])" }
    return names.count > 6
      ? "\(names.count) counties" : "counties \(names.joined(separator: ", "))"
  }

  private static func facilities(_ count: Int) -> String {
    "\(Plural.of(count, "facility", "facilities"))"
  }
}
