import Domain

/// Prints a listing in any format.
public enum ListingWriter {
  /// Writes the whole listing, its last line ended.
  /// - Parameters:
  ///   - raw: leaves CSV cells that look like formulas as they are.
  ///   - width: columns of the terminal for `text`; `nil` shortens nothing.
  ///   - toTerminal: cleans outside text in CSV, which a file or a pipe receives as typed.
  /// - Throws: what the sink throws.
  public static func write(
    _ document: ListingDocument, format: OutputFormat, zone: ZoneRules, raw: Bool = false,
    width: Int? = nil, toTerminal: Bool = false, to sink: inout some TextSink
  ) throws {
    var line = TextBytes()
    switch format {
    case .text:
      try TextTable(zone: zone, width: width).write(document, to: &sink)
    case .csv:
      var writer = CSVWriter(headers: document.headers, raw: raw, toTerminal: toTerminal)
      try sink.write(writer.header)
      for row in document.rows {
        writer.append(row, to: &line)
        try sink.write(line)
        line.clear()
      }
    case .json:
      var writer = JSONWriter(headers: document.headers)
      try sink.write(writer.beginning(of: document))
      for row in document.rows {
        writer.append(row, to: &line)
        try sink.write(line)
        line.clear()
      }
      try sink.write(writer.end(summary: document.summary, notes: document.notes))
    }
  }
}
