import Domain
import Presentation

/// A grid's view as a file: the columns shown in the order shown, the rows that the filter lets
/// pass in the order of the sort, names as they are shown.
struct GridExport: Sendable {
  let name: String
  let document: ListingDocument
  let format: OutputFormat
  let context: ScreenContext

  /// Takes what a grid shows now.
  init(_ grid: Grid, format: OutputFormat, _ context: ScreenContext) {
    let columns = grid.shownColumns.filter { !$0.isDrawn }
    name = grid.name
    self.format = format
    self.context = context
    document = ListingDocument(
      name: grid.name, headers: columns.map(\.header),
      rows: grid.shown.map { place in
        columns.map { grid.rows[place].cell($0, context: context) }
      },
      asOf: context.moment, isDemo: context.isDemo, counties: context.counties,
      notes: Self.notes(grid, context), emptyText: grid.emptyText)
  }

  /// Writes a new file, readable by its owner alone, and answers its path.
  ///
  /// The name tells the listing and the second, and nothing about a youth.
  /// - Throws: ``Problem``; a file in the way is never overwritten.
  func write(to folder: String) throws(Problem) -> String {
    try ExportFile.write(name: name, ending: format.rawValue, to: folder, context) { sink in
      try ListingWriter.write(document, format: format, zone: context.zone, to: &sink)
    }
  }

  /// What a reader must know of the choice that was made; CSV has no room for it.
  private static func notes(_ grid: Grid, _ context: ScreenContext) -> [String] {
    var notes = ["a screen's view: the rows and columns shown, in the order shown"]
    if grid.shown.count < grid.rows.count {
      notes.append("filtered: \(grid.shown.count) of \(grid.rows.count) rows")
    }
    let left = grid.columns.indices.filter { !grid.order.contains($0) }
      .map { grid.columns[$0].header.key }
    if !left.isEmpty { notes.append("columns left out: \(left.joined(separator: ", "))") }
    let hasNames = grid.shownColumns.contains { column in
      if case .personName = column.content { return true }
      return false
    }
    if hasNames { notes.append(context.isMasked ? "names are initials" : "names are in full") }
    return notes
  }
}
