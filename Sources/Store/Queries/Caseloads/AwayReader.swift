import Database
import Domain

/// Reads who is away at a moment, to be told beside what they carry; no figure hangs on it.
public struct AwayReader {
  /// The view that it reads.
  public static let view = "my_leave_f12"

  private let viewing: Viewing
  private let at: Instant

  /// Reads at a moment.
  public init(_ viewing: Viewing, at: Instant) {
    self.viewing = viewing
    self.at = at
  }

  /// The figures with when whoever is away is back.
  public func noted(_ figures: CaseloadFigures) throws -> CaseloadFigures {
    var away: [String: Instant] = [:]
    try viewing.connection.forEach(
      "SELECT staff, max(until_at) FROM my_leave_f12 WHERE from_at <= ?1 AND until_at > ?1"
        + " AND \(LeaveRow.isTaken) GROUP BY staff", [.integer(at.seconds)]
    ) { away[$0.text(0)] = Instant(seconds: $0.int64(1)) }
    return figures.noting(away: away)
  }
}
