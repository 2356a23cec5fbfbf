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
    for (index, shape) in shapes.enumerated() {
      let cell = cells[index]
      let isOwn = cell.isOwnSpelling
      if shape.fields == 1, isOwn || !isForTerminal {
        row.add(guarded: !isOwn && !shape.isNumeric) { plain.append(cell, to: &$0) }
        continue
      }
      let (header, isCleaned) = (headers[index], isForTerminal && !isOwn)
      for part in 0..<shape.fields {
        row.add(guarded: !isOwn && !shape.isNumeric) { line in
          var field = TextBytes()
          plain.append(cell, part: part, of: header, to: &field)
          line.append(isCleaned ? TextGuard.clean(field.text) : field.text)
        }
      }
    }
    row.move(to: &bytes)
  }
}

extension Cell {
  /// Whether csecboard spells the cell itself, so that nothing from outside can be in it.
  fileprivate var isOwnSpelling: Bool {
    switch self {
    case .text, .key, .list, .namedPoints, .records: false
    case .null, .integer, .points, .tenths, .hundredths, .degrees, .boolean, .instant, .date,
      .share,
      .withheld, .suppressed:
      true
    }
  }
}
