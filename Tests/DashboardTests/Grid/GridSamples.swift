import Domain
import Presentation
import TerminalUI

@testable import Dashboard

/// A small list of every kind of column, and what a screen knows while it is drawn.
enum GridSamples {
  struct Row: Sendable {
    var id: String
    var unit = "North"
    var name = "Sample Worker"
    var load = 90
    var note: String? = "quiet"
  }

  static let listing = Listing<Row>(
    name: "sample", variant: "by row",
    columns: [
      Column("key", "Key", priority: 1) { .key($0.id) },
      Column("unit", "Unit", priority: 3) { .text($0.unit) },
      Column("name", "Name", priority: 2) { .text($0.name) },
      Column("percent", "Load", kind: .share, priority: 2) {
        .share(Share(count: $0.load, total: 100, of: "capacity"))
      },
      Column("note", "Note", priority: 4) { .text($0.note) },
      Column("secret", "Secret", priority: 9) { _ in .withheld },
    ], emptyText: "Nothing is here.")

  static func rows(_ rows: [Row]) -> [GridRow] {
    rows.map { GridRow($0, id: $0.id, listing: listing) }
  }

  static let grid = Grid(listing, names: ["name"])

  static func context(
    now: Instant = SampleStore.noon, isMasked: Bool = true
  ) -> ScreenContext {
    ScreenContext(
      moment: now, now: now, isFixed: false, zone: TestZone.zone,
      viewer: Viewer(account: "tester", role: .everything), isDemo: true, counties: [],
      sessionCounties: [], isMasked: isMasked, isReadOnly: false, theme: .standard, unicode: true,
      keymap: .standard)
  }

  /// A grid with rows in it.
  static func filled(_ rows: [Row], _ context: ScreenContext = context()) -> Grid {
    var grid = grid
    grid.take(Self.rows(rows), context)
    return grid
  }

  /// The keys of the rows shown, in order.
  static func ids(_ grid: Grid) -> [String] { grid.shown.map { grid.rows[$0].id } }

  /// The grid as text.
  static func text(
    _ grid: inout Grid, width: Int, height: Int, _ context: ScreenContext = context()
  ) -> [String] {
    var surface = Surface(size: Size(width: width, height: height))
    grid.draw(in: surface.bounds, on: &surface, context: context)
    return surface.rows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
  }
}
