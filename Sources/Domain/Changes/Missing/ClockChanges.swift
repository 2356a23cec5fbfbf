/// Says why a clock of one episode need not be satisfied (`do exempt-clock`).
public struct ExemptClock: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "exempt-clock", summary: "Say why a clock of one episode need not be satisfied.",
    sentence: "Exempt {episode} from {clock} since {at|now}: {reason}.",
    fields: [
      .episode,
      ChangeField(
        "clock", .term(ClockKind.exemptable.map(\.rawValue)), required: true,
        help: "The clock; a notice is exempted with record-notice, the search never is."),
      ChangeField("reason", .text, required: true, help: "Why, in a sentence."),
      ChangeField("at", .time, help: "Since when; now when left empty."),
      ChangeField("by", .text, help: "Who decided it."),
    ], roles: [.caseworker, .supervisor, .probation])

  /// The episode's key.
  public let episode: String
  /// Since when, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    _ = try fields.required("reason")
    at = fields.time("at")
    values = fields.all
  }
}

/// Sets how long a clock runs in a county from a day on, or whether it runs (`do set-clock`).
public struct SetClock: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-clock", summary: "Set how long a clock runs in a county, or whether it runs.",
    sentence:
      "Set the clock {clock} of {county} from {effective_on|today}[ to {value}][ {standing}]"
      + ", by {citation}, approved by {approved_by}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("clock", .term(ClockKey.storedNames), required: true, help: "The clock."),
      ChangeField(
        "value", .integer(0...100_000), help: "Hours, or days where it is counted in days."),
      ChangeField(
        "standing", .term(ClockStanding.allCases.map(\.word)),
        help: "Whether it runs; what is law cannot be switched off."),
      ChangeField(
        "effective_on", .date, tense: .coming, help: "From which day; today when left empty."),
      ChangeField("citation", .text, required: true, help: "Where it is written down."),
      ChangeField("approved_by", .text, required: true, help: "Who approved it."),
    ], roles: [.supervisor])

  /// FIPS code.
  public let county: String
  /// The clock.
  public let clock: ClockKey
  /// Hours or days, or `nil` to leave them.
  public let value: Int?
  /// Whether it runs, or `nil` to leave that.
  public let standing: ClockStanding?
  /// From which day, or `nil` for today.
  public let effectiveOn: LocalDate?
  /// Where it is written down.
  public let citation: String
  /// Who approved it.
  public let approvedBy: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    clock = try fields.term("clock")
    value = fields.integer("value")
    standing = fields.text("standing").flatMap(ClockStanding.init(word:))
    effectiveOn = fields.date("effective_on")
    citation = try fields.required("citation")
    approvedBy = try fields.required("approved_by")
    if value == nil, standing == nil {
      throw FieldProblem(field: "value", reason: "or standing is needed")
    }
    if let standing, standing != .on, !clock.maySwitchOff {
      throw FieldProblem(
        field: "standing", reason: "of \(clock.rawValue) stays on: \(clock.citation)")
    }
  }
}

/// Sets after how many minutes each step of the ladder is told of an alert that nobody has taken
/// on, in a county from a day on (`do set-ladder`, D§6.3).
public struct SetLadder: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-ladder",
    summary: "Set after how many minutes each step of a county's ladder is told of an alert.",
    sentence: "Set the ladder of {county} from {effective_on|today}:[ primary after {primary}]"
      + "[ backup after {backup}][ supervisor after {supervisor}][ manager after {manager}]"
      + "[ director after {director}] minutes, by {citation}, approved by {approved_by}.",
    fields: [ChangeField("county", .county, required: true, help: "FIPS code.")]
      + LadderStep.allCases.map { step in
        ChangeField(
          step.rawValue, .integer(0...1_440),
          help: "Minutes until the \(step.rawValue) is told; as it is when left empty.")
      } + [
        ChangeField(
          "effective_on", .date, tense: .coming, help: "From which day; today when left empty."),
        ChangeField("citation", .text, required: true, help: "Where it is written down."),
        ChangeField("approved_by", .text, required: true, help: "Who approved it."),
      ], roles: [.supervisor])

  /// FIPS code.
  public let county: String
  /// The minutes of the steps that are given.
  public let minutes: [LadderStep: Int]
  /// From which day, or `nil` for today.
  public let effectiveOn: LocalDate?
  /// Where it is written down.
  public let citation: String
  /// Who approved it.
  public let approvedBy: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    var minutes: [LadderStep: Int] = [:]
    for step in LadderStep.allCases { minutes[step] = fields.integer(step.rawValue) }
    self.minutes = minutes
    effectiveOn = fields.date("effective_on")
    citation = try fields.required("citation")
    approvedBy = try fields.required("approved_by")
    if minutes.isEmpty {
      throw FieldProblem(field: LadderStep.primary.rawValue, reason: "or another step is needed")
    }
  }
}
