import SafeText

/// A listing as CSV: the header row, then one record a row.
///
/// The summary and the notes have no place in RFC 4180; JSON and text carry them.
public struct CSVWriter: Sendable {
  private let headers: [ColumnHeader]
  /// How many fields each cell fills, and whether it is a number: asked for every cell of a file.
  private let shapes: [(fields: Int, isNumeric: Bool)]
  private let isForTerminal: Bool
  private let plain = PlainCell(style: .csv)
  private var row: CSVRow

  /// Prepares to write rows under these headers.
  /// - Parameters:
  ///   - raw: leaves cells that look like formulas as they are.
  ///   - toTerminal: cleans outside text, which a file or a pipe receives as it was typed.
  public init(headers: [ColumnHeader], raw: Bool = false, toTerminal: Bool = false) {
    self.headers = headers
    shapes = headers.map { ($0.flatCount, $0.isNumeric) }
    row = CSVRow(raw: raw)
    isForTerminal = toTerminal
  }

  /// The header row.
  public var header: String {
    var row = CSVRow()
    for key in headers.flatMap(\.flatKeys) { row.append(verbatim: key) }
    return row.text
  }

  /// Adds the record of one row, which has one cell a header.
  public mutating func append(_ cells: [Cell], to bytes: inout TextBytes) {
    let plain = plain
    for (index, cell) in cells.enumerated() {
      let shape = shapes[index]
      let isOwn = cell.isOwnSpelling
      let isGuarded = !isOwn && !shape.isNumeric
      let isCleaned = isForTerminal && !isOwn
      for part in 0..<shape.fields {
        let start = row.begin()
        if isCleaned {
          var field = TextBytes()
          plain.append(cell, part: part, of: shape.fields, to: &field)
          row.line.append(TextGuard.clean(field.text))
        } else {
          plain.append(cell, part: part, of: shape.fields, to: &row.line)
        }
        // A number or a time of our own spelling has nothing that would need quotes.
        if !isOwn { row.end(from: start, guarded: isGuarded) }
      }
    }
    row.move(to: &bytes)
  }
}

extension Cell {
  /// Whether csecboard spells the cell itself, so that nothing from outside can be in it.
  fileprivate var isOwnSpelling: Bool {
    switch self {
    case .text, .key, .code, .list, .codes, .namedPoints, .records: false
    case .null, .integer, .points, .tenths, .hundredths, .degrees, .boolean, .instant, .date,
      .share,
      .withheld, .suppressed:
      true
    }
  }
}
