import Domain
import SafeText

/// A listing as an aligned table for people, and for `awk`: columns two blanks apart, headed by the
/// same keys as CSV and JSON, then the summary and the notes.
public struct TextTable: Sendable {
  private let zone: ZoneRules
  private let width: Int?
  /// Below this a table that can't be made to fit is stacked, one line a value.
  private static let stackedBelow = 60

  /// Prepares a table.
  /// - Parameter width: columns of the terminal; words are shortened with `…` to fit, identifiers
  ///   and figures never are, and where that is not enough the columns that matter least are left
  ///   out, which a note names. `nil` shortens and leaves out nothing.
  public init(zone: ZoneRules, width: Int? = nil) {
    self.zone = zone
    self.width = width
  }

  /// Writes the table, or the sentence that says why it is empty, then summary and notes.
  /// - Complexity: O(cells); every row is measured before the first is written.
  public func write(_ document: ListingDocument, to sink: inout some TextSink) throws {
    if document.rows.isEmpty {
      try sink.write(document.emptyText + "\n")
      return try writeFooter(document, notes: document.notes, to: &sink)
    }
    let leftOut = try writeRows(document, to: &sink)
    var notes = document.notes
    if !leftOut.isEmpty {
      notes.append(
        "not shown at this width: \(leftOut.joined(separator: ", ")); '--format csv' has every"
          + " column")
    }
    try writeFooter(document, notes: notes, to: &sink)
  }

  /// Writes the rows and gives the keys of the columns that are left out.
  private func writeRows(_ document: ListingDocument, to sink: inout some TextSink) throws
    -> [String]
  {
    var table = FlatTable(document, zone: zone)
    if let width, table.excess(over: width) > 0, !table.holdsObjects.isEmpty {
      // Small objects in a cut cell would say nothing: they stand below their row.
      table = FlatTable(document, zone: zone, without: table.holdsObjects)
    }
    var tooMany: Set<Int> = []
    if width == nil { table.limitWidths() }
    if let width, !table.fit(width) {
      guard width >= Self.stackedBelow,
        let without = table.tooMany(for: width, of: document.headers)
      else {
        try StackedText(zone: zone, width: width).write(document, to: &sink)
        return []
      }
      tooMany = without
      table = FlatTable(document, zone: zone, without: table.leftOut.union(tooMany))
      _ = table.fit(width)
    }
    let below = width.map { StackedText(zone: zone, width: $0) }
    var line = TextBytes()
    table.append(line: 0, to: &line)
    try sink.write(line)
    for index in document.rows.indices {
      line.clear()
      table.append(line: index + 1, to: &line)
      try sink.write(line)
      if table.leftOut.isEmpty { continue }
      let row = document.rows[index]
      for column in table.leftOut.sorted() where !tooMany.contains(column) {
        guard let text = below?.linesBelow(document.headers[column], row[column]) else { continue }
        try sink.write(text)
      }
    }
    return tooMany.sorted().map { document.headers[$0].key }
  }

  private func writeFooter(
    _ document: ListingDocument, notes: [String], to sink: inout some TextSink
  ) throws {
    let plain = PlainCell(style: .text(zone))
    if !document.summary.isEmpty || !notes.isEmpty { try sink.write("\n") }
    for item in document.summary {
      let figure: String
      if case .share(let share) = item.cell {
        figure = TextGuard.clean(NumberText.percentInFull(share))
      } else {
        figure = plain.text(item.cell)
      }
      try sink.write("\(item.key): \(figure)\n")
    }
    for note in notes { try sink.write("note: \(TextGuard.clean(note))\n") }
  }
}
