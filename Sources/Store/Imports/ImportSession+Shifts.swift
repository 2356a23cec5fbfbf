import Database
import Domain

/// A shifts file replaces, for each county and seat that it names, the shifts
/// that start within its span; dropped ones end, hours already worked stay
/// (interface §3).
extension ImportSession {
  /// A shift's own key where the file gives none: what makes it the same shift.
  static func shiftKey(_ row: ImportRow) -> String {
    let start: Int64 = if case .time(let at) = row.values["starts_at"] { at.seconds } else { 0 }
    let parts = ["county", "seat", "rank", "staff"].map { row.text($0) ?? "" }
    return (parts + ["\(start)"]).joined(separator: ":")
  }

  /// Ends the shifts that the file just read leaves out of its own span.
  ///
  /// - Returns: how many end.
  @discardableResult
  public func endFile(_ kind: RecordKind) throws -> Int {
    guard kind.name == "shifts", let rows = seen[kind.name] else { return 0 }
    return try StoreError.translating {
      let table = RecordTable.base(of: kind)
      var spans: [[String]: (first: Int64, last: Int64)] = [:]
      for row in rows.values {
        guard let county = row.values[1].text, let seat = row.values[2].text,
          let start = row.values[5].int64
        else { continue }
        let span = spans[[county, seat]] ?? (start, start)
        spans[[county, seat]] = (min(span.first, start), max(span.last, start))
      }
      var ended = 0
      for (place, span) in spans.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        ended += try dropMissing(table, place: place, span: span, given: rows)
      }
      return ended
    }
  }

  private func dropMissing(
    _ table: RecordTable, place: [String], span: (first: Int64, last: Int64),
    given: [String: SeenRow]
  ) throws -> Int {
    let stored = try connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM shifts"
        + " WHERE county = ? AND seat = ? AND starts_at BETWEEN ? AND ? AND ends_at > starts_at",
      [.text(place[0]), .text(place[1]), .integer(span.first), .integer(span.last)]
    ) { row in table.columns.indices.map { row.value($0) } }
    let all = Interval(from: now, until: Instant(seconds: .max))
    let schedules = try ScheduleRow.standing(place[0], place[1], nil, over: all, connection)
    var ended = 0
    for row in stored {
      guard let key = row[0].text, given[key] == nil, !isExpected(key),
        !schedules.contains(where: { $0.made(key) }),
        let values = ending(row)
      else { continue }
      pending.append(PendingRow(table: table, values: values, before: row))
      ended += 1
    }
    return ended
  }

  /// Why a shift of a file is not taken: a temporary schedule stands there, which goes before it.
  func schedule(before kind: RecordKind, _ row: [DatabaseValue]) throws -> String? {
    guard kind.name == "shifts", let county = row[1].text, let seat = row[2].text,
      let rank = row[3].text, let key = row[0].text
    else { return nil }
    let found = try ScheduleRow.standing(county, seat, rank, over: row.shiftSpan, connection)
    return found.first { !$0.owns(key) }.map { "temporary schedule '\($0.id)' stands there then" }
  }

  /// A shift as it stands once it is dropped: hours already worked stay, and one that has not begun
  /// ends as it starts. Nil where nothing is left to end.
  func ending(_ row: [DatabaseValue]) -> [DatabaseValue]? {
    guard let start = row[5].int64, let end = row[6].int64, end > start, end > now.seconds
    else { return nil }
    var values = row
    values[6] = .integer(max(start, now.seconds))
    return values
  }
}
