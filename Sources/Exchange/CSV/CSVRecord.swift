/// One record of a CSV file: its cells, where it stands, and its own text.
public struct CSVRecord: Hashable, Sendable {
  /// The physical line on which the record begins; the header of a file is line 1.
  public let line: Int

  /// The cells in the file's order, without their enclosing quotes, blanks kept.
  public var fields: [String]

  /// The record as it stands in the file, without its line ending: what `--rejects` sets aside.
  public var raw: String

  /// Makes a record from its parts.
  public init(line: Int, fields: [String], raw: String) {
    self.line = line
    self.fields = fields
    self.raw = raw
  }
}
