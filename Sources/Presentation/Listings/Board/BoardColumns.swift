import Domain

/// What the board's panels show of their rows; keys and titles as in the listings of `caseloads`.
public enum BoardColumns {
  /// Open episodes, most urgent first.
  public static let missing = Listing<UrgentEpisode>(
    name: "board-missing",
    columns: [
      Column(
        "state", "Clock", priority: 1,
        emphasis: { $0.clock.map { ClockStateStyle.emphasis($0.state) } ?? .normal },
        sign: { $0.clock.map { ClockStateStyle.sign($0.state) } ?? "" }
      ) { .key($0.clock.map(ClockText.state)) },
      Column("title", "What is due", priority: 2) { .text($0.clock?.clock.title) },
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) {
        .key($0.line.episode.youth)
      },
      Column("episode", "Episode", priority: 3) { .key($0.line.episode.id) },
      Column("county", "County", priority: 4) { .text($0.countyName) },
      Column(
        "late", "Late", kind: .number, priority: 3,
        emphasis: { $0.late > 0 ? .critical : .muted }
      ) { .integer($0.late) },
      Column(
        "recovery_worker", "Looking", priority: 4,
        emphasis: { $0.line.episode.recoveryWorker == nil ? .warning : .normal }
      ) { .key($0.line.episode.recoveryWorker ?? "nobody") },
      Column("elapsed_hours", "Missing, h", kind: .number, priority: 5) {
        .tenths($0.line.elapsedTenths)
      },
    ], emptyText: "No youth whom you may see is missing from care here. Press a to report one.")

  /// Who answers in each county.
  public static let onCall = Listing<CountySeats>(
    name: "board-oncall",
    columns: [
      Column("county", "County", priority: 1, emphasis: { _ in .strong }) {
        .text($0.countyName)
      },
      Column(
        "child_welfare", "Child welfare", priority: 1,
        emphasis: { $0.childWelfare == nil ? .critical : .normal },
        sign: { $0.childWelfare == nil ? "!" : "" }
      ) { .text($0.childWelfare?.name ?? RosterColumns.nobody) },
      Column(
        "child_welfare_phone", "Phone", priority: 1, guarded: .phones,
        of: { $0.childWelfare != nil }
      ) { .key($0.childWelfare?.phone) },
      Column(
        "advocate", "Advocate", priority: 1,
        emphasis: { $0.advocate == nil ? .critical : .normal },
        sign: { $0.advocate == nil ? "!" : "" }
      ) { .text($0.advocate?.name ?? RosterColumns.nobody) },
      Column(
        "advocate_phone", "Phone", priority: 1, guarded: .phones, of: { $0.advocate != nil }
      ) { .key($0.advocate?.phone) },
    ],
    emptyText: "No county is known here. Import counties.csv, or choose other counties.")

  /// Open beds by county.
  public static let beds = Listing<CountyBeds>(
    name: "board-beds",
    columns: [
      Column("county", "County", priority: 1, emphasis: { _ in .strong }) {
        .text($0.countyName)
      },
      Column(
        "open", "Open", kind: .number, priority: 1,
        emphasis: { $0.totals.open > 0 ? .good : .warning }
      ) { .integer($0.totals.open) },
      Column("facilities", "In facilities", kind: .number, priority: 2) {
        .integer($0.totals.facilities)
      },
      Column(
        "left_out", "Left out", kind: .number, priority: 1,
        emphasis: { $0.totals.leftOut > 0 ? .notice : .muted }
      ) { .integer($0.totals.leftOut) },
      Column("stale", "Of them stale", kind: .number, priority: 3) { .integer($0.stale) },
    ],
    emptyText: "No facility is known here. Import facilities.csv and availability.csv.")

  /// Clocks that are not late yet, the next due first.
  public static let due = Listing<DueItem>(
    name: "board-due",
    columns: [
      Column(
        "state", "Clock", priority: 1, emphasis: { ClockStateStyle.emphasis($0.state) },
        sign: { ClockStateStyle.sign($0.state) }
      ) { .key(ClockText.state($0.state, minutesLeft: $0.minutesLeft)) },
      Column("title", "What is due", priority: 1) { .text($0.title) },
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) { .key($0.youth) },
      Column("episode", "Episode", priority: 4) { .key($0.episode?.id) },
      Column("due_at", "Due", priority: 3) { .instant($0.dueAt) },
      Column("county", "County", priority: 4) { .text($0.countyName) },
      Column("recovery_worker", "Looking", priority: 5) { .key($0.episode?.recoveryWorker) },
    ], emptyText: "No clock runs that is not late already.")

  /// The load of each unit.
  public static let units = Listing<UnitLoad>(
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
      ) { .code($0.band) },
      Column("points", "Points", kind: .number, priority: 3) { .points($0.row.points) },
      Column("capacity", "Capacity", kind: .number, priority: 4) { .points($0.row.capacity) },
      Column("cases", "Cases", kind: .number, priority: 3) { .integer($0.row.cases) },
      Column("cse_cases", "CSE", kind: .number, priority: 4) { .integer($0.row.cseCases) },
    ],
    emptyText: "No unit has workers here. Import staff.csv with 'csecboard import', or choose"
      + " other counties.")

  /// Open cases that nobody works on.
  public static let unassigned = Listing<OpenCase>(
    name: "board-unassigned",
    columns: [
      Column("case", "Case", priority: 1, emphasis: { _ in .warning }) { .key($0.row.caseID) },
      Column("youth", "Youth", priority: 1) { .key($0.row.youth) },
      Column("county", "County", priority: 5) { .text($0.countyName) },
      Column(
        "left", "Left by", priority: 2, emphasis: { _ in .warning }
      ) { .key($0.row.worker) },
      Column("component", "Part", priority: 3) { .code($0.row.component) },
      Column("status", "Status", priority: 2) { .code($0.row.weight.status) },
      Column("points", "Points", kind: .number, priority: 1) { .points($0.row.weight.points) },
    ], emptyText: "Every open case has a worker.")

  /// `Cases without a worker (19), 17 whose worker left`.
  public static func titleOfUnassigned(_ cases: Int, left: Int) -> String {
    "Cases without a worker (\(cases))" + (left == 0 ? "" : ", \(left) whose worker left")
  }

  /// Posts and where the CSE cases are, by county.
  public static let counties = Listing<GroupRow>(
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
