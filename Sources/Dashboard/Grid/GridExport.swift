import Domain
import Presentation

/// A grid's view as a CSV file: the rows shown, in the order shown, names as they are shown.
struct GridExport {
  let grid: Grid
  let context: ScreenContext

  /// Writes a new file, readable by its owner alone, and answers its path.
  ///
  /// The name tells the listing and the second, and nothing about a youth.
  /// - Throws: ``Problem``; a file in the way is never overwritten.
  func write(to folder: String) throws(Problem) -> String {
    try ExportFile.write(name: grid.name, ending: "csv", to: folder, context) { sink in
      try ListingWriter.write(document, format: .csv, zone: context.zone, to: &sink)
    }
  }

  private var document: ListingDocument {
    let columns = grid.columns.filter { $0.content != .bar }
    return ListingDocument(
      name: grid.name, headers: columns.map(\.header),
      rows: grid.shown.map { place in columns.map { cell(grid.rows[place], $0) } },
      asOf: context.moment, isDemo: context.isDemo, counties: context.counties,
      emptyText: grid.emptyText)
  }

  private func cell(_ row: GridRow, _ column: GridColumn) -> Presentation.Cell {
    switch column.content {
    case .cell(let index): row.cells[index]
    case .personName(let index):
      row.cells[index] == .null ? .null : .text(row.text(column, context: context))
    case .bar: .null
    }
  }
}
