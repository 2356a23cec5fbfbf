import Domain
import Presentation
import Store
import TerminalUI

/// Sections of plans found while words are typed; Enter opens one at its line.
struct PlanSearchScreen: Screen {
  let id = ScreenID.planSearch
  /// What is typed.
  var text = ""
  private var hits: [String: PlanHit] = [:]
  private var shownGrid = Grid(PlanColumns.hits)

  func breadcrumb(_ context: ScreenContext) -> [String] {
    [
      "County plans",
      text.isEmpty ? "type words, \"a phrase\" or the begin* of one" : "with \(text)",
    ]
  }

  func request(_ context: ScreenContext) -> PlanSearchQuery {
    PlanSearchQuery(PlanSearch(text), at: context.moment, counties: context.counties)
  }

  var opens: String { "read" }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  mutating func receive(_ value: [PlanHit], _ context: ScreenContext) {
    let rows = value.map { (id: "\($0.county) \($0.year.text) \($0.section ?? "")", hit: $0) }
    hits = Dictionary(rows.map { ($0.id, $0.hit) }, uniquingKeysWith: { first, _ in first })
    shownGrid.take(rows.map { GridRow($0.hit, id: $0.id, listing: PlanColumns.hits) }, context)
    shownGrid.acknowledgeChanges()
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open:
      guard let hit = shownGrid.selected.flatMap({ hits[$0.id] }) else { return [] }
      let word = PlanSearch(text).terms.first?.text ?? ""
      return [
        .show(
          PlanScreen(
            county: hit.county, year: hit.year, line: hit.line,
            search: word.filter { $0 != "*" }))
      ]
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    shownGrid.draw(in: rect, on: &surface, context: context)
  }
}
