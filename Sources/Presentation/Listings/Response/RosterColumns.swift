import Domain

/// The listings of who answers: `oncall`, `roster` and `coverage`, with the keys of interface §4.4
/// and §4.7.
public enum RosterColumns {
  /// What stands for the person of a seat that nobody fills.
  public static let nobody = "NOBODY"

  /// `oncall`: both seats and every rank of each county; a seat without anyone reads NOBODY.
  public static let onCall = Listing<OnCallLine>(
    name: "oncall",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("seat", "Seat", priority: 1) { .code($0.seat) },
      Column("rank", "Rank", priority: 4) { .code($0.shift?.rank) },
      Column(
        "person", "Person", priority: 1, emphasis: { $0.shift == nil ? .critical : .strong },
        sign: { $0.shift == nil ? "!" : "" }
      ) { .text($0.shift?.name ?? nobody) },
      Column("agency", "Agency", priority: 5) { .text($0.shift?.agency) },
      Column(
        "phone", "Phone", priority: 1, guarded: .phones, of: { $0.shift != nil },
        emphasis: { _ in .strong }
      ) { .key($0.shift?.phone) },
      Column("from", "From", priority: 7) { .instant($0.shift?.startsAt) },
      Column("until", "Until", priority: 3) { .instant($0.shift?.endsAt) },
      Column("staff", "Key", priority: 8) { .key($0.shift?.staff) },
      Column("next_person", "Next", priority: 6) { .text($0.next?.name) },
      Column("next_from", "Next from", priority: 7) { .instant($0.next?.startsAt) },
      Column("next_phone", "Next phone", priority: 7, guarded: .phones, of: { $0.next != nil }) {
        .key($0.next?.phone)
      },
    ],
    summaryKeys: ["counties", "nobody"],
    emptyText: "There is no county here. Import counties.csv.")

  /// `roster`: shifts with their own times.
  public static let roster = Listing<ShiftLine>(
    name: "roster",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("seat", "Seat", priority: 1) { .code($0.seat) },
      Column("rank", "Rank", priority: 4) { .code($0.rank) },
      Column("person", "Person", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("agency", "Agency", priority: 6) { .text($0.agency) },
      Column("phone", "Phone", priority: 3, guarded: .phones) { .key($0.phone) },
      Column("starts_at", "From", priority: 2) { .instant($0.startsAt) },
      Column("ends_at", "Until", priority: 2) { .instant($0.endsAt) },
      Column("uid", "Shift", priority: 8) { .key($0.id) },
      Column("staff", "Key", priority: 8) { .key($0.staff) },
    ],
    summaryKeys: ["shifts"],
    emptyText: "No shift falls in this span. Import shifts.csv, or name other counties or times.")

  /// `coverage`: the minutes with both seats filled, and each gap.
  public static let coverage = Listing<CoverageLine>(
    name: "coverage",
    columns: [
      Column("county", "County", priority: 1) { .key($0.county) },
      Column("minutes_total", "Minutes", kind: .number, priority: 4) {
        .integer($0.coverage.minutesTotal)
      },
      Column("minutes_covered", "Covered", kind: .number, priority: 3) {
        .integer($0.coverage.minutesCovered)
      },
      Column(
        "percent", "Coverage", kind: .share, priority: 1,
        emphasis: { $0.coverage.gaps.isEmpty ? .good : .critical },
        sign: { $0.coverage.gaps.isEmpty ? "" : "!" }
      ) { .share($0.coverage.share) },
      Column("gaps", "Gaps", priority: 2) { .records($0.coverage.gaps.map(record(of:))) },
    ],
    summaryKeys: [
      "counties", "minutes_total", "minutes_covered", "percent", "gaps", "from", "until",
    ],
    emptyText: "There is no county here. Import counties.csv.")

  private static func record(of gap: CoverageGap) -> CellRecord {
    CellRecord([
      .init("from", .instant(gap.from)), .init("until", .instant(gap.until)),
      .init("minutes", .integer(gap.minutes)),
      .init("missing", .codes(gap.missing)),
    ])
  }

  /// The summary of `oncall`: how many counties, and how many required seats nobody fills.
  public static func summary(ofOnCall lines: [OnCallLine]) -> [(key: String, cell: Cell)] {
    [
      ("counties", .integer(Set(lines.map(\.county)).count)),
      ("nobody", .integer(lines.filter { $0.shift == nil }.count)),
    ]
  }

  /// The summary of `coverage`: all counties' minutes together, and of which interval.
  public static func summary(
    ofCoverage lines: [CoverageLine], from: Instant, until: Instant
  ) -> [(key: String, cell: Cell)] {
    let total = lines.reduce(0) { $0 + $1.coverage.minutesTotal }
    let covered = lines.reduce(0) { $0 + $1.coverage.minutesCovered }
    return [
      ("counties", .integer(lines.count)), ("minutes_total", .integer(total)),
      ("minutes_covered", .integer(covered)),
      ("percent", .share(Share(count: covered, total: total, of: "minutes"))),
      ("gaps", .integer(lines.reduce(0) { $0 + $1.coverage.gaps.count })),
      ("from", .instant(from)), ("until", .instant(until)),
    ]
  }

  /// Of which counties' minutes some lie before their first shift: nobody is known to have answered
  /// then, which says nothing of who did.
  ///
  /// - Parameter firstShifts: when the first shift of each county's roster began.
  public static func notes(
    ofCoverage lines: [CoverageLine], firstShifts: [String: Instant], from: Instant,
    zone: ZoneRules
  ) -> [String] {
    lines.compactMap { line in
      guard let first = firstShifts[line.county] else {
        return "\(line.county): no shift is on file, so every minute counts as empty"
      }
      if first <= from { return nil }
      return "\(line.county): no shift is on file before \(TimeDisplay.local(first, zone: zone));"
        + " every minute until then counts as empty"
    }
  }
}
