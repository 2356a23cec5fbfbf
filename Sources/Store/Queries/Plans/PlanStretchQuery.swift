import Database
import Domain

/// A part of a plan that is too long to be held whole; `nil` for one that is not.
///
/// What it reads hangs on the screen and on what is looked for, never on how long the plan is: its
/// pieces are found by their places, words by the index.
public struct PlanStretchQuery: Query {
  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// The moment.
  public let at: Instant
  /// The place of the piece that is being read.
  public let place: Int
  /// A line to read around instead, from 1, or `nil`.
  public let line: Int?
  /// What is looked for; empty = nothing.
  public let search: String

  /// A part of a plan at a moment.
  public init(
    county: String, year: FiscalYear, at: Instant, place: Int = 0, line: Int? = nil,
    search: String = ""
  ) {
    self.county = county
    self.year = year
    self.at = at
    self.place = place
    self.line = line
    self.search = search
  }

  /// The views that it reads.
  public var views: [String] { PlanReader.views }

  /// The pieces that hold a word that are looked through for the lines that do.
  static let mostPieces = 64

  /// The part, or `nil` where the plan is short or not there.
  public func fetch(_ viewing: Viewing) throws -> PlanStretch? {
    let reader = PlanReader(viewing, at: at)
    guard let version = try reader.versions(of: (county, year)).first else { return nil }
    let (marks, headings) = try reader.marks(of: version)
    if marks.count < PlanStretch.pieces { return nil }
    let found = try found(among: marks, viewing)
    let place = min(place(found, marks), marks.count - 1)
    let pieces = try PlanStretch.places(around: place, of: marks).map {
      (place: $0, piece: try reader.piece(marks[$0].id))
    }
    return PlanStretch(
      line: PlanLine(
        county: county, year: year,
        plan: PlanLine.Plan(header: version.header, headings: headings)),
      marks: marks, pieces: pieces, found: found)
  }

  /// What is read around: the line asked for, the first that a search goes to, or what stands at
  /// the top.
  private func place(_ found: PlanStretch.Found?, _ marks: [PlanPieceMark]) -> Int {
    let top = marks.indices.contains(place) ? marks[place].line : 1
    let goal =
      line
      ?? found.flatMap { found in
        found.lines.first { $0 >= top } ?? found.lines.first
      }
    return goal.map { goal in marks.lastIndex { $0.line <= goal } ?? 0 } ?? place
  }

  private func found(
    among marks: [PlanPieceMark], _ viewing: Viewing
  ) throws -> PlanStretch.Found? {
    if search.isEmpty { return nil }
    // The last word may be typed in part.
    let terms = PlanSearch(search.hasSuffix("\"") ? search : search + "*").terms
    if terms.isEmpty { return PlanStretch.Found(text: search, lines: [], isCut: false) }
    let index = try viewing.planIndex()
    var ids = Set(marks.map(\.id))
    for term in terms { ids.formIntersection(try index.pieces(with: term)) }
    let places = marks.filter { ids.contains($0.id) }
    var lines: Set<Int> = []
    for mark in places.prefix(Self.mostPieces) {
      var all: Set<Int>?
      for term in terms {
        let text = try index.marked(mark.id, by: term) ?? ""
        let found = Self.marked(text, from: mark.line)
        all = all?.intersection(found) ?? found
      }
      lines.formUnion(all ?? [])
    }
    return PlanStretch.Found(
      text: search, lines: lines.sorted(), isCut: places.count > Self.mostPieces)
  }

  /// The lines of a marked text in which a place begins.
  private static func marked(_ text: String, from first: Int) -> Set<Int> {
    var lines: Set<Int> = []
    var line = first
    for byte in text.utf8 {
      if byte == 0x0A { line += 1 }
      if byte == PlanIndex.begin { lines.insert(line) }
    }
    return lines
  }
}

extension PlanReader {
  /// Every piece of a version without its text, and its headings.
  func marks(of version: Version) throws -> (marks: [PlanPieceMark], headings: [PlanLine.Heading]) {
    var filled: [Int: Bool] = [:]
    var names: [Int: String] = [:]
    let marks = try viewing.connection.fetchAll(
      """
      SELECT id, section, name, line, headed, filled FROM my_plan_texts_f15
      WHERE county = ? AND fiscal_year = ? AND version = ? ORDER BY piece
      """,
      [
        .text(version.header.county), .text(version.header.year.text),
        .integer(Int64(version.number)),
      ]
    ) { row in
      let section = row.int(1)
      names[section] = row.optionalText(2)
      filled[section] = (filled[section] ?? false) || row.bool(5)
      return PlanPieceMark(
        id: row.int64(0), section: section, name: row.optionalText(2), line: row.int(3),
        isHeaded: row.bool(4))
    }
    let headings = names.keys.filter { $0 > 0 }.sorted().map {
      PlanLine.Heading(name: names[$0] ?? "", isFilled: filled[$0] ?? false)
    }
    return (marks, headings)
  }

  /// One piece with its text.
  func piece(_ id: Int64) throws -> PlanPiece {
    let found = try viewing.connection.fetchOne(
      """
      SELECT section, name, line, lead, headed, filled, text FROM my_plan_texts_f15 WHERE id = ?
      """, [.integer(id)]
    ) { row in Self.piece(row) }
    guard let found else { throw StoreError.inputOutput("a piece of a plan is not there any more") }
    return found
  }
}
