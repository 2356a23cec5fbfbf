/// One shift of a block that was pasted.
public struct BlockShift: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// Which seat.
  public let seat: Seat
  /// Whether the person is called first.
  public let rank: Rank
  /// The person's key.
  public let staff: String
  /// When.
  public let span: Interval

  /// One shift.
  public init(county: String, seat: Seat, rank: Rank, staff: String, span: Interval) {
    self.county = county
    self.seat = seat
    self.rank = rank
    self.staff = staff
    self.span = span
  }

  /// Reads `SEAT RANK PERSON FROM/UNTIL` of a county, as `put-shifts` takes it.
  ///
  /// - Throws: ``FieldProblem`` on `shifts` that says which part does not read.
  public init(_ text: String, county: String, zone: ZoneRules) throws(FieldProblem) {
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count == 3 else {
      throw FieldProblem(
        field: "shifts",
        reason: "'\(text)' is no shift; one is written SEAT RANK PERSON FROM/UNTIL")
    }
    guard let seat = Seat(stored: String(words[0])), let rank = Rank(stored: String(words[1]))
    else {
      throw FieldProblem(
        field: "shifts",
        reason: "'\(words[0]) \(words[1])' is no seat and rank, such as child_welfare primary")
    }
    let turn = try ScheduleTurn(String(words[2]), zone: zone)
    self.init(county: county, seat: seat, rank: rank, staff: turn.staff, span: turn.span)
  }

  /// As `put-shifts` takes it.
  public var text: String {
    "\(seat.rawValue) \(rank.rawValue) \(staff) \(span.from.rfc3339)/\(span.until.rfc3339)"
  }

  /// Whether the two are of one county, seat and rank.
  func sharesPlace(_ other: BlockShift) -> Bool {
    county == other.county && seat == other.seat && rank == other.rank
  }
}
