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
  ]

  /// Grants them, gives a case to the partners who carry one, and starts a team for one youth.
  func make() throws {
    let officer = try store.apply(
      "add-staff",
      fields: [
        ("name", "Sample Probation Officer"), ("agency", agency("PROB")), ("role", "other"),
        ("county", example.county), ("started_on", "2020-01-06"),
      ], now: now)
    for (account, role) in Self.names { try grant(account, role, officer: officer) }
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

  private func agency(_ code: String) -> String { "AG-\(example.county)-\(code)" }

  private func grant(_ account: String, _ role: Role, officer: String) throws {
    let (code, staff): (String, String?) =
      switch role {
      case .caseworker: ("CW", example.worker)
      case .probation: ("PROB", officer)
      case .advocate: ("ADV", example.advocate)
      case .behavioralHealth: ("BH", nil)
      case .lawEnforcement: ("LE", nil)
      case .counsel: ("CT", nil)
      default: ("CW", nil)
      }
    try store.grant(
      GrantRequest(
        account: account, role: role, agency: agency(code),
        counties: role.home == .nothing ? [] : [example.county], staff: staff,
        unit: role == .supervisor ? example.unit : nil), now: now)
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
