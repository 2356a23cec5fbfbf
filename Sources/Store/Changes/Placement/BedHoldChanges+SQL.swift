import Database
import Domain

extension HoldBed: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    try work.requireVisible(RecordCatalog.facilities, facility)
    let until = try until ?? work.now.adding(hours: hours(work))
    if until <= work.now {
      throw StoreError.field(FieldProblem(field: "until", reason: "lies in the past"))
    }
    if try BedHold.current(of: youth, at: facility, work) != nil {
      throw StoreError.rule(
        "a bed of '\(facility)' is held for '\(youth)' already; release-bed gives it up")
    }
    if try PlacementSafety.isForbidden(youth: youth, facility: facility, at: work.now, work) {
      throw StoreError.rule(
        "no bed of '\(facility)' may be held for '\(youth)': contact is forbidden there")
    }
    guard let open = try BedsNow.open(of: facility, work) else {
      throw StoreError.rule(
        "it is not known how many beds of '\(facility)' are open; confirm-beds says it")
    }
    if open < 1 {
      throw StoreError.rule(
        "no bed of '\(facility)' is open" + (try BedHold.last(at: facility, work) ?? ""))
    }
    let kind = RecordCatalog.bedHolds
    let key = try work.freshKey("BH-", for: kind)
    let row = work.row(
      kind,
      [
        "id": .text(key), "facility": .text(facility), "youth": .text(youth),
        "from": .time(work.now), "until": .time(until),
      ])
    var writer = try work.record(
      Self.descriptor.name, youth: youth, [("facility", .text(facility)), ("hold", .text(key))])
    try writer.write(row, to: .base(of: kind))
    return key
  }

  private func hours(_ work: WriteWork) throws -> Int {
    let limit = PlacementLimit.holdHours
    return try work.policy(.placement, limit.rawValue, ofYouth: youth) ?? limit.defaultValue
  }
}

extension ReleaseBed: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let youth = fields.text("youth"), let facility = fields.text("facility") else { return }
    try reading.work.requireVisible(RecordCatalog.youth, youth)
    guard let key = try BedHold.current(of: youth, at: facility, reading.work) else { return }
    try reading.take(RecordCatalog.bedHolds, key: [.text(key)], columns: ["until"])
  }

  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    try work.requireVisible(RecordCatalog.facilities, facility)
    guard let key = try BedHold.current(of: youth, at: facility, work) else {
      throw StoreError.rule("no bed of '\(facility)' is held for '\(youth)'")
    }
    var writer = try work.record(
      Self.descriptor.name, youth: youth, [("facility", .text(facility)), ("hold", .text(key))])
    try writer.change(
      .base(of: RecordCatalog.bedHolds), key: [.text(key)],
      ["until_at": .integer(work.now.seconds)])
    return key
  }
}

/// Beds that are held for a youth.
enum BedHold {
  /// Who holds a bed since, in words: of two who want the last one, the second is told. For which
  /// youth is no part of it.
  static func last(at facility: String, _ work: WriteWork) throws -> String? {
    let held = try work.connection.fetchOne(
      "SELECT a.account, b.from_at, b.until_at FROM bed_holds b JOIN audit a ON a.seq = b.entry"
        + " WHERE b.facility = ?1 AND b.from_at <= ?2 AND b.until_at > ?2"
        + " ORDER BY b.from_at DESC, b.id DESC LIMIT 1",
      [.text(facility), .integer(work.now.seconds)]
    ) { ($0.text(0), Instant(seconds: $0.int64(1)), Instant(seconds: $0.int64(2))) }
    return held.map { account, from, until in
      "; \(account) holds the last since \(work.zone.rfc3339(from)) until"
        + " \(work.zone.rfc3339(until))"
    }
  }

  /// The hold that runs, or `nil` where there is none.
  static func current(of youth: String, at facility: String, _ work: WriteWork) throws -> String? {
    try work.connection.fetchOne(
      "SELECT id FROM bed_holds WHERE youth = ?1 AND facility = ?2 AND until_at > ?3"
        + " AND from_at <= ?3 ORDER BY from_at DESC LIMIT 1",
      [.text(youth), .text(facility), .integer(work.now.seconds)]
    ) { $0.text(0) }
  }
}

/// The beds of a facility as a change finds them.
enum BedsNow {
  /// Why a confirmation is refused that takes more beds than are contracted; nil where it does not.
  ///
  /// - Parameter held: beds held since it.
  static func excess(
    _ values: [String: FieldValue], held: Int, contracted: Int
  ) -> String? {
    let taken = ["occupied", "held", "offline"].reduce(0) { sum, name in
      if case .integer(let beds) = values[name] { sum + beds } else { sum }
    }
    if taken + held <= contracted { return nil }
    return "occupied, held and offline are \(Plural.of(taken, "bed"))"
      + (held == 0 ? "" : ", \(held) held since") + ", and \(contracted) are contracted"
  }

  /// Unexpired holds made since a moment, or at it.
  static func holds(of facility: String, since: Instant, _ work: WriteWork) throws -> Int {
    try holds(of: facility, since: since, at: work.now, work.connection)
  }

  /// The same at a moment, for who has no change at work.
  static func holds(
    of facility: String, since: Instant, at now: Instant, _ connection: Connection
  ) throws -> Int {
    try connection.fetchOne(
      "SELECT count(*) FROM bed_holds WHERE facility = ?1 AND until_at > ?2 AND from_at <= ?2"
        + " AND from_at >= ?3",
      [.text(facility), .integer(now.seconds), .integer(since.seconds)]
    ) { $0.int(0) } ?? 0
  }

  /// Beds contracted at a moment; `nil` where that is not known.
  static func contracted(of facility: String, at moment: Instant, _ work: WriteWork) throws -> Int?
  {
    try work.connection.fetchOne(
      "SELECT capacity_contracted FROM facility_versions WHERE id = ?1 AND valid_from <= ?2"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(facility), .integer(moment.seconds)]
    ) { $0.optionalInt(0) } ?? nil
  }

  /// Open beds by the newest confirmation, less the unexpired holds made since (interface §4.2);
  /// `nil` where no capacity or no confirmation is known.
  static func open(of facility: String, _ work: WriteWork) throws -> Int? {
    let contracted = try contracted(of: facility, at: work.now, work)
    let told = try work.connection.fetchOne(
      "SELECT confirmed_at, occupied, held, offline FROM availability WHERE facility = ?1"
        + " AND confirmed_at <= ?2 ORDER BY confirmed_at DESC LIMIT 1",
      [.text(facility), .integer(work.now.seconds)]
    ) { row in
      (at: Instant(seconds: row.int64(0)), occupied: row.int(1), held: row.int(2), off: row.int(3))
    }
    guard let told else { return nil }
    let since = try holds(of: facility, since: told.at, work)
    return BedCount(
      contracted: contracted, occupied: told.occupied, held: told.held + since, offline: told.off
    ).open
  }
}
