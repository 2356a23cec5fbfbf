import Domain
import SafeText

/// Rows as blocks, one line a value, for a terminal too narrow for a table: a phone.
///
/// Nothing is shortened, for the phone number at the end of a cut line is the one that was needed:
/// what does not fit is folded. Values that are unknown are left out.
struct StackedText {
  private let zone: ZoneRules
  private let width: Int
  /// Values stand one below the other, past the keys no longer than this.
  private static let widestKey = 12
  /// How far a folded line stands in.
  private static let indent = 2

  /// Prepares blocks for a terminal of so many columns.
  init(zone: ZoneRules, width: Int) {
    self.zone = zone
    self.width = max(width, 8)
  }

  /// Writes one block a row, a blank line between them.
  func write(_ document: ListingDocument, to sink: inout some TextSink) throws {
    for (index, row) in document.rows.enumerated() {
      if index > 0 { try sink.write("\n") }
      try sink.write(block(document.headers, row))
    }
  }

  private func block(_ headers: [ColumnHeader], _ row: [Cell]) -> String {
    let shown = zip(headers, row).filter { $1 != .null }
    let widest = shown.map { $0.0.key.utf8.count }.filter { $0 <= Self.widestKey }.max() ?? 0
    return shown.flatMap { header, cell in
      lines(header.key, values(cell), column: widest + Self.indent)
    }.map { $0 + "\n" }.joined()
  }

  /// The cell's own lines: a list and small objects have one line an item.
  private func values(_ cell: Cell) -> [String] {
    let plain = PlainCell(style: .text(zone))
    return switch cell {
    case .share(let share): [TextGuard.clean(NumberText.percentInFull(share))]
    case .list(let words), .codes(let words): words.map { plain.text(.text($0)) }
    case .records(let records): records.map { Self.words(of: $0, plain) }
    default: [plain.text(cell)]
    }
  }

  /// A small object as `from 2026-11-20 20:00 PST, minutes 120`, for the eye.
  private static func words(of record: CellRecord, _ plain: PlainCell) -> String {
    record.fields.filter { $0.cell != .null }.map { "\($0.key) \(plain.text($0.cell))" }
      .joined(separator: ", ")
  }

  /// The lines that stand below a table's row for the small objects of one cell, its key ahead.
  func linesBelow(_ header: ColumnHeader, _ cell: Cell) -> String {
    guard cell != .null else { return "" }
    let margin = String(repeating: " ", count: Self.indent)
    return values(cell).flatMap { value -> [String] in
      let folded = fold("\(header.key): \(value)", columns: width - 2 * Self.indent)
      return folded.enumerated().map { margin + ($0 == 0 ? "" : margin) + $1 + "\n" }
    }.joined()
  }

  private func lines(_ key: String, _ values: [String], column: Int) -> [String] {
    let head = key + String(repeating: " ", count: max(1, column - key.utf8.count))
    let room = width - DisplayWidth.of(head)
    if values.allSatisfy({ DisplayWidth.of($0) <= room }) {
      let blanks = String(repeating: " ", count: DisplayWidth.of(head))
      return values.isEmpty
        ? [key] : values.enumerated().map { ($0 == 0 ? head : blanks) + $1 }
    }
    let margin = String(repeating: " ", count: Self.indent)
    return [key] + values.flatMap { fold($0, columns: width - Self.indent) }.map { margin + $0 }
  }

  /// Breaks at blanks, and within a word that is wider than a line.
  private func fold(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let joined = line.isEmpty ? String(word) : "\(line) \(word)"
      if DisplayWidth.of(joined) <= columns {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if DisplayWidth.of(line + String(character)) > columns, !line.isEmpty {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
