import Database
import Domain
import Store

/// Missing youth of other counties, by the same plain loops: the least of them, until located.
extension NaiveAccess {
  /// What is seen of such an episode, by table.
  private static let least: [String: Set<String>] = [
    "missing": ["last_seen_at", "received_at", "suspected_county", "recovery_worker"],
    "youth_versions": ["county", "gender", "born_on", "lead_agency"],
    "episode_details": [
      "clothing", "height", "weight", "hair", "eyes", "marks", "photo_on",
    ],
    "staff_versions": ["name", "phone"], "notices": ["at", "party"], "efforts": ["at"],
    "episode_steps": ["step", "at"], "clock_exemptions": ["clock", "at"],
  ]

  /// What decides how clocks stand, and is not shown itself.
  private static let deciding: [String: Set<String>] = [
    "notices": ["reference", "exempt_reason"]
  ]

  /// The episodes: open, of a youth whom nobody has located, of another county than the viewer's,
  /// and missing from a place in one of them or perhaps in one.
  package var nearby: Set<String> {
    guard viewer.role.seesNearby, viewer.role != .everything else { return [] }
    let running = rows("missing").filter { isAway($0) && $0["whereabouts_known"]?.int64 != 1 }
    return Set(
      running.filter { row in
        let home = find("youth", row["youth"]?.text)?["owner_county"]?.text ?? ""
        let places = [
          row["suspected_county"]?.text,
          current("facility_versions")[row["facility"]?.text ?? ""]?["county"]?.text,
        ]
        return !viewer.counties.contains(home)
          && places.contains { $0.map(viewer.counties.contains) ?? false }
      }.compactMap { $0["id"]?.text })
  }

  /// Whether the viewer is shown a value of a row because its youth may be in one of their counties.
  package func seesNearby(_ column: String, of row: Record, in table: String) -> Bool {
    Self.least[table]?.contains(column) == true && isNearby(row, in: table)
  }

  /// Whether what the viewer is shown of such youth hangs on a value.
  package func hangsNearby(on column: String, of row: Record, in table: String) -> Bool {
    let all = (Self.least[table] ?? []).union(Self.deciding[table] ?? [])
    return all.contains(column) && isNearby(row, in: table)
  }

  private func isNearby(_ row: Record, in table: String) -> Bool {
    let near = nearby
    switch table {
    case "missing": return near.contains(row["id"]?.text ?? "")
    case "youth_versions":
      return near.contains { find("missing", $0)?["youth"] == row["id"] }
    case "staff_versions":
      return near.contains { contacts(of: $0).contains(row["id"]?.text ?? "") }
    default: return near.contains(row["episode"]?.text ?? "")
    }
  }

  /// Whoever looks for a youth, or else has an open case of theirs.
  private func contacts(of episode: String) -> Set<String> {
    let row = find("missing", episode)
    if let worker = row?["recovery_worker"]?.text { return [worker] }
    return Set(
      rows("assignments").filter { assignment in
        guard runs(assignment), let held = find("cases", assignment["case_id"]?.text)
        else { return false }
        return held["youth"] == row?["youth"] && (held["opened_on"]?.text ?? "9") <= today
          && (held["closed_on"]?.text ?? "9999") >= today
      }.compactMap { $0["staff"]?.text })
  }
}
