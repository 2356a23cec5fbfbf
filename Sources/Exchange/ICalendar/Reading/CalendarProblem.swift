/// Why a calendar file, or one event of it, can't be taken: `FILE:LINE:COLUMN: reason`.
struct CalendarProblem: Error, Hashable, Sendable {
  /// How far it reaches.
  enum Extent: Hashable, Sendable {
    /// Something is not understood: nothing of the file is taken (interface §3).
    case file
    /// The event is understood and can't be taken; it and its series may be set aside.
    case event
  }

  let extent: Extent
  /// The physical line on which the content line begins; the file's first is 1.
  let line: Int
  /// The property's name, `-` where a line or an event as a whole is meant.
  let column: String
  /// The rest of the sentence.
  let reason: String

  /// Something that is not understood.
  static func file(_ line: Int, _ column: String, _ reason: String) -> CalendarProblem {
    CalendarProblem(extent: .file, line: line, column: column, reason: reason)
  }

  /// An event that can't be taken.
  static func event(_ line: Int, _ column: String, _ reason: String) -> CalendarProblem {
    CalendarProblem(extent: .event, line: line, column: column, reason: reason)
  }
}
