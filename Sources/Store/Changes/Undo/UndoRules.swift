import Database
import Domain

/// What must hold between the rows that come back and the rows that came since: the same rules by
/// which the changes themselves are refused.
struct UndoRules {
  let plan: UndoPlan
  let work: WriteWork

  func check() throws {
    for row in plan.back {
      switch row.table.name {
      case "assignments": try requireAssignable(row)
      case "cases": try requireCloseable(row)
      case "stays": try requirePlaceable(row)
      case "missing": try requireEpisode(row)
      case "bed_holds": try requireBed(row)
      default: break
      }
    }
    for row in plan.back + plan.out where row.table.name == "availability" {
      try requireNewest(row)
    }
    try requireWorkedHoursKept()
  }

  /// One primary worker a case at a time, and none in a case that is closed.
  private func requireAssignable(_ row: KeptRow) throws {
    let (from, until) = (row.value("from_at"), row.value("until_at"))
    let closed = try work.connection.fetchOne(
      "SELECT closed_on FROM cases WHERE id = ?", [row.value("case_id")]
    ) { $0.optionalText(0) }
    let isReopened = plan.back.contains { $0.table.name == "cases" }
    if !isReopened, let day = closed.flatMap({ $0 }).flatMap(LocalDate.init),
      (until.int64 ?? .max) > work.zone.endOfDay(day).seconds
    {
      throw UndoRefusal(reason: "the case was closed on \(day.text)")
    }
    guard row.value("role") == .text(AssignmentRole.primary.rawValue) else { return }
    let others = try work.connection.fetchAll(
      "SELECT staff, role, from_at FROM assignments WHERE case_id = ?1 AND role = ?2"
        + " AND from_at < ifnull(?4, 1 << 62) AND ifnull(until_at, 1 << 62) > ?3",
      [row.value("case_id"), row.value("role"), from, until]
    ) { [row.value("case_id"), $0.value(0), $0.value(1), $0.value(2)] }
    if let other = others.first(where: { !isTouched(row.table, key: $0) }) {
      throw UndoRefusal(reason: "'\(other[1].text ?? "")' is the primary worker of the case then")
    }
  }

  /// A case closes again only where nobody was given it since.
  private func requireCloseable(_ row: KeptRow) throws {
    guard let day = row.value("closed_on").text.flatMap(LocalDate.init) else { return }
    let end = work.zone.endOfDay(day)
    let others = try work.connection.fetchAll(
      "SELECT case_id, staff, role, from_at FROM assignments WHERE case_id = ?"
        + " AND ifnull(until_at, 1 << 62) > ?", [row.value("id"), .integer(end.seconds)]
    ) { row in (0..<4).map { row.value($0) } }
    let table = RecordTable.base(of: RecordCatalog.assignments)
    if let other = others.first(where: { !isTouched(table, key: $0) }) {
      throw UndoRefusal(reason: "'\(other[1].text ?? "")' was given the case since")
    }
  }

  /// A youth stays in one place at a time, and never where contact is forbidden (D§5.3).
  private func requirePlaceable(_ row: KeptRow) throws {
    let (youth, from, until) = (row.value("youth"), row.value("from_at"), row.value("until_at"))
    let others = try work.connection.fetchAll(
      "SELECT youth, from_at, facility FROM stays WHERE youth = ?1"
        + " AND from_at < ifnull(?3, 1 << 62) AND ifnull(until_at, 1 << 62) > ?2",
      [youth, from, until]
    ) { row in (0..<3).map { row.value($0) } }
    if let other = others.first(where: { !isTouched(row.table, key: Array($0.prefix(2))) }) {
      throw UndoRefusal(reason: "the youth stays at '\(other[2].text ?? "")' then")
    }
    guard until.isNull, let key = youth.text, let facility = row.value("facility").text else {
      return
    }
    if try PlacementSafety.isForbidden(youth: key, facility: facility, at: work.now, work) {
      throw UndoRefusal(reason: "contact is forbidden at '\(facility)' now")
    }
  }

  /// A bed is held again only where one is open, and contact is not forbidden meanwhile.
  private func requireBed(_ row: KeptRow) throws {
    guard let facility = row.value("facility").text, let youth = row.value("youth").text,
      (row.value("until_at").int64 ?? 0) > work.now.seconds
    else { return }
    if let open = try BedsNow.open(of: facility, work), open < 1 {
      throw UndoRefusal(reason: "no bed of '\(facility)' is open now")
    }
    if try PlacementSafety.isForbidden(youth: youth, facility: facility, at: work.now, work) {
      throw UndoRefusal(reason: "contact is forbidden at '\(facility)' now")
    }
  }

  /// One open episode a youth, and a return stays as long as something rests on it.
  private func requireEpisode(_ row: KeptRow) throws {
    if row.value("returned_at").isNull {
      try requireNothingAfterReturn(row)
      if row.value("closed_at").isNull {
        let other = try work.connection.fetchOne(
          "SELECT id FROM missing WHERE youth = ? AND id <> ? AND closed_at IS NULL"
            + " AND returned_at IS NULL", [row.value("youth"), row.value("id")]
        ) { $0.text(0) }
        if let other { throw UndoRefusal(reason: "the youth is missing again: episode \(other)") }
      }
    }
  }

  private func requireNothingAfterReturn(_ row: KeptRow) throws {
    let returned = try work.connection.fetchOne(
      "SELECT returned_at FROM missing WHERE id = ?", [row.value("id")]
    ) { $0.optionalInt64(0) }
    guard let returned = returned.flatMap({ $0 }) else { return }
    for table in ["notices", "efforts", "episode_steps"] {
      let later = try work.connection.fetchOne(
        "SELECT entry FROM \(table) WHERE episode = ? AND at >= ? AND entry > ? LIMIT 1",
        [row.value("id"), .integer(returned), .integer(Int64(plan.chain.root.seq))]
      ) { $0.int(0) }
      if let later {
        throw UndoRefusal(
          reason: "what followed the return is recorded: entry \(later), in \(table)")
      }
    }
  }

  /// A later confirmation may have taken its numbers from this one.
  private func requireNewest(_ row: KeptRow) throws {
    let later = try work.connection.fetchOne(
      "SELECT entry FROM availability WHERE facility = ? AND confirmed_at > ? AND entry > ?",
      [row.value("facility"), row.value("confirmed_at"), .integer(Int64(plan.chain.tip))]
    ) { $0.int(0) }
    if let later {
      throw UndoRefusal(reason: "the beds were confirmed again since: entry \(later)")
    }
  }

  /// Hours already worked stay (interface §3).
  private func requireWorkedHoursKept() throws {
    let reader = RecordWriter(connection: work.connection, entry: plan.chain.tip)
    for row in plan.back where row.table.name == "shifts" {
      let present = try reader.row(of: row.table, key: row.key)
      guard let before = worked(present?.values) else { continue }
      // More may come back (a running shift that was cancelled by mistake); nothing may go.
      guard let after = worked(row.values), after.dropLast() == before.dropLast(),
        (after.last?.int64 ?? 0) >= (before.last?.int64 ?? 0)
      else { throw Self.hoursWorked }
    }
    for row in plan.out where row.table.name == "shifts" {
      if worked(row.values) != nil { throw Self.hoursWorked }
    }
  }

  private static let hoursWorked = UndoRefusal(reason: "hours already worked stay as they were")

  /// Seat, person and time of the part of a shift that lies behind us, or `nil`.
  private func worked(_ values: [DatabaseValue]?) -> [DatabaseValue]? {
    guard let values, let start = values[5].int64, let end = values[6].int64 else { return nil }
    let last = min(end, work.now.seconds)
    return start < last ? Array(values[1...5]) + [.integer(last)] : nil
  }

  private func isTouched(_ table: RecordTable, key: [DatabaseValue]) -> Bool {
    (plan.back + plan.out).contains { $0.table == table && $0.key == key }
  }
}
