/// A shape of turns that staff really work (D§6.2, S30): who of the people named has which hours of
/// each round.
public enum RotationPattern: String, ClosedVocabulary {
  /// One person from handoff to handoff, seven days later: Friday 17:00 to Friday 17:00.
  case weekly
  /// One person a day, handed over at the same time each day.
  case daily
  /// One person a month, handed over on the same day of each month.
  case monthly
  /// Two people a day, twelve hours each.
  case twelveHours = "twelve_hours"
  /// Three people a day, eight hours each.
  case eightHours = "eight_hours"
  /// Four people, 24 hours on and 72 off.
  case oneDayInFour = "24_72"
  /// Four people, 12 hours: two by day and two by night, each two, two, three days in turn.
  case pitman
  /// Everyone four days a week, ten hours each.
  case fourTens = "4x10"
  /// Everyone nine days in two weeks: eight of nine hours, one of eight.
  case nineEighty = "9x80"

  /// One stretch of hours in a round: which place of the list has it, and when.
  struct Turn: Hashable, Sendable {
    /// Days after the beginning of the round.
    let day: Int
    /// Hours of wall time after the handoff.
    let hour: Int
    /// Its length in hours of wall time.
    let hours: Int
    /// Which of the round's places has it.
    let place: Int
  }

  /// How many people it needs; `nil` = any number from one on.
  public var people: Int? {
    switch self {
    case .oneDayInFour, .pitman: 4
    default: nil
    }
  }

  /// Whether everyone named works the same hours, instead of taking turns.
  var isForEveryone: Bool { self == .fourTens || self == .nineEighty }

  /// Days of one round; `nil` = a month.
  var days: Int? {
    switch self {
    case .weekly, .fourTens: 7
    case .daily, .twelveHours, .eightHours, .oneDayInFour: 1
    case .pitman, .nineEighty: 14
    case .monthly: nil
    }
  }

  /// By how many places the list moves on with each round.
  var step: Int {
    switch self {
    case .weekly, .daily, .monthly, .oneDayInFour: 1
    case .twelveHours: 2
    case .eightHours: 3
    case .pitman, .fourTens, .nineEighty: 0
    }
  }

  /// The turns of one round, in order; a month has one, whose end is the next round's beginning.
  var turns: [Turn] {
    switch self {
    case .weekly: [Turn(day: 0, hour: 0, hours: 7 * 24, place: 0)]
    case .daily, .oneDayInFour: [Turn(day: 0, hour: 0, hours: 24, place: 0)]
    case .monthly: [Turn(day: 0, hour: 0, hours: 0, place: 0)]
    case .twelveHours: Self.shared(2)
    case .eightHours: Self.shared(3)
    case .pitman:
      // Two on, two off, three on, two off, two on, three off; the other pair has the rest.
      (0..<14).flatMap { day -> [Turn] in
        let isFirst = [0, 1, 4, 5, 6, 9, 10].contains(day)
        return [
          Turn(day: day, hour: 0, hours: 12, place: isFirst ? 0 : 1),
          Turn(day: day, hour: 12, hours: 12, place: isFirst ? 2 : 3),
        ]
      }
    case .fourTens: (0..<4).map { Turn(day: $0, hour: 0, hours: 10, place: 0) }
    case .nineEighty:
      [0, 1, 2, 3, 4, 7, 8, 9, 10].map {
        Turn(day: $0, hour: 0, hours: $0 == 4 ? 8 : 9, place: 0)
      }
    }
  }

  private static func shared(_ count: Int) -> [Turn] {
    (0..<count).map { Turn(day: 0, hour: $0 * 24 / count, hours: 24 / count, place: $0) }
  }
}
