import SafeText

/// A listing as CSV: the header row, then one record a row.
///
/// The summary and the notes have no place in RFC 4180; JSON and text carry them.
public struct CSVWriter: Sendable {
  private let headers: [ColumnHeader]
  private let isForTerminal: Bool
  private let plain = PlainCell(style: .csv)
  private var row: CSVRow

  /// Prepares to write rows under these headers.
  /// - Parameters:
  ///   - raw: leaves cells that look like formulas as they are.
  ///   - toTerminal: cleans outside text, which a file or a pipe receives as it was typed.
  public init(headers: [ColumnHeader], raw: Bool = false, toTerminal: Bool = false) {
    self.headers = headers
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
    for (index, header) in headers.enumerated() {
      let cell = cells[index]
      let isOwn = cell.isOwnSpelling
      for part in 0..<header.flatCount {
        row.add(guarded: !isOwn && !header.isNumeric) { line in
          if isForTerminal, !isOwn {
            var field = TextBytes()
            plain.append(cell, part: part, of: header, to: &field)
            line.append(TextGuard.clean(field.text))
          } else {
            plain.append(cell, part: part, of: header, to: &line)
          }
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
    case .null, .integer, .points, .tenths, .hundredths, .boolean, .instant, .date, .share,
      .withheld, .suppressed:
      true
    }
  }
}
