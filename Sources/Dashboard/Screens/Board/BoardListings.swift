import Domain
import Presentation

/// A unit's load with the county's name and the band by the county's limits.
struct UnitLoad: Sendable {
  let row: GroupRow
  let countyName: String
  let band: LoadBand?
}

/// A case that nobody works on, with its county's name.
struct OpenCase: Sendable {
  let row: CaseRow
  let countyName: String
}

/// A seat now, with its county's name.
struct NamedSeat: Sendable {
  let line: OnCallLine
  let countyName: String
}

/// What the board's panels show of their rows; keys and titles as in the listings of `caseloads`.
enum BoardListings {
  /// The load of each unit.
  static let units = Listing<UnitLoad>(
    name: "board-units",
    columns: [
      Column("county", "County", priority: 1) { .text($0.countyName) },
      Column("unit", "Unit", priority: 1, emphasis: { _ in .strong }) {
        .text($0.row.unit ?? "no unit")
      },
      Column(
        "percent", "Load", kind: .share, priority: 1,
        emphasis: { LoadBandStyle.emphasis($0.band) }
      ) { .share($0.row.percent) },
      Column(
        "band", "Band", priority: 1, emphasis: { LoadBandStyle.emphasis($0.band) },
        sign: { LoadBandStyle.sign($0.band) }
      ) { .text($0.band?.rawValue) },
      Column("points", "Points", kind: .number, priority: 3) { .points($0.row.points) },
      Column("capacity", "Capacity", kind: .number, priority: 4) { .points($0.row.capacity) },
      Column("cases", "Cases", kind: .number, priority: 3) { .integer($0.row.cases) },
      Column("cse_cases", "CSE", kind: .number, priority: 4) { .integer($0.row.cseCases) },
    ],
    emptyText: "No unit has workers here. Import staff.csv with 'csecboard import', or choose"
      + " other counties.")

  /// Who answers now.
  static let seats = Listing<NamedSeat>(
    name: "board-oncall",
    columns: [
      Column("county", "County", priority: 1) { .text($0.countyName) },
      Column("seat", "Seat", priority: 1) { .text($0.line.seat.rawValue) },
      Column(
        "person", "Who", priority: 1,
        emphasis: { $0.line.shift == nil ? .critical : .strong },
        sign: { $0.line.shift == nil ? "X" : "" }
      ) { .text($0.line.shift?.name ?? RosterColumns.nobody) },
      Column("phone", "Phone", priority: 1) { .key($0.line.shift?.phone) },
      Column("until", "Until", priority: 3) { .instant($0.line.shift?.endsAt) },
      Column("rank", "Rank", priority: 4) { .text($0.line.shift?.rank.rawValue) },
    ], emptyText: "There is no county here. Import counties.csv.")

  /// Open cases that nobody works on.
  static let unassigned = Listing<OpenCase>(
    name: "board-unassigned",
    columns: [
      Column("case", "Case", priority: 1, emphasis: { _ in .warning }) { .key($0.row.caseID) },
      Column("youth", "Youth", priority: 1) { .key($0.row.youth) },
      Column("county", "County", priority: 5) { .text($0.countyName) },
      Column("component", "Part", priority: 3) { .text($0.row.component.rawValue) },
      Column("status", "Status", priority: 2) { .text($0.row.weight.status.rawValue) },
      Column("points", "Points", kind: .number, priority: 1) { .points($0.row.weight.points) },
    ], emptyText: "Every open case has a worker.")

  /// Posts and where the CSE cases are, by county.
  static let counties = Listing<GroupRow>(
    name: "board-counties",
    columns: [
      Column("name", "County", priority: 1, emphasis: { _ in .strong }) {
        .text($0.name ?? $0.county)
      },
      Column("funded", "Funded", kind: .number, priority: 2) { .integer($0.posts?.funded) },
      Column("filled", "Filled", kind: .number, priority: 2) { .integer($0.posts?.filled) },
      Column(
        "vacant", "Vacant", kind: .number, priority: 1,
        emphasis: { ($0.posts?.vacant ?? 0) > 0 ? .notice : .normal }
      ) { .integer($0.posts?.vacant) },
      Column("cse_cases", "CSE cases", kind: .number, priority: 3) { .integer($0.cseCases) },
      Column("holders", "Holders", kind: .number, priority: 4) { .integer($0.holders) },
      Column("cse_in_designated", "With CSE leads", kind: .share, priority: 3) {
        .share($0.cseInDesignated)
      },
    ], emptyText: "No county has workers here. Import staff.csv and positions.csv.")
}
