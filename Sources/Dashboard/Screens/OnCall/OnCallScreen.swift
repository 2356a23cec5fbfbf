import Domain
import Presentation
import Store
import TerminalUI

/// Who is on call now, what is not covered in the days ahead and who could fill it, and who comes
/// when.
struct OnCallScreen: Screen {
  /// The panels, in the order of Tab.
  enum Panel: Int, CaseIterable, Sendable { case now, gaps, shifts }

  let id = ScreenID.onCall
  /// The county that the rows are of; nil = every county of the session.
  let county: String?
  private var outlook: RosterOutlook?
  private var items: [String: RosterItem] = [:]
  private var seats: [String: OnCallLine] = [:]
  private var focus = Panel.now
  private var moment = Instant(seconds: 0)
  private var ahead = RosterOutlookQuery.days
  private var grids = [
    // Who answers must be called by name: these are not masked.
    Grid(OnCallListings.now), Grid(OnCallListings.gaps), Grid(OnCallListings.shifts),
  ]

  init(county: String? = nil) { self.county = county }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["On call"] + (county.map { [outlook?.countyName($0) ?? $0] } ?? [])
  }

  func request(_ context: ScreenContext) -> RosterOutlookQuery {
    RosterOutlookQuery(
      at: context.moment, counties: county.map { [$0] } ?? context.counties, ahead: ahead)
  }

  var hasPanels: Bool { true }
  var hasPeriods: Bool { true }
  var nextChange: Instant? { outlook?.nextChange(after: moment) }

  var grid: Grid? {
    get { grids[focus.rawValue] }
    set { if let newValue { grids[focus.rawValue] = newValue } }
  }

  /// What a shift that fills the selected seat or gap would begin with.
  var subject: [NamedText] {
    guard let row = grid?.selected else { return [] }
    if let seat = seats[row.id] {
      return [
        NamedText(name: "county", text: seat.county),
        NamedText(name: "seat", text: seat.seat.rawValue),
      ] + (seat.shift.map { [NamedText(name: "staff", text: $0.staff)] } ?? [])
    }
    return items[row.id]?.subject ?? []
  }

  /// Enter goes on: to how the county responded, who could fill the gap, its roster.
  var opens: String {
    switch focus {
    case .now: "callouts"
    case .gaps: "who could fill it"
    case .shifts: "roster"
    }
  }

  mutating func receive(_ value: RosterOutlook, _ context: ScreenContext) {
    outlook = value
    moment = context.moment
    // Seats that nobody fills come first: they are what must be mended tonight.
    let now = (value.now.filter { $0.shift == nil } + value.now.filter { $0.shift != nil })
      .map { NamedSeat(line: $0, countyName: value.countyName($0.county)) }
    let gaps = value.gaps.map { line in
      RosterItem(
        county: line.county, countyName: value.countyName(line.county), content: .gap(line.gap),
        candidates: line.candidates)
    }
    let shifts = value.shifts.map { item(.shift($0), county: $0.county, value) }
      .sorted { ($0.from, $0.countyName) < ($1.from, $1.countyName) }
    seats = Dictionary(now.map { ($0.gridID, $0.line) }, uniquingKeysWith: { one, _ in one })
    items = Dictionary(
      (gaps + shifts).map { ($0.gridID, $0) }, uniquingKeysWith: { one, _ in one })
    grids[0].take(
      now.map { GridRow($0, id: $0.gridID, listing: OnCallListings.now) }, context)
    grids[1].take(
      gaps.map { GridRow($0, id: $0.gridID, listing: OnCallListings.gaps, mark: $0.gridID) },
      context)
    grids[2].take(
      shifts.map { GridRow($0, id: $0.gridID, listing: OnCallListings.shifts) }, context)
  }

  private func item(
    _ content: RosterItem.Content, county: String, _ outlook: RosterOutlook
  ) -> RosterItem {
    RosterItem(county: county, countyName: outlook.countyName(county), content: content)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .nextPanel: turnFocus(by: 1)
    case .previousPanel: turnFocus(by: -1)
    case .back: return [.back]
    case .open: return open()
    case .period:
      let spans = GapColumns.spans
      ahead = spans[((spans.firstIndex(of: ahead) ?? -1) + 1) % spans.count]
    default: break
    }
    return []
  }

  private func open() -> [Effect] {
    guard let row = grid?.selected,
      let county = seats[row.id]?.county ?? items[row.id]?.county
    else { return [] }
    switch focus {
    case .now: return [.show(RosterScreens.callouts(county: county))]
    case .gaps:
      guard let gap = items[row.id]?.gap else { return [] }
      return [.show(GapScreen.of(gap, county: county))]
    case .shifts: return [.show(RosterScreens.roster(county: county))]
    }
  }

  private mutating func turnFocus(by step: Int) {
    let count = Panel.allCases.count
    focus = Panel(rawValue: (focus.rawValue + step + count) % count) ?? .now
  }

  // MARK: - Drawing

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let outlook else { return }
    let stack = PanelStack(
      panels: Panel.allCases.map { panel in
        let grid = grids[panel.rawValue]
        return PanelStack.Panel(
          title: title(of: panel, outlook), isUrgent: isUrgent(panel),
          rows: grid.shown.isEmpty ? 1 : grid.shown.count, atLeast: 2)
      }, focus: focus.rawValue)
    stack.draw(in: rect, on: &surface, context) { index, area, surface in
      grids[index].draw(
        in: area, on: &surface, context: context, isFocused: index == focus.rawValue)
    }
  }

  private func isUrgent(_ panel: Panel) -> Bool {
    switch panel {
    case .now: outlook?.now.contains { $0.shift == nil } ?? false
    case .gaps: !grids[1].rows.isEmpty
    case .shifts: false
    }
  }

  /// Hours of so many minutes: `164`, and `163:30` where it is no whole number.
  private func hours(_ minutes: Int?) -> String {
    let minutes = minutes ?? 0
    let rest = minutes % 60
    return rest == 0 ? "\(minutes / 60)" : "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private func title(of panel: Panel, _ outlook: RosterOutlook) -> String {
    switch panel {
    case .now: return BoardHeadlines.onCall(outlook.now)
    case .gaps:
      let gaps = outlook.gaps
      let share = outlook.share
      if gaps.isEmpty { return "No gap in the next \(ahead) days" }
      return
        "\(Plural.of(gaps.count, "gap")) in the next \(ahead) days;"
        + " covered \(hours(share.count)) of \(hours(share.total)) h,"
        + " \(NumberText.percent(share))"
    case .shifts:
      return "Shifts of the next \(ahead) days (\(outlook.shifts.count))"
    }
  }
}
