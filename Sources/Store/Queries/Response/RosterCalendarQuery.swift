import Database
import Domain

/// A shift as a calendar file tells of it: with its revision, and whether it was called off.
public struct CalendarShift: Hashable, Sendable {
  /// The shift and its person.
  public let line: ShiftLine
  /// The entry of the log that last changed it: rises with each change.
  public let revision: Int
  /// When that was.
  public let changedAt: Instant
  /// Whether the shift was called off: it ends as it starts.
  public var isCancelled: Bool { line.endsAt == line.startsAt }

  /// One shift.
  public init(line: ShiftLine, revision: Int, changedAt: Instant) {
    self.line = line
    self.revision = revision
    self.changedAt = changedAt
  }
}

/// The shifts of an interval for a calendar file: those that overlap it, and those that would have
/// begun in it and were called off within the last 30 days, so that a calendar that holds them
/// already takes them out.
public struct RosterCalendarQuery: Query {
  /// How long a shift that was called off is told of.
  static let cancelledSeconds: Int64 = 30 * 86_400

  private let roster: RosterQuery

  /// Shifts of an interval, with their people as they stand at a moment.
  public init(from: Instant, until: Instant, at: Instant, counties: [String] = []) {
    roster = RosterQuery(from: from, until: until, at: at, counties: counties)
  }

  /// The views that it reads.
  public var views: [String] { roster.views + ["my_shift_revisions"] }

  /// By county, start, seat, rank, key.
  public func fetch(_ viewing: Viewing) throws -> [CalendarShift] {
    var revisions: [String: (revision: Int, changedAt: Instant)] = [:]
    let bounds: [DatabaseValue] = [
      .integer(roster.from.seconds), .integer(roster.until.seconds),
      .integer(roster.at.seconds - Self.cancelledSeconds),
    ]
    try viewing.connection.forEach(Self.sql, bounds) { row in
      revisions[row.text(0)] = (row.int(1), Instant(seconds: row.int64(2)))
    }
    return try roster.lines(where: .calledOffToo, viewing).compactMap { line in
      revisions[line.id].map {
        CalendarShift(line: line, revision: $0.revision, changedAt: $0.changedAt)
      }
    }
  }

  private static let sql = """
    SELECT h.id, r.entry, r.changed_at FROM my_shifts_f12 h
    JOIN my_shift_revisions r ON r.id = h.id
    WHERE h.starts_at > ?1 - (SELECT seconds FROM my_shift_reach) AND h.starts_at < ?2
      AND (h.ends_at > h.starts_at OR r.changed_at >= ?3)
    """
}
