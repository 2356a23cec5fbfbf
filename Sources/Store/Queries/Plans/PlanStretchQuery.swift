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
  /// Where a search goes on; `nil` = it begins with the piece that is being read.
  public let further: Further?
  /// How many pieces that hold every word are looked through for the lines that do.
  public let mostPieces: Int

  /// Where a search goes on.
  public struct Further: Hashable, Sendable {
    /// The place of the first piece to look through.
    public let place: Int
    /// 1 down the text, -1 up.
    public let step: Int

    /// From a piece on.
    public init(place: Int, step: Int) {
      self.place = place
      self.step = step
    }
  }

  /// A part of a plan at a moment.
  public init(
    county: String, year: FiscalYear, at: Instant, place: Int = 0, line: Int? = nil,
    search: String = "", further: Further? = nil, mostPieces: Int = 64
  ) {
    self.county = county
    self.year = year
    self.at = at
    self.place = place
    self.line = line
    self.search = search
    self.further = further
    self.mostPieces = mostPieces
  }

  /// The views that it reads.
  public var views: [String] { PlanReader.views }

  /// The part, or `nil` where the plan is short or not there.
  public func fetch(_ viewing: Viewing) throws -> PlanStretch? {
    let reader = PlanReader(viewing, at: at)
    guard let version = try reader.versions(of: (county, year)).first else { return nil }
    let (marks, headings) = try reader.marks(of: version)
    if marks.count < PlanStretch.pieces { return nil }
    let found = try found(among: marks, viewing)
    let place = min(place(found?.goal, marks), marks.count - 1)
    let pieces = try PlanStretch.places(around: place, of: marks).map {
      (place: $0, piece: try reader.piece(marks[$0].id))
    }
    return PlanStretch(
      line: PlanLine(
        county: county, year: year,
        plan: PlanLine.Plan(header: version.header, headings: headings)),
      marks: marks, pieces: pieces, found: found?.finding)
  }

  /// What is read around: the line asked for, the one that a search goes to, or what stands at the
  /// top.
  private func place(_ goal: Int?, _ marks: [PlanPieceMark]) -> Int {
    (line ?? goal).map { goal in marks.lastIndex { $0.line <= goal } ?? 0 } ?? place
  }

  private func found(
    among marks: [PlanPieceMark], _ viewing: Viewing
  ) throws -> (finding: PlanFinding, goal: Int?)? {
    if search.isEmpty { return nil }
    // The last word may be typed in part.
    let terms = PlanSearch(search.hasSuffix("\"") ? search : search + "*").terms
    if terms.isEmpty { return (PlanFinding(text: search, lines: []), nil) }
    let index = try viewing.planIndex()
    var ids = Set(marks.map(\.id))
    for term in terms { ids.formIntersection(try index.pieces(with: term)) }
    let known = PlanFinding(
      text: search, lines: [], pieces: marks.indices.filter { ids.contains(marks[$0].id) })
    let start = further ?? Further(place: place, step: 1)
    let top = marks.indices.contains(place) ? marks[place].line : 1
    var (lines, searched): (Set<Int>, Set<Int>) = ([], [])
    var goal: Int?
    for place in known.order(from: start.place, step: start.step).prefix(mostPieces) {
      let own = try Self.lines(of: marks[place], with: terms, index)
      lines.formUnion(own)
      searched.insert(place)
      if goal == nil {
        goal =
          further == nil ? own.filter { $0 >= top }.min() : start.step > 0 ? own.min() : own.max()
      }
    }
    let finding = PlanFinding(
      text: search, lines: lines.sorted(), pieces: known.pieces, searched: searched)
    return (finding, goal ?? (further == nil ? lines.min() : nil))
  }

  /// The lines of a piece that have every term.
  private static func lines(
    of mark: PlanPieceMark, with terms: [PlanSearchTerm], _ index: PlanIndex
  ) throws -> Set<Int> {
    var all: Set<Int>?
    for term in terms {
      let found = marked(try index.marked(mark.id, by: term) ?? "", from: mark.line)
      all = all?.intersection(found) ?? found
    }
    return all ?? []
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
    var headings: [Int: PlanLine.Heading] = [:]
    var (section, name): (Int, String?) = (Int.min, nil)
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
      // Of thousands of pieces few begin a section: the others have its name.
      if row.int(1) != section { (section, name) = (row.int(1), row.optionalText(2)) }
      if section > 0, headings[section]?.isFilled != true {
        headings[section] = PlanLine.Heading(name: name ?? "", isFilled: row.bool(5))
      }
      return PlanPieceMark(
        id: row.int64(0), section: section, name: name, line: row.int(3), isHeaded: row.bool(4))
    }
    return (marks, headings.sorted { $0.key < $1.key }.map(\.value))
  }

  /// The sections of a version that have text below their headings.
  func filledSections(of version: Version) throws -> Set<Int> {
    Set(
      try viewing.connection.fetchAll(
        """
        SELECT DISTINCT section FROM my_plan_texts_f15
        WHERE county = ? AND fiscal_year = ? AND version = ? AND filled = 1
        """,
        [
          .text(version.header.county), .text(version.header.year.text),
          .integer(Int64(version.number)),
        ]
      ) { $0.int(0) })
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
