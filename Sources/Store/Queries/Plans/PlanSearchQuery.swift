import Database
import Domain

/// The sections of plans that hold every term of a search (interface §4.5, §4.7).
public struct PlanSearchQuery: Query {
  /// What is looked for.
  public let search: PlanSearch
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// A search at a moment.
  public init(_ search: PlanSearch, at: Instant, counties: [String] = []) {
    self.search = search
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { PlanReader.views }

  /// A section of one plan, and its pieces that hold a term.
  private struct Place {
    let version: PlanReader.Version
    let section: Int
    let name: String?
    var pieces: [(id: Int64, line: Int)] = []
    var terms: Set<Int> = []
  }

  /// By county, year and place in the plan.
  public func fetch(_ viewing: Viewing) throws -> [PlanHit] {
    if search.terms.isEmpty { return [] }
    let index = try viewing.planIndex()
    var terms: [Int64: Set<Int>] = [:]
    for (number, term) in search.terms.enumerated() {
      for piece in try index.pieces(with: term) { terms[piece, default: []].insert(number) }
    }
    let places = try places(of: terms, viewing).filter { $0.terms.count == search.terms.count }
    return try places.compactMap { try hit(in: $0, index) }
  }

  private func places(of terms: [Int64: Set<Int>], _ viewing: Viewing) throws -> [Place] {
    var versions: [[String]: PlanReader.Version] = [:]
    for version in try PlanReader(viewing, at: at).versions() {
      let header = version.header
      if counties.isEmpty || counties.contains(header.county) {
        versions[[header.county, header.year.text, "\(version.number)"]] = version
      }
    }
    var places: [[String]: Place] = [:]
    for (piece, found) in terms {
      try viewing.connection.forEach(
        """
        SELECT county, fiscal_year, version, section, name, line FROM my_plan_texts_f15
        WHERE id = ? AND section >= 0
        """, [.integer(piece)]
      ) { row in
        let key = [row.text(0), row.text(1), "\(row.int(2))"]
        guard let version = versions[key] else { return }
        let section = row.int(3)
        let place = key + ["\(section)"]
        var entry =
          places[place] ?? Place(version: version, section: section, name: row.optionalText(4))
        entry.pieces.append((piece, row.int(5)))
        entry.terms.formUnion(found)
        places[place] = entry
      }
    }
    return places.values.sorted {
      let (one, other) = ($0.version.header, $1.version.header)
      return (one.county, one.year, $0.section) < (other.county, other.year, $1.section)
    }
  }

  /// The pieces of a section of a great length that are looked through for its best line.
  private static let mostPieces = 16

  private func hit(in place: Place, _ index: PlanIndex) throws -> PlanHit? {
    var lines = PlanHitLines()
    for piece in place.pieces.sorted(by: { $0.line < $1.line }).prefix(Self.mostPieces) {
      for (number, term) in search.terms.enumerated() {
        guard let text = try index.marked(piece.id, by: term) else { continue }
        lines.add(text, from: piece.line, of: number)
      }
    }
    guard let best = lines.best else { return nil }
    let header = place.version.header
    return PlanHit(
      county: header.county, year: header.year, section: place.name, line: best.line,
      snippet: best.snippet)
  }
}

/// The lines that hold terms, and how many each holds.
private struct PlanHitLines {
  private struct Line {
    var text: [UInt8]
    var first: Int
    var terms: Set<Int>
  }
  private var lines: [Int: Line] = [:]

  /// Adds a piece of text in which the places of a term are marked.
  mutating func add(_ marked: String, from first: Int, of term: Int) {
    for (offset, line) in marked.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let start = line.firstIndex(of: PlanIndex.begin) else { continue }
      let place = line.distance(from: line.startIndex, to: start)
      var entry =
        lines[first + offset]
        ?? Line(
          text: line.filter { $0 != PlanIndex.begin && $0 != PlanIndex.end }, first: place,
          terms: [])
      entry.first = min(entry.first, place)
      entry.terms.insert(term)
      lines[first + offset] = entry
    }
  }

  /// The first of the lines that hold most terms.
  var best: (line: Int, snippet: String)? {
    let found = lines.max { ($0.value.terms.count, -$0.key) < ($1.value.terms.count, -$1.key) }
    guard let found else { return nil }
    let bytes = found.value.text
    let head = String(decoding: bytes[..<min(found.value.first, bytes.count)], as: UTF8.self)
    return (found.key, PlanSnippet.of(String(decoding: bytes, as: UTF8.self), from: head.count))
  }
}
