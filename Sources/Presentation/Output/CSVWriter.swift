import SafeText

/// A listing as CSV: the header row, then one record a row.
///
/// The summary and the notes have no place in RFC 4180; JSON and text carry them.
public struct CSVWriter: Sendable {
  private let headers: [ColumnHeader]
  private let isRaw: Bool
  private let isForTerminal: Bool
  private let plain = PlainCell(style: .csv)

  /// Prepares to write rows under these headers.
  /// - Parameters:
  ///   - raw: leaves cells that look like formulas as they are.
  ///   - toTerminal: cleans outside text, which a file or a pipe receives as it was typed.
  public init(headers: [ColumnHeader], raw: Bool = false, toTerminal: Bool = false) {
    self.headers = headers
    isRaw = raw
    isForTerminal = toTerminal
  }

  /// The header row.
  public var header: String {
    var row = CSVRow()
    for key in headers.flatMap(\.flatKeys) { row.append(verbatim: key) }
    return row.text
  }

  /// The record of one row, which has one cell a header.
  public func record(_ cells: [Cell]) -> String {
    var row = CSVRow(raw: isRaw)
    for (header, cell) in zip(headers, cells) {
      for field in plain.fields(cell, under: header) {
        let field = isForTerminal ? TextGuard.clean(field) : field
        if header.isNumeric || cell.isOwnSpelling {
          row.append(verbatim: field)
        } else {
          row.append(text: field)
        }
      }
    }
    return row.text
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
