import Database
import Domain

/// Caseload figures as they were computed at an earlier moment.
public struct CaseloadSnapshot: Hashable, Sendable {
  /// The moment that they are of.
  public let at: Instant
  /// The figures; of cases only those without a worker, and of them only the points.
  public let figures: CaseloadFigures
}

/// The viewer's own last snapshot, where one was kept since a moment.
///
/// What is derived is stored only here, because a measurement asks for it: the
/// caseloads of a whole state take a few tenths of a second to compute, and a
/// board must stand at once. Whoever shows a snapshot says of when it is.
public struct CaseloadSnapshotQuery: Query {
  /// The earliest moment that a snapshot may be of.
  public let since: Instant

  /// A snapshot no older than a moment.
  public init(since: Instant) {
    self.since = since
  }

  /// The view that it reads.
  public var views: [String] { ["my_snapshots"] }

  /// The snapshot, or `nil`.
  public func fetch(_ viewing: Viewing) throws -> CaseloadSnapshot? {
    try viewing.connection.fetchOne(
      "SELECT at, figures FROM my_snapshots WHERE name = ? AND at >= ?",
      [.text(CaseloadSnapshot.name), .integer(since.seconds)]
    ) { row in
      CaseloadArchive.figures(row.text(1)).map {
        CaseloadSnapshot(at: Instant(seconds: row.int64(0)), figures: $0)
      }
    } ?? nil
  }
}

extension BoardStore {
  /// Keeps figures for the viewer's next start, in place of the last ones.
  ///
  /// They are derived from the records and say nothing new, so they are no
  /// entry of the log and move nobody's board.
  public func keep(_ figures: CaseloadFigures, at moment: Instant) throws {
    try write(verb: "snapshot", now: moment) { work in
      try work.connection.execute(
        "INSERT INTO figure_snapshots (viewer, name, at, figures) VALUES (?,?,?,?)"
          + " ON CONFLICT (viewer, name) DO UPDATE SET at = excluded.at, figures = excluded.figures",
        [
          .text(viewer.snapshotKey), .text(CaseloadSnapshot.name), .integer(moment.seconds),
          .text(CaseloadArchive.text(figures)),
        ])
    }
  }
}

extension CaseloadSnapshot {
  static let name = "caseloads"
}

extension Viewer {
  /// Everything that decides what the viewer sees, so that no snapshot outlives a right.
  var snapshotKey: String {
    ([account, role.rawValue, agency, staff ?? "", unit ?? ""] + counties).joined(
      separator: "\u{1F}")
  }
}
