/// Puts a temporary schedule for a seat (`do put-schedule`, D§6.3): for its time it stands before
/// whatever else is planned there, and somebody fills each of its holes.
public struct PutSchedule: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "put-schedule",
    summary: "Put a temporary schedule for a seat, which stands before what is planned there.",
    sentence: "Put a temporary schedule for {county}, seat {seat}, {rank|primary}, from"
      + " {starts_at} until {ends_at}[: {shifts}][; {fallback} wherever nobody is];"
      + " what is planned there gives way until then.",
    fields: [
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("seat", .term(Seat.storedNames), required: true, help: "Which seat."),
      ChangeField("rank", .term(Rank.storedNames), help: "Primary when left empty."),
      ChangeField(
        "starts_at", .time, required: true, tense: .coming, help: "From when on it stands."),
      ChangeField(
        "ends_at", .time, required: true, tense: .coming,
        help: "Until when; what was planned there goes on then."),
      ChangeField(
        "shifts", .list,
        help: "PERSON FROM/UNTIL, separated by ; such as W-101 2026-12-24 17:00/2026-12-25 08:00"),
      ChangeField(
        "fallback", .key(of: "staff"),
        help: "Who is on call wherever the shifts leave nobody; needed where they do."),
    ], roles: [.supervisor, .hotline])

  /// The schedule's own key, or `nil` for one made up.
  public let id: String?
  /// FIPS code.
  public let county: String
  /// Which seat.
  public let seat: Seat
  /// Whether its people are called first.
  public let rank: Rank
  /// When it stands.
  public let span: Interval
  /// Its shifts as written.
  public let shifts: [String]
  /// The key of whoever fills its holes.
  public let fallback: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    county = try fields.required("county")
    seat = try fields.term("seat")
    rank = try fields.optionalTerm("rank") ?? .primary
    span = try fields.span()
    shifts = (fields.text("shifts") ?? "").split(separator: ";").map(String.init)
    fallback = fields.text("fallback")
    if shifts.isEmpty, fallback == nil {
      throw FieldProblem(field: "fallback", reason: "is needed, or shifts: say who is on call")
    }
  }

  /// Its turns from a moment on.
  ///
  /// - Throws: ``FieldProblem`` as ``ScheduleTurn`` does.
  public func turns(from now: Instant, zone: ZoneRules) throws(FieldProblem) -> [ScheduleTurn] {
    var named: [ScheduleTurn] = []
    for text in shifts { named.append(try ScheduleTurn(text, zone: zone)) }
    return try ScheduleTurn.turns(named, fallback: fallback, over: span, from: now)
  }
}

/// Ends a temporary schedule before its time (`do end-schedule`): what was planned there goes on.
public struct EndSchedule: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-schedule",
    summary: "End a temporary schedule now; what was planned there goes on.",
    sentence: "End temporary schedule {schedule} now; what was planned there goes on"
      + "[; the gap: {gap}].",
    fields: [
      ChangeField(
        "schedule", .key(of: "temporary_schedules"), required: true, help: "The schedule's key."),
      ChangeField(
        "gap", .text, help: "Why the seat may stay empty, where nobody else is in it then."),
    ], roles: [.supervisor, .hotline])

  /// The schedule's key.
  public let schedule: String
  /// Why the seat may stay empty.
  public let gap: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    schedule = try fields.required("schedule")
    gap = fields.text("gap")
  }
}
