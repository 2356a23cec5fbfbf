import Database
import Domain

/// A share of a case that is about to begin, with the rules that may refuse it (D§4.3).
struct NewShare {
  let move: CaseMove
  let from: Instant
  let record: CaseRecord
  let work: WriteWork

  /// The load of whoever takes the share on, as it will be; the rules have been asked.
  ///
  /// - Throws: ``StoreError/rule(_:)`` for the first rule that is broken, and where rules that give
  ///   way or the load ask for a word that the fields do not have.
  func load(_ said: LoadFields) throws -> Load {
    try requireOpen()
    try requireInService()
    try requireFree()
    // Of a case that is closed by now things are judged as they stood.
    let isClosed = record.closedOn.map { $0 < work.today.text } ?? false
    let outlook = try work.unscoped(
      WorkerLoadQuery(
        staff: move.to, taking: move, at: isClosed ? from : max(from, work.now), since: from))
    // Who holds another share may take this one on too.
    let broken = outlook.objections.filter { $0.kind != .hasCase }
    try requireRules(broken, said)
    let row = outlook.row
    let demand = row?.band?.demand ?? .none
    if !said.meet(demand) { throw StoreError.rule(try sentence(demand, row)) }
    let isSpokenFor = demand != .none || !broken.isEmpty
    return Load(
      row: row, isSpokenFor: isSpokenFor, rules: broken.map(\.kind),
      reason: isSpokenFor ? said.reason : nil)
  }

  /// A worker's load with the share.
  struct Load {
    let row: WorkerRow?
    /// Whether somebody had to know of it or say why.
    let isSpokenFor: Bool
    /// The rules that were set aside.
    let rules: [NextAssignment.Exclusion.Kind]
    let reason: String?
  }

  /// What the log says of a load, or of rules, that somebody had to speak for.
  func details(of load: Load) -> [(String, DatabaseValue)] {
    guard load.isSpokenFor, let row = load.row else { return [] }
    let rules = load.rules.map(\.rawValue).joined(separator: ";")
    return [
      ("points", .integer(Int64(row.points))), ("capacity", .integer(Int64(row.capacity))),
      ("reason_given", load.reason == nil ? 0 : 1),
    ] + (rules.isEmpty ? [] : [("rules", .text(rules))])
  }

  /// Writes the share, and what was said of a load over the limits or of a rule set aside.
  func write(handover: String?, load: Load, _ writer: inout RecordWriter) throws {
    let key: [DatabaseValue] = [
      .text(move.caseID), .text(move.to), .text(move.role.rawValue), .integer(from.seconds),
    ]
    try writer.write(
      key + [.null, DatabaseValue(handover)], to: .base(of: RecordCatalog.assignments))
    guard load.isSpokenFor, let row = load.row else { return }
    try writer.write(
      key + [
        .text(record.youth), .integer(Int64(row.points)), .integer(Int64(row.capacity)),
        DatabaseValue(load.reason),
      ], to: .base(of: RecordCatalog.loadExceptions))
  }

  // MARK: - Rules

  private var day: LocalDate { work.zone.localDate(of: from) }

  private func requireOpen() throws {
    if let closed = record.closedOn, closed < day.text {
      throw StoreError.rule("case '\(move.caseID)' was closed on \(closed)")
    }
    if record.openedOn > day.text {
      throw StoreError.rule("case '\(move.caseID)' opens only on \(record.openedOn)")
    }
  }

  private func requireInService() throws {
    let found = try work.connection.fetchOne(
      "SELECT started_on, ended_on FROM staff WHERE id = ?", [.text(move.to)]
    ) { ($0.text(0), $0.optionalText(1)) }
    guard let (started, last) = found else { return }
    if day.text < started {
      throw StoreError.rule("'\(move.to)' starts only on \(started)")
    }
    if let last, day.text > last {
      throw StoreError.rule("'\(move.to)' ended on \(last)")
    }
  }

  /// One role at a time for one person, and one primary worker a case, from
  /// then on: an assignment that begins later stands in the way too.
  private func requireFree() throws {
    let role = move.role.rawValue
    let holders = try work.connection.fetchAll(
      "SELECT staff, role, from_at FROM assignments WHERE case_id = ?1"
        + " AND (until_at IS NULL OR until_at > ?2 OR (from_at = ?2 AND staff = ?3 AND role = ?4))"
        + " ORDER BY from_at",
      [.text(move.caseID), .integer(from.seconds), .text(move.to), .text(role)]
    ) { (staff: $0.text(0), role: $0.text(1), from: Instant(seconds: $0.int64(2))) }
    // The share that ends is in nobody's way from then on.
    .filter { !($0.staff == move.from && $0.role == role && $0.from <= from) }
    try requireKept(holders.contains { $0.staff == move.from && $0.role == move.keeps?.rawValue })
    if let same = holders.first(where: { $0.staff == move.to && $0.role == role }) {
      let since = same.from > from ? " from \(work.zone.localDate(of: same.from).text)" : ""
      throw StoreError.rule("'\(move.to)' already has case '\(move.caseID)' as \(role)\(since)")
    }
    if move.role == .primary, let primary = holders.first(where: { $0.role == role }) {
      let since =
        primary.from > from ? " from \(work.zone.localDate(of: primary.from).text)" : ""
      throw StoreError.rule(
        "case '\(move.caseID)' has a primary worker, '\(primary.staff)'\(since);"
          + " end that assignment first (end-assignment)")
    }
  }

  private func requireKept(_ isHeld: Bool) throws {
    guard isHeld, let from = move.from, let keeps = move.keeps else { return }
    throw StoreError.rule("'\(from)' already has case '\(move.caseID)' as \(keeps.rawValue)")
  }

  /// The rules of `caseloads --next`: whoever is away or in conflict with the youth may not have
  /// the case; of the others a supervisor may say that they know, and why.
  private func requireRules(
    _ broken: [NextAssignment.Exclusion], _ said: LoadFields
  ) throws {
    if let one = broken.first(where: { !$0.kind.givesWay }) {
      throw StoreError.rule(
        "'\(move.to)' may not have case '\(move.caseID)': \(one.kind.words) (\(one.detail))")
    }
    if broken.isEmpty || said.setRulesAside { return }
    // What the rules rest on is for whoever sees that worker's load.
    let isSeen = try seesLoad
    let rules = broken.map { isSeen ? "\($0.kind.words) (\($0.detail))" : $0.kind.words }
    let many = broken.count == 1 ? "the rule" : "the rules"
    throw StoreError.rule(
      "'\(move.to)' taking case '\(move.caseID)' on breaks \(many)"
        + " \(rules.joined(separator: ", ")): acknowledged=yes and a reason are needed")
  }

  /// What is needed; the figures are for whoever sees that worker's load.
  private func sentence(_ demand: LoadBand.Demand, _ row: WorkerRow?) throws -> String {
    let isBlocked = demand == .reason
    let percent = try work.policy(
      .band, (isBlocked ? LoadBand.over : .full).rawValue, county: row?.county, on: work.today)
    let limit = percent ?? (isBlocked ? 115 : 100)
    let needed = isBlocked ? "a reason" : "acknowledged=yes"
    guard let row, let tenths = row.percent.percentTenths, try seesLoad else {
      return "'\(move.to)' would carry more than \(limit) % of capacity with case"
        + " '\(move.caseID)': \(needed) is needed"
    }
    return "'\(move.to)' would carry \(tenths / 10).\(tenths % 10) % of capacity with case"
      + " '\(move.caseID)' (\(row.points) of \(row.capacity) points); over \(limit) %"
      + " \(needed) is needed"
  }

  private var seesLoad: Bool {
    get throws {
      if work.viewer.role == .everything { return true }
      return try work.connection.fetchOne(
        "SELECT 1 FROM \(ViewScopes.weights) WHERE id = ?", [.text(move.to)]
      ) { $0.int(0) } != nil
    }
  }
}
