/// A block of lines that was pasted, each of which is to be a shift: rows of `shifts.csv`, or cells
/// between tabs. Line by line what reads, and what does not.
public struct ShiftBlock: Hashable, Sendable {
  /// One line of the block.
  public struct Line: Hashable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// The line as pasted.
    public let text: String
    /// The shift that it is.
    public let shift: Result<BlockShift, FieldProblem>
  }

  /// Most lines of a block.
  public static let mostLines = 1_000

  /// The lines, blank ones and the one with the columns' names left out.
  public let lines: [Line]

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - county: the county of lines that name none; `nil` = each must name its own.
  ///   - people: keys of staff by name and by key, for cells that name a person.
  public init(
    _ text: String, county: String?, people: [String: [String]], reading: FieldReading
  ) {
    var lines: [Line] = []
    var columns: [String]?
    let rows = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, row) in rows.enumerated() where !FieldReading.trimmed(String(row)).isEmpty {
      let cells = Self.cells(String(row))
      if columns == nil, lines.isEmpty, let named = Self.header(cells) {
        columns = named
        continue
      }
      let shift: Result<BlockShift, FieldProblem>
      if lines.count == Self.mostLines {
        shift = .failure(
          FieldProblem(field: "-", reason: "is one of more than \(Self.mostLines) lines"))
      } else {
        shift = Result { () throws(FieldProblem) in
          try Self.shift(
            cells, columns: columns, county: county, people: people, reading: reading)
        }
      }
      lines.append(Line(number: index + 1, text: String(row), shift: shift))
      if lines.count > Self.mostLines { break }
    }
    self.lines = lines
  }

  /// Between tabs, where there is one, else between commas; quotes around a cell are taken off.
  private static func cells(_ line: String) -> [String] {
    if line.contains("\t") {
      return line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { FieldReading.trimmed(String($0)) }
    }
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells.map { FieldReading.trimmed($0) }
  }

  private static let named = [
    "id", "county", "seat", "rank", "staff", "starts_at", "ends_at", "person", "from", "until",
  ]
  private static let inFile = ["id", "county", "seat", "rank", "staff", "starts_at", "ends_at"]
  private static let plain = ["person": "staff", "from": "starts_at", "until": "ends_at"]

  /// The names of the columns, where a line is made of them.
  private static func header(_ cells: [String]) -> [String]? {
    let names = cells.map { $0.lowercased() }
    guard names.contains("seat"), names.allSatisfy({ named.contains($0) }) else { return nil }
    return names.map { plain[$0] ?? $0 }
  }

  /// Without names: as in the file, without its key, or without key and county.
  private static func columns(of count: Int) -> [String]? {
    (5...7).contains(count) ? Array(inFile.suffix(count)) : nil
  }

  private static func shift(
    _ cells: [String], columns: [String]?, county: String?, people: [String: [String]],
    reading: FieldReading
  ) throws(FieldProblem) -> BlockShift {
    guard let columns = columns ?? Self.columns(of: cells.count), columns.count == cells.count
    else {
      throw FieldProblem(
        field: "-",
        reason: "has \(cells.count) cells; a line is seat, rank, person, from, until,"
          + " or a row of shifts.csv")
    }
    let given = Dictionary(zip(columns, cells)) { first, _ in first }
    func value(_ name: String, _ kind: FieldKind) throws(FieldProblem) -> FieldValue {
      guard let value = try reading.value(given[name] ?? "", of: kind, field: name) else {
        throw FieldProblem(field: name, reason: "is empty, and a shift needs it")
      }
      return value
    }
    func word(_ name: String, _ kind: FieldKind) throws(FieldProblem) -> String {
      if case .text(let text) = try value(name, kind) { text } else { "" }
    }
    func time(_ name: String) throws(FieldProblem) -> Instant {
      if case .time(let time) = try value(name, .time) { time } else { Instant(seconds: 0) }
    }
    let place = try given["county"].map { $0.isEmpty } ?? true ? county : word("county", .county)
    guard let place else {
      throw FieldProblem(field: "county", reason: "is not said, and a shift needs it")
    }
    guard let seat = Seat(stored: try word("seat", .term(Seat.storedNames))),
      let rank = Rank(stored: try word("rank", .term(Rank.storedNames)))
    else { throw FieldProblem(field: "seat", reason: "is no seat") }
    let staff = try person(word("staff", .text), people)
    let (from, until) = (try time("starts_at"), try time("ends_at"))
    if until <= from {
      throw FieldProblem(field: "ends_at", reason: "must be later than starts_at")
    }
    return BlockShift(
      county: place, seat: seat, rank: rank, staff: staff,
      span: Interval(from: from, until: until))
  }

  /// A key, or the name of exactly one.
  private static func person(
    _ text: String, _ people: [String: [String]]
  ) throws(FieldProblem) -> String {
    let keys = people[text] ?? []
    if keys.count == 1 { return keys[0] }
    throw FieldProblem(
      field: "staff",
      reason: keys.isEmpty
        ? "'\(text)' is nobody on staff"
        : "'\(text)' is the name of \(keys.count) people; give the key")
  }
}
