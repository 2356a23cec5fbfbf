/// Counts by group for whoever may have nothing else: no key, no name, and no count so small that
/// somebody could be told from it (S19).
public struct CountedTable: Hashable, Sendable {
  /// The counts of one group.
  public struct Line: Hashable, Sendable {
    /// FIPS code; empty in the line of all groups.
    public let county: String
    /// The unit's name, where groups are units that have one.
    public let unit: String?
    /// The counts in the order of the subject's measures; a hidden one is zero.
    public let counts: [Int]
    /// The places of those that are hidden.
    public let hidden: Set<Int>

    /// One group.
    public init(county: String, unit: String? = nil, counts: [Int], hidden: Set<Int> = []) {
      self.county = county
      self.unit = unit
      self.counts = counts
      self.hidden = hidden
    }

    fileprivate func hiding(_ places: Set<Int>) -> Line {
      Line(
        county: county, unit: unit,
        counts: counts.enumerated().map { places.contains($0.offset) ? 0 : $0.element },
        hidden: places)
    }
  }

  /// What is counted.
  public let subject: CountedSubject
  /// The last moment that counts.
  public let through: Instant
  /// One line a group, in their order.
  public let lines: [Line]
  /// All groups together.
  public let total: Line

  /// Counts as they are: every one is shown.
  ///
  /// - Parameter lines: each with as many counts as the subject has measures but the first, which
  ///   is their sum.
  public init(_ subject: CountedSubject, through: Instant, parts lines: [Line]) {
    let whole = lines.map { line in
      Line(county: line.county, unit: line.unit, counts: [line.counts.reduce(0, +)] + line.counts)
    }
    let sums = subject.measures.indices.map { place in whole.reduce(0) { $0 + $1.counts[place] } }
    self.init(
      subject: subject, through: through, lines: whole, total: Line(county: "", counts: sums))
  }

  private init(subject: CountedSubject, through: Instant, lines: [Line], total: Line) {
    self.subject = subject
    self.through = through
    self.lines = lines
    self.total = total
  }

  /// The counts with small ones hidden, and others with them, so that none follows from the rest.
  ///
  /// - Parameters:
  ///   - least: the least count that is shown.
  ///   - former: the counts last given out: one that has moved by less than the least since then
  ///     is hidden too, as the two together would give away who it was.
  public func suppressed(below least: Int, since former: CountedTable) -> CountedTable {
    let rows = lines + [total]
    let width = subject.measures.count
    let before = rows.map { row -> Line? in
      row == total
        ? former.total : former.lines.first { $0.county == row.county && $0.unit == row.unit }
    }
    let moved = rows.indices.flatMap { row in
      (0..<width).filter { place in
        let change = abs(rows[row].counts[place] - (before[row]?.counts[place] ?? 0))
        // What was nobody and is enough now was never given out.
        return change > 0 && change < least && rows[row].counts[place] > 0
      }.map { row * width + $0 }
    }
    let hidden = Suppression(
      values: rows.flatMap(\.counts), relations: Self.relations(rows: rows.count, width: width),
      least: least, also: Set(moved)
    ).hidden
    let places = rows.indices.map { row in
      Set((0..<width).filter { hidden.contains(row * width + $0) })
    }
    return CountedTable(
      subject: subject, through: through, lines: zip(lines, places).map { $0.hiding($1) },
      total: total.hiding(places[lines.count]))
  }

  /// Each row adds up, and each column; the last row is that of all groups.
  private static func relations(rows: Int, width: Int) -> [Suppression.Relation] {
    let along = (0..<rows).map { row in
      Suppression.Relation(
        whole: row * width, parts: (1..<width).map { row * width + $0 })
    }
    let down = (0..<width).map { place in
      Suppression.Relation(
        whole: (rows - 1) * width + place, parts: (0..<(rows - 1)).map { $0 * width + place })
    }
    return along + (rows > 1 ? down : [])
  }
}
