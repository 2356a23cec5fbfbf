import Domain
import Presentation
import Store
import TerminalUI

/// Facilities and open beds, with the age of each confirmation and the total of those that count; or
/// the queue of those that are to be confirmed again, the most overdue first.
struct PlacementsScreen: Screen {
  let id: ScreenID
  /// The county that the facilities are of; nil = every county of the session.
  let county: String?
  private var facilities: [FacilitiesQuery.Listed] = []
  private var moment = Instant(seconds: 0)
  private var isRead = false
  private var shownGrid = Grid(
    FacilityRows.listing, names: ["name"], barAfter: "open")

  private let name: String?
  /// The facility to stand on once the list is there.
  private var wanted: String?

  init(
    _ id: ScreenID = .placements, county: String? = nil, name: String? = nil,
    facility: String? = nil
  ) {
    self.id = id
    self.county = county
    self.name = name
    wanted = facility
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    [isQueue ? "To confirm" : "Placements"] + ((name ?? county).map { [$0] } ?? [])
  }

  func request(_ context: ScreenContext) -> FacilitiesQuery {
    FacilitiesQuery(
      PlacementsQuery(at: context.moment, counties: county.map { [$0] } ?? context.coveredCounties))
  }

  private var lines: [FacilityLine] { facilities.map(\.line) }

  /// When beds go from fresh to ageing, or pass their limit and leave the total; at the latest when
  /// their age reads otherwise.
  var nextChange: Instant? {
    let edges = lines.lazy.flatMap(\.freshnessEdges).filter { $0 > moment }
    return lines.isEmpty
      ? nil : min(edges.min() ?? moment.adding(seconds: 360), moment.adding(seconds: 360))
  }

  private var isQueue: Bool { id == .bedsDue }
  let footer: [Command] = [.confirmUnchanged]

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  var subject: [NamedText] {
    shownGrid.selected.map { [NamedText(name: "facility", text: $0.id)] } ?? []
  }

  mutating func receive(_ value: [FacilitiesQuery.Listed], _ context: ScreenContext) {
    facilities = value
    moment = context.moment
    isRead = true
    let places = Dictionary(value.map { ($0.line.facility, $0) }) { first, _ in first }
    let due = FacilityLine.toConfirm(lines).compactMap { places[$0.facility] }
    shownGrid.take((isQueue ? due : value).map(FacilityRows.row), context)
    if let wanted { shownGrid.select(id: wanted) }
    wanted = nil
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open:
      let chosen = facilities.first { $0.line.facility == shownGrid.selected?.id }
      return chosen.map { [.show(FacilityScreen.of($0))] } ?? []
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard isRead else { return }
    let parts = rect.split(rows: [.cells(2), .cells(1), .share(1)])
    let theme = context.theme
    surface.write(
      BoardHeadlines.beds(lines), in: parts[0].row(0),
      style: theme.style(BedTotals(lines).open == 0 ? .warning : .strong))
    let key = context.keymap.name(of: .confirmUnchanged)
    let line = isQueue ? "\(key) confirms the selected beds as they were." : reasons
    surface.write(line, in: parts[0].row(1), style: theme.style(.muted))
    shownGrid.draw(in: parts[2], on: &surface, context: context)
  }

  /// How many of each are left out of the total, and why.
  private var reasons: String {
    let out = lines.filter { !$0.counts }
    let stale = out.count { $0.freshness == .stale }
    let unknown = out.count { $0.freshness == .unknown }
    let other = out.count - stale - unknown
    let parts = [
      stale > 0 ? "\(stale) stale" : "", unknown > 0 ? "\(unknown) never confirmed" : "",
      other > 0 ? "\(other) not licensed or without a contract" : "",
    ].filter { !$0.isEmpty }
    if parts.isEmpty { return lines.isEmpty ? "" : "Every facility counts." }
    return "Left out: \(parts.joined(separator: ", ")). To confirm beds press a."
  }
}
