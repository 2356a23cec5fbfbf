import Domain
import Store

/// What the accounts of a demonstration hang on: people and youth of its first county.
struct SampleExample {
  let county: String
  let worker: String
  let unit: String
  let advocate: String
  /// A few youth with an open case.
  let youth: [String]
}

/// One account a role, to try with `--as`.
struct SampleAccounts {
  let store: BoardStore
  let now: Instant
  let example: SampleExample

  /// The accounts' names by role.
  static let names: [(account: String, role: Role)] = [
    ("worker", .caseworker), ("lead", .supervisor), ("desk", .hotline), ("officer", .probation),
    ("mentor", .advocate), ("clinician", .behavioralHealth), ("nurse", .publicHealthNurse),
    ("school", .education), ("detective", .lawEnforcement), ("victims", .victimServices),
    ("lawyer", .counsel), ("beds", .placementDesk), ("analyst", .analyst),
    ("steward", .dataSteward), ("keeper", .administrator), ("auditor", .auditor),
    ("haven", .provider),
    ("chief", .supervisor),
  ]

  /// The unit of those who may open a record for life safety and carry no cases of a unit: its
  /// supervisor, chief, reviews what they open, and lead what chief opens.
  private static let duty = "Duty"

  /// Grants them, gives a case to the partners who carry one, and starts a team for one youth.
  func make() throws {
    let people = try people()
    for (account, role) in Self.names { try grant(account, role, staff: people[account]) }
    let officer = people["officer"] ?? example.worker
    try share(example.youth.first, with: officer)
    try share(example.youth.dropFirst().first, with: example.advocate)
    if let youth = example.youth.last {
      _ = try store.apply(
        "start-team",
        fields: [
          ("youth", youth), ("purpose", "response"),
          ("members", "mentor;clinician;nurse;detective;victims;officer"),
          ("verified", "called back at the agency"),
        ], now: now)
    }
  }

  /// The staff record of each account that needs one.
  private func people() throws -> [String: String] {
    [
      "worker": example.worker, "mentor": example.advocate,
      "officer": try hire("Sample Probation Officer", "PROB", unit: Self.duty),
      "desk": try hire("Sample Hotline Screener", "CW", unit: Self.duty),
      "detective": try hire("Sample Detective", "LE", unit: Self.duty),
      "lead": try hire("Sample Unit Supervisor", "CW", unit: Self.duty),
      "chief": try hire("Sample Duty Supervisor", "CW", unit: example.unit),
    ]
  }

  private func hire(_ name: String, _ agency: String, unit: String) throws -> String {
    try store.apply(
      "add-staff",
      fields: [
        ("name", name), ("agency", self.agency(agency)), ("role", "other"), ("unit", unit),
        ("county", example.county), ("started_on", "2020-01-06"),
      ], now: now)
  }

  private func agency(_ code: String) -> String { "AG-\(example.county)-\(code)" }

  private func grant(_ account: String, _ role: Role, staff: String?) throws {
    let code =
      switch role {
      case .probation: "PROB"
      case .advocate: "ADV"
      case .behavioralHealth: "BH"
      case .lawEnforcement: "LE"
      case .counsel: "CT"
      default: "CW"
      }
    let unit = account == "chief" ? Self.duty : role == .supervisor ? example.unit : nil
    try store.grant(
      GrantRequest(
        account: account, role: role, agency: agency(code),
        counties: role.home == .nothing ? [] : [example.county], staff: staff, unit: unit,
        facilities: role == .provider ? try homes() : []),
      now: now)
  }

  /// The first two facilities of the county that have contracted beds.
  private func homes() throws -> [String] {
    try store.read(PlacementsQuery(at: now, counties: [example.county]))
      .filter { $0.beds.contracted != nil }.prefix(2).map(\.facility)
  }

  /// Gives an open case of a youth to somebody, as secondary.
  private func share(_ youth: String?, with staff: String) throws {
    let cases = try store.read(CaseloadQuery(at: now)).cases
    guard let row = cases.first(where: { $0.youth == youth }) else { return }
    _ = try store.apply(
      "assign-case", fields: [("case", row.caseID), ("staff", staff), ("role", "secondary")],
      now: now)
  }
}
