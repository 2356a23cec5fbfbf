/// What is wrong with a header row: every missing required column and every repeated one.
public struct HeaderError: Error, Hashable, Sendable {
  /// At least one problem, each fatal, missing columns first, in the order they were asked for.
  public let problems: [CSVProblem]
}

/// Which cell of a record belongs to which column, matched by name (interface §3).
///
/// Columns may stand in any order; case and blanks around a name don't matter.
public struct HeaderMap: Sendable {
  /// The names of the header's cells, as written, blanks around them taken off.
  public let names: [String]
  /// The header's columns that nothing was asked about, for a warning; an unnamed one is
  /// `(column 7 has no name)`.
  public let unknown: [String]
  private let positions: [String: Int]

  /// Matches a header with the columns that a file of its kind may have, all in lower case.
  ///
  /// - Throws: ``HeaderError`` when a required column is missing or a name stands twice.
  public init(
    header: CSVRecord, required: [String], optional: [String] = []
  ) throws(HeaderError) {
    names = header.fields.map { Blanks.trimmed($0) }
    var found: [String: Int] = [:]
    var problems: [CSVProblem] = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard found.updateValue(index, forKey: name.lowercased()) != nil else { continue }
      problems.append(Self.problem(header, name, "the column stands twice"))
    }
    let missing = required.filter { found[$0] == nil }
    problems.insert(
      contentsOf: missing.map { Self.problem(header, $0, "the required column is missing") },
      at: 0)
    guard problems.isEmpty else { throw HeaderError(problems: problems) }
    let known = Set(required).union(optional)
    positions = found.filter { known.contains($0.key) }
    unknown = names.enumerated().compactMap { index, name in
      if name.isEmpty { return "(column \(index + 1) has no name)" }
      return known.contains(name.lowercased()) ? nil : name
    }
  }

  /// The cell's position in a record, nil when the file lacks the column.
  public func position(of column: String) -> Int? { positions[column] }

  /// The cell under a column without blanks around it; nil when the file lacks the column or the
  /// cell is empty: both mean unknown.
  public func cell(_ column: String, in record: CSVRecord) -> String? {
    guard let position = positions[column], position < record.fields.count else { return nil }
    let text = Blanks.trimmed(record.fields[position])
    return text.isEmpty ? nil : text
  }

  /// The problem of a record that has not as many cells as the header.
  public func problem(in record: CSVRecord) -> CSVProblem? {
    guard record.fields.count != names.count else { return nil }
    return CSVProblem(
      kind: .cellCount, line: record.line,
      reason: "\(Self.cells(record.fields.count)) where the header has \(names.count)",
      raw: record.raw)
  }

  private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  private static func problem(
    _ header: CSVRecord, _ column: String, _ reason: String
  ) -> CSVProblem {
    CSVProblem(
      kind: .header, line: header.line, column: column, reason: reason, isFatal: true,
      raw: header.raw)
  }
}

/// Blanks around a cell: spaces and tabs, never a line end or a no-break space.
enum Blanks {
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return text }
    guard isBlank(first) || isBlank(last) else { return text }
    let inside = bytes.drop(while: isBlank)
    let count = inside.reversed().prefix(while: isBlank).count
    return String(Substring(inside.dropLast(count)))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
