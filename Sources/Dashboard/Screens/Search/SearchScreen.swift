import Domain
import Presentation
import Store
import TerminalUI

/// Youth found while a key, initials, a name or its sound is typed; Enter opens
/// one. Names are matched in the store and are not shown.
struct SearchScreen: Screen {
  let id = ScreenID.search
  /// What is typed.
  var text = ""
  private var shownGrid = Grid(SearchScreen.listing, names: ["worker"])

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Youth", text.isEmpty ? "type a key, initials or a name" : "'\(text)'"]
  }

  func request(_ context: ScreenContext) -> YouthSearchQuery {
    YouthSearchQuery(text: text, at: context.moment)
  }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  var subject: [NamedText] {
    shownGrid.selected.map { [NamedText(name: "youth", text: $0.id)] } ?? []
  }

  mutating func receive(_ value: [YouthFound], _ context: ScreenContext) {
    shownGrid.take(value.map { GridRow($0, id: $0.youth, listing: Self.listing) }, context)
    shownGrid.acknowledgeChanges()
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: [.back]
    case .open: shownGrid.selected.map { [.show(YouthScreen(youth: $0.id))] } ?? []
    default: []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    shownGrid.draw(in: rect, on: &surface, context: context)
  }

  /// Whom to call stands beside whom it is about.
  static let listing = Listing<YouthFound>(
    name: "youth-search",
    columns: [
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) { .key($0.youth) },
      Column("initials", "Initials", priority: 2) { .text($0.initials) },
      Column("worker", "Primary worker", priority: 2) { .text($0.worker) },
      Column("phone", "Phone", priority: 1, emphasis: { _ in .strong }) {
        .key($0.phone ?? ($0.worker == nil ? "nobody assigned" : "no phone"))
      },
      Column("lead_agency", "Lead agency", priority: 4) { .key($0.leadAgency) },
      Column("county", "County", priority: 3) { .key($0.county) },
    ],
    emptyText: "Nobody is found among the youth you may see. A few letters of a name, initials or"
      + " a key will do; y begins anew.")
}
