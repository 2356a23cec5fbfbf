import Database
import Domain

/// A temporary schedule as the rules of the roster need it.
struct ScheduleRow {
  let id: String
  let county: String
  let seat: Seat
  let rank: Rank
  let span: Interval
  /// The entry that put it, and cut what it stands before.
  let entry: Int

  /// The schedule of that key, if the viewer sees it and it is not over.
  static func visible(_ key: String, _ work: WriteWork) throws -> ScheduleRow {
    let kind = RecordCatalog.temporarySchedules
    try work.requireVisible(kind, key)
    let found = try work.connection.fetchOne(
      "SELECT id, county, seat, rank, from_at, until_at, entry, ended_at"
        + " FROM temporary_schedules WHERE id = ?", [.text(key)]
    ) { (ScheduleRow($0), $0.instant(7)) }
    guard let (row, ended) = found, let row else {
      throw StoreError.unknownKey(kind: kind.name, key: key)
    }
    if ended != nil { throw StoreError.rule("temporary schedule '\(key)' was ended") }
    if row.span.until <= work.now {
      throw StoreError.rule("temporary schedule '\(key)' is over, and hours already worked stay")
    }
    return row
  }

  /// Reads `id, county, seat, rank, from_at, until_at, entry`; `nil` for a word of a later version.
  fileprivate init?(_ row: borrowing Row) {
    guard let seat = Seat(stored: row.text(2)), let rank = Rank(stored: row.text(3)) else {
      return nil
    }
    id = row.text(0)
    county = row.text(1)
    self.seat = seat
    self.rank = rank
    span = Interval(
      from: Instant(seconds: row.int64(4)), until: Instant(seconds: row.int64(5)))
    entry = row.int(6)
  }

  /// Whether a shift is one of its own.
  func owns(_ shift: String) -> Bool { shift.hasPrefix(id + "-") }

  /// The key of what is left of a shift behind the schedule.
  func rest(of shift: String) -> String { "\(shift)+\(id)" }

  /// Whether a shift was made by it: one of its own, or the rest of one that it cut.
  func made(_ shift: String) -> Bool { owns(shift) || shift.hasSuffix("+" + id) }

  /// Those that stand in a seat and rank of a county in a part of a time, in order of time.
  static func standing(
    _ county: String, _ seat: String, _ rank: String?, over span: Interval,
    _ connection: Connection
  ) throws -> [ScheduleRow] {
    try connection.fetchAll(
      "SELECT id, county, seat, rank, from_at, until_at, entry FROM temporary_schedules"
        + " WHERE county = ? AND seat = ? AND from_at < ? AND until_at > ? AND ended_at IS NULL"
        + (rank == nil ? "" : " AND rank = ?") + " ORDER BY from_at, id",
      [
        .text(county), .text(seat), .integer(span.until.seconds), .integer(span.from.seconds),
      ] + (rank.map { [.text($0)] } ?? [])
    ) { ScheduleRow($0) }.compactMap { $0 }
  }
}

extension WriteWork {
  /// The temporary schedules that stand in a seat and rank of a county in a part of a time.
  func schedules(
    _ county: String, _ seat: Seat, _ rank: Rank, over span: Interval
  ) throws -> [ScheduleRow] {
    try ScheduleRow.standing(county, seat.rawValue, rank.rawValue, over: span, connection)
  }

  /// Refuses a time in which a temporary schedule stands, which goes before what is put by hand.
  ///
  /// - Parameter besides: the key of a shift that may be the schedule's own.
  func requireNoSchedule(
    _ county: String, _ seat: Seat, _ rank: Rank, over span: Interval, besides: String? = nil
  ) throws {
    let others = try schedules(county, seat, rank, over: span)
      .filter { schedule in !(besides.map { schedule.owns($0) } ?? false) }
    guard let schedule = others.first else { return }
    throw StoreError.rule(
      "temporary schedule '\(schedule.id)' stands there until"
        + " \(zone.rfc3339(schedule.span.until)); change its shifts, or end it (end-schedule)")
  }

  /// Shifts of a seat and rank of a county that overlap a time, as they stand, in order of time.
  func shiftRows(
    _ county: String, _ seat: Seat, _ rank: Rank, over span: Interval
  ) throws -> [[DatabaseValue]] {
    let columns = RecordTable.base(of: RecordCatalog.shifts).columns
    return try connection.fetchAll(
      "SELECT \(columns.joined(separator: ", ")) FROM shifts WHERE county = ? AND seat = ?"
        + " AND rank = ? AND starts_at < ? AND ends_at > ? AND ends_at > starts_at"
        + " ORDER BY starts_at, id",
      [
        .text(county), .text(seat.rawValue), .text(rank.rawValue),
        .integer(span.until.seconds), .integer(span.from.seconds),
      ]
    ) { row in columns.indices.map { row.value($0) } }
  }
}

extension WriteWork {
  /// Makes a shift give way in some times: what is left of it goes on, behind the first of them
  /// under keys of its own.
  ///
  /// - Parameter key: that of what it gives way to.
  func cut(
    _ row: [DatabaseValue], by spans: [Interval], under key: String, _ writer: inout RecordWriter
  ) throws {
    let table = RecordTable.base(of: RecordCatalog.shifts)
    let pieces = row.shiftSpan.without(spans)
    let start = row.shiftSpan.from
    try writer.write(
      row.shift(pieces.first ?? Interval(from: start, until: start)), to: table, before: row)
    guard let shift = row[0].text else { return }
    for (index, piece) in pieces.dropFirst().enumerated() {
      let rest = "\(shift)+\(key)" + (index == 0 ? "" : ".\(index + 1)")
      try requireFree(RecordCatalog.shifts, rest)
      try writer.write(row.shift(piece, key: rest), to: table)
    }
  }
}

/// A row of shifts with other times.
extension [DatabaseValue] {
  /// The time of a row of shifts.
  var shiftSpan: Interval {
    Interval(
      from: Instant(seconds: self[5].int64 ?? 0), until: Instant(seconds: self[6].int64 ?? 0))
  }

  /// The row with another time, and another key where one is given.
  func shift(_ span: Interval, key: String? = nil) -> [DatabaseValue] {
    var values = self
    if let key { values[0] = .text(key) }
    values[5] = .integer(span.from.seconds)
    values[6] = .integer(span.until.seconds)
    return values
  }
}
