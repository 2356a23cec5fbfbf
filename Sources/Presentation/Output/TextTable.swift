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
  ///   and figures never are. `nil` shortens nothing.
  public init(zone: ZoneRules, width: Int? = nil) {
    self.zone = zone
    self.width = width
  }

  /// Writes the table, or the sentence that says why it is empty, then summary and notes.
  /// - Complexity: O(cells); every row is measured before the first is written.
  public func write(_ document: ListingDocument, to sink: inout some TextSink) throws {
    if document.rows.isEmpty {
      try sink.write(document.emptyText + "\n")
    } else {
      try writeRows(document, to: &sink)
    }
    try writeFooter(document, to: &sink)
  }

  private func writeRows(_ document: ListingDocument, to sink: inout some TextSink) throws {
    var table = FlatTable(document, zone: zone)
    if let width, table.excess(over: width) > 0, !document.columnsOfObjects.isEmpty {
      // Small objects in a cut cell would say nothing: they stand below their row.
      table = FlatTable(document, zone: zone, without: document.columnsOfObjects)
    }
    if let width, !table.fit(width), width < Self.stackedBelow {
      return try StackedText(zone: zone, width: width).write(document, to: &sink)
    }
    try sink.write(table.line(0))
    let below = width.map { StackedText(zone: zone, width: $0) }
    for (index, row) in document.rows.enumerated() {
      try sink.write(table.line(index + 1))
      for column in table.leftOut.sorted() {
        guard let text = below?.linesBelow(document.headers[column], row[column]) else { continue }
        try sink.write(text)
      }
    }
  }

  private func writeFooter(_ document: ListingDocument, to sink: inout some TextSink) throws {
    let plain = PlainCell(style: .text(zone))
    if !document.summary.isEmpty || !document.notes.isEmpty { try sink.write("\n") }
    for item in document.summary {
      let figure: String
      if case .share(let share) = item.cell {
        figure = TextGuard.clean(NumberText.percentInFull(share))
      } else {
        figure = plain.text(item.cell)
      }
      try sink.write("\(item.key): \(figure)\n")
    }
    for note in document.notes { try sink.write("note: \(TextGuard.clean(note))\n") }
  }
}

/// The cells of a document as aligned strings: headings in line 0, then a line a row.
private struct FlatTable {
  private static let gap = "  "
  /// A column of words is not shortened below this many columns of the screen.
  private static let leastWidth = 12

  /// The columns that are not in it.
  let leftOut: Set<Int>
  private let columns: [FlatColumn]
  private var lines: [[String]]
  private var widths: [Int]

  init(_ document: ListingDocument, zone: ZoneRules, without leftOut: Set<Int> = []) {
    self.leftOut = leftOut
    let shown = document.headers.indices.filter { !leftOut.contains($0) }
    columns = shown.flatMap { Self.columns(of: document, at: $0) }
    let plain = PlainCell(style: .text(zone))
    lines = [columns.map(\.key)]
    for row in document.rows {
      lines.append(shown.flatMap { plain.fields(row[$0], under: document.headers[$0]) })
    }
    widths = Array(repeating: 0, count: columns.count)
    for line in lines {
      for (index, field) in line.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.of(field))
      }
    }
  }

  /// How many columns of the screen are lacking.
  func excess(over width: Int) -> Int {
    widths.reduce(0, +) + Self.gap.utf8.count * (widths.count - 1) - width
  }

  /// Takes from the widest column of words, one column of the screen at a time, and says whether
  /// the table now fits.
  mutating func fit(_ width: Int) -> Bool {
    var excess = excess(over: width)
    while excess > 0 {
      let widest = widths.indices.filter { columns[$0].mayShorten && widths[$0] > Self.leastWidth }
        .max { widths[$0] < widths[$1] }
      guard let widest else { return false }
      widths[widest] -= 1
      excess -= 1
    }
    return true
  }

  /// One line of the table, its end included.
  func line(_ number: Int) -> String {
    let line = lines[number]
    var text = ""
    for (index, field) in line.enumerated() {
      var field = field
      var room = widths[index] - DisplayWidth.of(field)
      if room < 0 {
        field = TextGuard.truncate(field, columns: widths[index])
        room = widths[index] - DisplayWidth.of(field)
      }
      let blanks = String(repeating: " ", count: max(0, room))
      if index > 0 { text += Self.gap }
      if columns[index].isRight {
        text += blanks + field
      } else {
        // No blanks at the end of a line.
        text += index == line.count - 1 ? field : field + blanks
      }
    }
    return text + "\n"
  }

  private static func columns(of document: ListingDocument, at index: Int) -> [FlatColumn] {
    let header = document.headers[index]
    let mayShorten = header.kind == .text && document.rows.allSatisfy { $0[index].mayShorten }
    return header.flatKeys.map { key in
      FlatColumn(key: key, isRight: header.alignment == .right, mayShorten: mayShorten)
    }
  }
}

extension ListingDocument {
  /// The columns that hold small objects in some row.
  fileprivate var columnsOfObjects: Set<Int> {
    Set(
      headers.indices.filter { index in
        rows.contains { row in
          if case .records = row[index] { true } else { false }
        }
      })
  }
}

/// One printed column of the table; a share has three.
private struct FlatColumn {
  let key: String
  let isRight: Bool
  let mayShorten: Bool
}

extension Cell {
  /// Words may be shortened; an identifier, a time or a figure cut in half would mislead.
  fileprivate var mayShorten: Bool {
    switch self {
    case .text, .list, .namedPoints, .records, .null: true
    default: false
    }
  }
}
