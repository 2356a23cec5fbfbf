import Domain
import Presentation
import Store

/// Who answers now and the gaps ahead, in one list: first the seats of each
/// county, then what is missing in the next 14 days (S28).
enum OnCallRows {
  /// How far ahead gaps are looked for, in days.
  static let horizonInDays = 14

  /// One line: a seat now, or a gap ahead.
  struct Row: Sendable {
    let county: String
    let seat: OnCallLine?
    let gap: CoverageGap?

    var id: String {
      if let gap { return "\(county)/gap/\(gap.from.seconds)" }
      return "\(county)/\(seat?.seat.rawValue ?? "")/\(seat?.shift?.id ?? "nobody")"
    }

    /// Whether a required seat has nobody now.
    var isNobody: Bool { gap == nil && seat?.shift == nil }

    /// When the line stops being right.
    var changesAt: Instant? { gap?.from ?? seat?.shift?.endsAt }
  }

  /// Both questions in one snapshot.
  struct Request: Query {
    let at: Instant
    let counties: [String]

    private var now: OnCallQuery { OnCallQuery(at: at, counties: counties) }
    private var ahead: CoverageQuery {
      // Whole minutes, so that a gap's length does not move with the second.
      let from = Instant(seconds: at.seconds / 60 * 60)
      return CoverageQuery(
        from: from, until: from.adding(trueDays: horizonInDays), counties: counties)
    }

    var views: [String] { now.views + ahead.views }

    func fetch(_ viewing: Viewing) throws -> [Row] {
      let seats = try now.fetch(viewing).map { Row(county: $0.county, seat: $0, gap: nil) }
      let gaps = try ahead.fetch(viewing).flatMap { line in
        line.coverage.gaps.map { Row(county: line.county, seat: nil, gap: $0) }
      }
      return seats + gaps.sorted { ($0.gap?.from.seconds ?? 0) < ($1.gap?.from.seconds ?? 0) }
    }
  }

  /// The columns: for a gap the seats that are missing stand in the place of the person.
  static let listing = Listing<Row>(
    name: "oncall",
    columns: [
      Column("county", "County", priority: 1) { .key($0.county) },
      Column("seat", "Seat", priority: 1) { row in
        .text(
          row.gap.map { $0.missing.map(\.rawValue).joined(separator: ", ") }
            ?? row.seat?.seat.rawValue)
      },
      Column("rank", "Rank", priority: 4) { .text($0.seat?.shift?.rank.rawValue) },
      Column(
        "person", "Who", priority: 1,
        emphasis: { $0.gap != nil ? .warning : $0.isNobody ? .critical : .strong },
        sign: { $0.gap != nil ? "!" : $0.isNobody ? "X" : "" }
      ) { row in
        .text(
          row.gap.map { "gap of \(DurationText.short(seconds: Int64($0.minutes) * 60))" }
            ?? row.seat?.shift?.name ?? RosterColumns.nobody)
      },
      Column("phone", "Phone", priority: 1, emphasis: { _ in .strong }) {
        .key($0.seat?.shift?.phone)
      },
      Column("from", "From", priority: 3) { .instant($0.gap?.from ?? $0.seat?.shift?.startsAt) },
      Column("until", "Until", priority: 2) { .instant($0.gap?.until ?? $0.seat?.shift?.endsAt) },
      Column("agency", "Agency", priority: 5) { .text($0.seat?.shift?.agency) },
    ], emptyText: "There is no county here. Import counties.csv and shifts.csv.")
}
