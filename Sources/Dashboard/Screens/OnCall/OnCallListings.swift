import Domain
import Presentation

/// A gap of a county's coverage, or a shift between gaps.
struct RosterItem: Sendable {
  /// What it is.
  enum Content: Sendable { case gap(CoverageGap), shift(ShiftLine) }

  let county: String
  let countyName: String
  let content: Content
  /// Who could fill the gap, fewest hours first.
  var candidates: [SeatCandidate] = []

  /// The gap, where it is one.
  var gap: CoverageGap? {
    if case .gap(let gap) = content { gap } else { nil }
  }

  /// The shift, where it is one.
  var shift: ShiftLine? {
    if case .shift(let shift) = content { shift } else { nil }
  }

  var from: Instant { gap?.from ?? shift?.startsAt ?? Instant(seconds: 0) }
  var until: Instant { gap?.until ?? shift?.endsAt ?? Instant(seconds: 0) }

  /// What a shift that fills the gap, or the same seat, would begin with.
  var subject: [NamedText] {
    var named = [NamedText(name: "county", text: county)]
    if let seat = gap?.missing.first ?? shift?.seat {
      named.append(NamedText(name: "seat", text: seat.rawValue))
    }
    let seat = gap?.missing.first
    if let staff = shift?.staff ?? candidates.first(where: { $0.seat == seat })?.member.staff {
      named.append(NamedText(name: "staff", text: staff))
    }
    if let gap {
      named += [
        NamedText(name: "starts_at", text: gap.from.rfc3339),
        NamedText(name: "ends_at", text: gap.until.rfc3339),
      ]
    }
    return named
  }

  /// Its identity over refreshes.
  var gridID: String {
    if let shift { return shift.id }
    return "\(county)/gap/\(until.seconds)/\((gap?.missing ?? []).map(\.rawValue))"
  }
}

/// One seat at a moment with its county's name.
struct NamedSeat: Sendable {
  let line: OnCallLine
  let countyName: String

  /// Its identity over refreshes.
  var gridID: String {
    "\(line.county)/\(line.seat.rawValue)/\(line.shift?.id ?? RosterColumns.nobody)"
  }
}

/// The lists of the screen of who is on call; keys as in `oncall`, `coverage` and `roster`.
///
/// A seat and a phone are never cut, and times give way to a whole name: who is called at night is
/// called by name.
enum OnCallListings {
  /// Who answers now.
  static let now = Listing<NamedSeat>(
    name: "oncall",
    columns: [
      Column("county", "County", priority: 1) { .text($0.countyName) },
      Column("seat", "Seat", priority: 1) { .key($0.line.seat.words) },
      Column("rank", "Rank", priority: 3) { .code($0.line.shift?.rank) },
      Column(
        "person", "Person", priority: 1,
        emphasis: { $0.line.shift == nil ? .critical : .strong },
        sign: { $0.line.shift == nil ? "!" : "" }
      ) { .text($0.line.shift?.name ?? RosterColumns.nobody) },
      Column(
        "phone", "Phone", priority: 1, guarded: .phones, of: { $0.line.shift != nil },
        emphasis: { _ in .strong }
      ) { .key($0.line.shift?.phone) },
      Column("until", "Until", priority: 6) { .instant($0.line.shift?.endsAt) },
      Column("agency", "Agency", priority: 7) { .text($0.line.shift?.agency) },
      Column("staff", "Key", priority: 5) { .key($0.line.shift?.staff) },
    ],
    emptyText: "No county is known here. Import counties.csv, or choose other counties.")

  /// What is not covered.
  static let gaps = Listing<RosterItem>(
    name: "coverage-gaps",
    columns: [
      Column("county", "County", priority: 1) { .text($0.countyName) },
      Column(
        "missing", "Nobody as", priority: 1, emphasis: { _ in .critical }, sign: { _ in "!" }
      ) { .key($0.gap.map { $0.missing.map(\.words).joined(separator: ", ") }) },
      Column("from", "From", priority: 1) { .instant($0.from) },
      Column("until", "Until", priority: 2) { .instant($0.until) },
      Column("minutes", "Minutes", kind: .number, priority: 3) { .integer($0.gap?.minutes) },
      Column("could_fill", "Could fill", priority: 3, guarded: .phones) {
        .text(couldFill($0.candidates))
      },
    ],
    emptyText: "Both seats are filled by different people in every minute.")

  /// Each county's coverage, with each gap.
  static let coverage = Listing<CoverageItem>(
    name: "coverage-by-gap",
    columns: [
      Column("county", "County", priority: 1) { .text($0.countyName) },
      Column("percent", "Coverage", kind: .share, priority: 3) { .share($0.line.coverage.share) },
      Column(
        "missing", "Who is there", priority: 1, emphasis: { $0.gap == nil ? .good : .critical },
        sign: { $0.gap == nil ? "" : "!" }
      ) { .key($0.gap.map { nobody($0) } ?? "both seats, always") },
      Column("from", "From", priority: 1) { .instant($0.gap?.from) },
      Column("until", "Until", priority: 2) { .instant($0.gap?.until) },
      Column("minutes", "Minutes", kind: .number, priority: 4) { .integer($0.gap?.minutes) },
    ], emptyText: "No county is known here. Import counties.csv, or choose other counties.")

  /// `Sample Lark 661-555-0117, Sample Wren and 2 more`; nobody free is said too.
  static func couldFill(_ candidates: [SeatCandidate]) -> String {
    guard let first = candidates.first?.member else { return "nobody is free for all of it" }
    let named = candidates.dropFirst().prefix(1).map { ", \($0.member.name)" }.joined()
    let more = candidates.count - 2
    return first.name + (first.phone.map { " \($0)" } ?? "") + named
      + (more > 0 ? " and \(more) more" : "")
  }

  /// `NOBODY as child welfare, advocate`.
  private static func nobody(_ gap: CoverageGap) -> String {
    "\(RosterColumns.nobody) as \(gap.missing.map(\.words).joined(separator: ", "))"
  }

  /// Who comes when.
  static let shifts = Listing<RosterItem>(
    name: "roster",
    columns: [
      Column("county", "County", priority: 1) { .text($0.countyName) },
      Column("starts_at", "From", priority: 1) { .instant($0.from) },
      Column("ends_at", "Until", priority: 2) { .instant($0.until) },
      Column("seat", "Seat", priority: 1) { .key($0.shift?.seat.words) },
      Column("rank", "Rank", priority: 4) { .code($0.shift?.rank) },
      Column("person", "Person", priority: 1, emphasis: { _ in .strong }) {
        .text($0.shift?.name)
      },
      Column("phone", "Phone", priority: 3, guarded: .phones) { .key($0.shift?.phone) },
      Column("agency", "Agency", priority: 6) { .text($0.shift?.agency) },
      Column("staff", "Key", priority: 7) { .key($0.shift?.staff) },
    ],
    emptyText: "No shift is entered. Import shifts.csv or roster.ics, or press a: put-shift.")
}
