import Domain
import SafeText

/// A listing as an aligned table for people, and for `awk`: columns two blanks apart, headed by the
/// same keys as CSV and JSON, then the summary and the notes.
public struct TextTable: Sendable {
  private let zone: ZoneRules
  private let width: Int?
  private static let gap = "  "
  /// A column of words is not shortened below this many columns of the screen.
  private static let leastWidth = 12
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
    let columns = Self.columns(of: document)
    let plain = PlainCell(style: .text(zone))
    var lines = [columns.map(\.key)]
    for row in document.rows {
      lines.append(zip(document.headers, row).flatMap { plain.fields($1, under: $0) })
    }
    var widths = Array(repeating: 0, count: columns.count)
    for line in lines {
      for (index, field) in line.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.of(field))
      }
    }
    if !fit(&widths, columns), let width, width < Self.stackedBelow {
      return try StackedText(zone: zone, width: width).write(document, to: &sink)
    }
    for line in lines {
      try sink.write(Self.aligned(line, columns, widths))
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

  /// Takes from the widest column of words, one column of the screen at a time, and says whether
  /// the table now fits.
  private func fit(_ widths: inout [Int], _ columns: [FlatColumn]) -> Bool {
    guard let width else { return true }
    var excess = widths.reduce(0, +) + Self.gap.utf8.count * (widths.count - 1) - width
    while excess > 0 {
      let widest = widths.indices.filter { columns[$0].mayShorten && widths[$0] > Self.leastWidth }
        .max { widths[$0] < widths[$1] }
      guard let widest else { return false }
      widths[widest] -= 1
      excess -= 1
    }
    return true
  }

  private static func aligned(_ line: [String], _ columns: [FlatColumn], _ widths: [Int]) -> String
  {
    var text = ""
    for (index, field) in line.enumerated() {
      var field = field
      var room = widths[index] - DisplayWidth.of(field)
      if room < 0 {
        field = TextGuard.truncate(field, columns: widths[index])
        room = widths[index] - DisplayWidth.of(field)
      }
      let blanks = String(repeating: " ", count: max(0, room))
      if index > 0 { text += gap }
      if columns[index].isRight {
        text += blanks + field
      } else {
        // No blanks at the end of a line.
        text += index == line.count - 1 ? field : field + blanks
      }
    }
    return text + "\n"
  }

  private static func columns(of document: ListingDocument) -> [FlatColumn] {
    var columns: [FlatColumn] = []
    for (index, header) in document.headers.enumerated() {
      let mayShorten =
        header.kind == .text && document.rows.allSatisfy { $0[index].mayShorten }
      for key in header.flatKeys {
        columns.append(
          FlatColumn(key: key, isRight: header.alignment == .right, mayShorten: mayShorten))
      }
    }
    return columns
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
