import Domain
import Glibc
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
    let path = folder == "." ? fileName : "\(folder)/\(fileName)"
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Problem("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var sink = DescriptorSink(descriptor: descriptor)
    do {
      try ListingWriter.write(document, format: .csv, zone: context.zone, to: &sink)
      try sink.flush()
    } catch {
      unlink(path)
      throw Problem("\(path) could not be written (\(error)); it was removed again.")
    }
    return path
  }

  private var fileName: String {
    let digits = TimeDisplay.local(context.now, zone: context.zone).prefix(16)
      .filter { $0.isNumber }
    let second = context.zone.local(context.now).second
    return "csecboard-\(grid.name)-\(digits)\(second < 10 ? "0" : "")\(second).csv"
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
