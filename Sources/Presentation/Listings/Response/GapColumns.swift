import Domain

/// The listing of `gaps`: when a seat of the dual response has nobody, and who could fill it.
public enum GapColumns {
  /// One row a gap, the first one first.
  public static let listing = Listing<GapLine>(
    name: "gaps",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column(
        "missing", "Nobody as", priority: 1, emphasis: { _ in .critical }, sign: { _ in "!" }
      ) { .codes($0.gap.missing) },
      Column("from", "From", priority: 1) { .instant($0.gap.from) },
      Column("until", "Until", priority: 1) { .instant($0.gap.until) },
      Column("minutes", "Minutes", kind: .number, priority: 2) { .integer($0.gap.minutes) },
      Column("could_fill", "Could fill", priority: 3, guarded: .phones) {
        .records($0.candidates.map(record))
      },
    ],
    summaryKeys: [
      "gaps", "minutes", "minutes_total", "minutes_covered", "percent", "from", "until",
      "gaps_in_14_days", "gaps_in_30_days", "gaps_in_60_days", "gaps_in_90_days",
    ],
    emptyText: "Both seats are filled by different people in every minute.")

  /// The listing of `roster --check`: what makes the roster invalid, the first one first.
  public static let problems = Listing<RosterProblem>(
    name: "roster", variant: "check",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column(
        "problem", "Problem", priority: 1, emphasis: { _ in .warning }, sign: { _ in "!" }
      ) { .code($0.kind) },
      Column("person", "Person", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("from", "From", priority: 1) { .instant($0.span.from) },
      Column("until", "Until", priority: 1) { .instant($0.span.until) },
      Column("minutes", "Minutes", kind: .number, priority: 4) {
        .integer(Int($0.span.seconds / 60))
      },
      Column("staff", "Key", priority: 3) { .key($0.staff) },
    ],
    summaryKeys: ["problems"] + RosterProblem.Kind.storedNames,
    emptyText: "Nobody is booked twice, away, out of post, or on call too long.")

  /// How many there are of each kind.
  public static func summary(of problems: [RosterProblem]) -> [(key: String, cell: Cell)] {
    [("problems", .integer(problems.count))]
      + RosterProblem.Kind.allCases.map { kind in
        (kind.rawValue, Cell.integer(problems.count { $0.kind == kind }))
      }
  }

  /// The spans, in days, that gaps are counted over (S28).
  public static let spans = [14, 30, 60, 90]

  private static func record(_ candidate: SeatCandidate) -> CellRecord {
    CellRecord([
      .init("seat", .code(candidate.seat)), .init("staff", .key(candidate.member.staff)),
      .init("name", .text(candidate.member.name)), .init("phone", .key(candidate.member.phone)),
      .init("on_call_hours", .integer(candidate.hours)),
    ])
  }

  /// The figures under the list.
  /// - Parameter ends: where each of ``spans`` ends; a gap counts in a span that it begins in.
  public static func summary(
    of gaps: RosterGaps, from: Instant, until: Instant, ends: [Instant]
  ) -> [(key: String, cell: Cell)] {
    let total = gaps.coverage.reduce(0) { $0 + $1.coverage.minutesTotal }
    let covered = gaps.coverage.reduce(0) { $0 + $1.coverage.minutesCovered }
    let counted = zip(spans, ends).map { days, end in
      (
        "gaps_in_\(days)_days",
        end <= until ? Cell.integer(gaps.lines.count { $0.gap.from < end }) : .null
      )
    }
    return [
      ("gaps", .integer(gaps.lines.count)), ("minutes", .integer(total - covered)),
      ("minutes_total", .integer(total)), ("minutes_covered", .integer(covered)),
      ("percent", .share(Share(count: covered, total: total, of: "minutes"))),
      ("from", .instant(from)), ("until", .instant(until)),
    ] + counted
  }
}
