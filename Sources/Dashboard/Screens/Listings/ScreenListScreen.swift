import Domain
import Presentation
import Store
import TerminalUI

/// Every screen there is: its name, what it shows, its key, and why the viewer may not see it.
struct ScreenListScreen: Screen {
  let id = ScreenID.screens
  private var shownGrid = Grid(ScreenListScreen.listing)

  func breadcrumb(_ context: ScreenContext) -> [String] { ["All screens"] }
  func request(_ context: ScreenContext) -> NoQuestion { NoQuestion() }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  mutating func receive(_ value: Bool, _ context: ScreenContext) {
    shownGrid.take(
      ScreenCatalog.all.filter { $0.id != id }.map { entry in
        GridRow(
          Line(entry: entry, refusal: entry.refusal(context.viewer)), id: entry.id.rawValue,
          listing: Self.listing)
      }, context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open:
      let chosen = ScreenCatalog.all.first { $0.id.rawValue == shownGrid.selected?.id }
      return chosen.map { [.run($0.command)] } ?? []
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    shownGrid.draw(in: rect, on: &surface, context: context)
  }

  /// A screen, and why it is not for the viewer.
  struct Line: Sendable {
    let entry: ScreenCatalog.Entry
    let refusal: String?
  }

  static let listing = Listing<Line>(
    name: "screens",
    columns: [
      Column("key", "Key", priority: 1) {
        .key(CommandTable.entry($0.entry.command)?.keyNames)
      },
      Column(
        "screen", "Screen", priority: 1, emphasis: { $0.refusal == nil ? .strong : .muted }
      ) { .key($0.entry.title) },
      Column(
        "shows", "What it shows", priority: 2, emphasis: { $0.refusal == nil ? .normal : .muted }
      ) { .text($0.refusal ?? CommandTable.entry($0.entry.command)?.summary) },
    ], emptyText: "There is no screen; press 1 for the board.")
}

/// Asks the store nothing, for a screen that needs no record.
struct NoQuestion: Query {
  var views: [String] { [] }
  func fetch(_ viewing: Viewing) throws -> Bool { true }
}
