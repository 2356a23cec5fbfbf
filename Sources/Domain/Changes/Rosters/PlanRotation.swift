/// Puts people on call in turn (`do plan-rotation`): the shifts of a pattern, published at once.
///
/// What is published is recorded: whoever joins later takes turns from a later day on, and what was
/// worked stays as it was (S30).
public struct PlanRotation: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "plan-rotation", summary: "Put people on call in turn, by a pattern.",
    sentence: "Put {people} on call for {county}, seat {seat}, {rank|primary}, in turn"
      + " ({pattern}) from {starts_at} until {until}; shifts that are entered there stay.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("seat", .term(Seat.storedNames), required: true, help: "Which seat."),
      ChangeField("rank", .term(Rank.storedNames), help: "Primary when left empty."),
      ChangeField(
        "pattern", .term(RotationPattern.storedNames), required: true,
        help: "How turns are taken; a boundary is a wall time."),
      ChangeField(
        "people", .list, required: true,
        help: "Keys of staff in their order; a pattern of four needs four."),
      ChangeField(
        "starts_at", .time, required: true, tense: .coming, help: "The first handoff."),
      ChangeField(
        "until", .time, required: true, tense: .coming,
        help: "No turn begins from here on; at most 400 days after the first."),
    ], roles: [.supervisor, .hotline])

  /// Most days that are planned at once.
  public static let mostDays = 400

  /// FIPS code.
  public let county: String
  /// The seat.
  public let seat: Seat
  /// Whether the people are called first.
  public let rank: Rank
  /// How turns are taken.
  public let pattern: RotationPattern
  /// Keys of staff in their order.
  public let people: [String]
  /// The first handoff.
  public let startsAt: Instant
  /// No turn begins from here on.
  public let until: Instant

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    seat = try fields.term("seat")
    rank = fields.text("rank") == nil ? .primary : try fields.term("rank")
    pattern = try fields.term("pattern")
    people = try fields.required("people").split(separator: ";").map(String.init)
    guard let starts = fields.time("starts_at"), let until = fields.time("until") else {
      throw FieldProblem(field: "starts_at", reason: "is needed")
    }
    if until <= starts {
      throw FieldProblem(field: "until", reason: "must be later than starts_at")
    }
    if until > starts.adding(trueDays: Self.mostDays) {
      throw FieldProblem(
        field: "until", reason: "lies more than \(Self.mostDays) days after starts_at")
    }
    startsAt = starts
    self.until = until
  }
}
