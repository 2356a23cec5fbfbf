import Database
import Domain

/// What is wanting among the accounts: who has no role to do what the store needs done, and whose
/// openings nobody would review.
struct AccountDoctor {
  private let store: BoardStore
  private let connection: Connection
  private let now: Instant
  private let grants: [Grant]

  /// After how many days without a sign an account is named (S25).
  private static let idleDays = 30
  /// Roles without which something that must be done can be done by nobody.
  private static let needed: [Role] = [.administrator, .dataSteward, .supervisor, .auditor]

  init(of store: BoardStore, _ connection: Connection, _ request: DoctorRequest) throws {
    self.store = store
    self.connection = connection
    now = request.now
    grants = try connection.fetchAll(
      "SELECT \(Grant.columns) FROM grants WHERE from_at <= ?1"
        + " AND (until_at IS NULL OR until_at > ?1) ORDER BY account", [.integer(now.seconds)]
    ) { try Grant(row: $0) }
  }

  /// One line each.
  func lines() throws -> [CheckLine] {
    [
      identities(), roles(), try staff(), try reviewers(), try idle(), try reviews(),
    ]
  }

  private func line(_ name: String, _ wanting: [String], _ words: String, ok: String) -> CheckLine {
    CheckLine(
      name: name, isGood: wanting.isEmpty,
      finding: wanting.isEmpty ? ok : "\(words): \(wanting.joined(separator: ", "))")
  }

  /// Accounts that the machine does not have, or has under another number: a reused name.
  private func identities() -> CheckLine {
    let count = "\(grants.count) in force"
    if store.isDemo {
      return CheckLine(
        name: "accounts", isGood: true, finding: "\(count); a demonstration store's need not exist")
    }
    let strangers = grants.filter { Identity.uid(ofAccount: $0.account) != $0.uid }.map(\.account)
    return line("accounts", strangers, "not accounts of this machine", ok: "ok (\(count))")
  }

  private func roles() -> CheckLine {
    let held = Set(grants.map(\.role))
    return line(
      "roles", Self.needed.filter { !held.contains($0) }.map(\.words), "no account has",
      ok: "ok (\(held.count) of \(Role.grantable.count) roles are held)")
  }

  /// Accounts whose own staff record says that the person has left.
  private func staff() throws -> CheckLine {
    let today = store.zone.localDate(of: now).text
    let left = try grants.filter { grant in
      guard let staff = grant.staff else { return false }
      let ended = try connection.fetchOne(
        "SELECT ended_on FROM staff WHERE id = ?", [.text(staff)]
      ) { $0.optionalText(0) }
      return (ended ?? nil).map { $0 < today } ?? (ended == nil)
    }
    return line("staff records", left.map(\.account), "the person has left", ok: "ok")
  }

  /// Accounts that may open a record for life safety while no supervisor sees what they did.
  private func reviewers() throws -> CheckLine {
    let supervisors = grants.filter { $0.role == .supervisor }
    let alone = try grants.filter { grant in
      guard grant.role.mayBreakGlass else { return false }
      let place = try grant.staff.flatMap { try unit(of: $0) }
      return !supervisors.contains { supervisor in
        supervisor.account != grant.account && supervisor.unit != nil
          && supervisor.unit == place?.unit
          && place.map { supervisor.counties.contains($0.county) } ?? false
      }
    }
    return line(
      "reviewers", alone.map(\.account),
      "no supervisor would review an opening for life safety by", ok: "ok")
  }

  private func unit(of staff: String) throws -> (unit: String?, county: String)? {
    try connection.fetchOne(
      "SELECT unit, county FROM staff_versions WHERE id = ?1 AND valid_from <= ?2"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(staff), .integer(now.seconds)]
    ) { (unit: $0.optionalText(0), county: $0.text(1)) }
  }

  private func idle() throws -> CheckLine {
    let since = now.adding(trueDays: -Self.idleDays)
    let seen = Set(
      try connection.fetchAll(
        "SELECT DISTINCT account FROM audit WHERE at_hundredths >= ?",
        [.integer(since.seconds * 100)]
      ) { $0.text(0) })
    let idle = grants.filter { $0.from < since && !seen.contains($0.account) }
    return line(
      "idle accounts", idle.map(\.account), "nothing done for \(Self.idleDays) days", ok: "ok")
  }

  private func reviews() throws -> CheckLine {
    let waiting = try connection.fetchInt(
      "SELECT count(*) FROM break_glass WHERE reviewed_at IS NULL")
    let late = try store.read(OpeningsQuery(at: now)).filter { $0.state(at: now) == .late }
    return line(
      "reviews", late.map(\.id), "late reviews of openings for life safety",
      ok: "ok (\(waiting) to review)")
  }
}
