import Database
import Domain
import TestSupport

@testable import Store

/// Who is visible, worked out without the views: from plain tables, by loops.
struct NaiveScope {
  let viewer: Viewer
  /// Youth whose records they work with.
  let youth: Set<String>
  /// Staff whom they find on rosters and teams.
  let staff: Set<String>
  /// Staff whose caseload weights they see.
  let weighted: Set<String>
  /// Cases of those youth.
  let cases: Set<String>

  init(_ viewer: Viewer, path: String, now: Instant, zone: ZoneRules) throws {
    let connection = try StoreDump.open(path)
    defer { connection.close() }
    let today = zone.localDate(of: now).text
    var open: [String: String] = [:]
    var youthOfCase: [String: String] = [:]
    try connection.forEach("SELECT id, youth, opened_on, closed_on FROM cases") { row in
      youthOfCase[row.text(0)] = row.text(1)
      if row.text(2) <= today, (row.optionalText(3) ?? "9999") >= today {
        open[row.text(0)] = row.text(1)
      }
    }
    var holders: [String: Set<String>] = [:]
    try connection.forEach("SELECT case_id, staff, from_at, until_at FROM assignments") { row in
      guard let youth = open[row.text(0)], row.int64(2) <= now.seconds,
        (row.optionalInt64(3) ?? .max) > now.seconds
      else { return }
      holders[youth, default: []].insert(row.text(1))
    }
    var unit: [String: (String?, String)] = [:]
    try connection.forEach(
      "SELECT id, unit, county FROM staff_versions WHERE valid_from <= ?1 ORDER BY valid_from",
      [.integer(now.seconds)]
    ) { row in unit[row.text(0)] = (row.optionalText(1), row.text(2)) }
    let owner = try Dictionary(
      uniqueKeysWithValues: connection.fetchAll("SELECT id, owner_county FROM staff") {
        ($0.text(0), $0.text(1))
      })
    let home = try Dictionary(
      uniqueKeysWithValues: connection.fetchAll("SELECT id, owner_county FROM youth") {
        ($0.text(0), $0.text(1))
      })
    let counties = Set(viewer.counties)
    var team: Set<String> = viewer.staff.map { [$0] } ?? []
    if viewer.role == .supervisor {
      for (id, place) in unit where place.0 == viewer.unit && counties.contains(place.1) {
        team.insert(id)
      }
    }
    var seen = Set(holders.filter { !$0.value.isDisjoint(with: team) }.keys)
    if viewer.role == .supervisor {
      for (id, county) in home where counties.contains(county) && holders[id] == nil {
        seen.insert(id)
      }
    }
    let sees = viewer.role == .caseworker || viewer.role == .supervisor
    self.viewer = viewer
    youth = sees ? seen : []
    weighted = sees ? team : []
    // Whoever stands on a county's roster can be called by it.
    let rostered = try connection.fetchAll("SELECT staff, county FROM shifts") {
      ($0.text(0), $0.text(1))
    }.filter { counties.contains($0.1) }.map(\.0)
    staff =
      sees ? Set(owner.filter { counties.contains($0.value) }.keys).union(rostered) : []
    cases = sees ? Set(youthOfCase.filter { seen.contains($0.value) }.keys) : []
  }
}
