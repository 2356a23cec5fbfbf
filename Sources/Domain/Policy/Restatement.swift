extension PolicyRow {
  /// That a value was set for days that had passed, so that figures printed of them read otherwise
  /// since; it stands at the end of the row's provenance.
  public struct Restatement: Hashable, Sendable {
    /// The local day on which it was set.
    public let on: LocalDate
    /// Why.
    public let why: String

    private static let mark = "; restated on "

    /// Makes the restatement.
    public init(on day: LocalDate, why: String) {
      on = day
      self.why = why
    }

    /// What it adds to the provenance.
    var provenance: String { "\(Self.mark)\(on.text): \(why)" }

    /// Reads it from a provenance; nil where there is none.
    fileprivate init?(of provenance: String) {
      // A reason may hold the same words, so that the first are the mark. By byte: every row of a
      // county is asked for each listing.
      var rest = provenance.utf8[...]
      while !rest.isEmpty, !rest.starts(with: Self.mark.utf8) { rest.removeFirst() }
      let parts = Substring(rest.dropFirst(Self.mark.utf8.count)).split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let day = LocalDate(String(parts[0])), parts[1].hasPrefix(" ") else {
        return nil
      }
      self.init(on: day, why: String(parts[1].dropFirst()))
    }
  }

  /// That the row restates days before it was set; nil where it does not say so.
  public var restatement: Restatement? { Restatement(of: provenance) }
}

extension PolicyBook {
  /// What figures of a day read otherwise by since they were printed, in a sentence each: the rows
  /// that weigh a county's caseloads on that day and were set on a later one.
  public func restatements(of counties: [String], on day: LocalDate) -> [String] {
    var seen: Set<String> = []
    return counties.flatMap { rowsInForce(county: $0, on: day) }.compactMap { row in
      guard PolicyKind.importable.contains(row.kind), let found = row.restatement, day < found.on
      else { return nil }
      let sentence =
        "restated: \(row.kind.rawValue) \(row.key) is \(row.value) from \(row.effectiveOn.text),"
        + " set on \(found.on.text): \(found.why)"
      return seen.insert(sentence).inserted ? sentence : nil
    }
  }
}
