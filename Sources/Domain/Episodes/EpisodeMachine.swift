/// What moves a missing episode from one state to another (D§2.3).
public enum EpisodeTurn: String, CaseIterable, Sendable {
  case notice
  case effort
  case sighting
  case located
  case lost
  case returned
  /// An effort face to face.
  case seen
  /// The return conversation was offered, held or declined.
  case conversation
  case screened
  case closed
  case enteredInError
  case jurisdictionEnded
  case deceased
}

/// The states of an episode and what may follow in each, as one table (D§2.3).
///
/// States only go forward, and may skip: a youth can come back before anybody was told. The one
/// way back is a single state, from located to searching, when the youth is not there any more;
/// after a return, being missing again is a new episode. What happened early may be entered late,
/// so a notice still counts in a later state; nothing follows an entry made in error.
public enum EpisodeMachine {
  /// The state after an event, or `nil` where the event cannot happen in the state.
  public static func next(_ state: EpisodeState, _ event: EpisodeTurn) -> EpisodeState? {
    table[event]?[place(state)] ?? nil
  }

  /// Whether an event can happen in a state.
  public static func permits(_ state: EpisodeState, _ event: EpisodeTurn) -> Bool {
    next(state, event) != nil
  }

  private static func place(_ state: EpisodeState) -> Int {
    states.firstIndex(of: state) ?? states.count - 1
  }

  // Written as a table: a row for each event, a column for each state in this order.
  private static let states: [EpisodeState] = [
    .reported, .notifying, .searching, .locatedNotReturned, .returned, .debriefDue, .closed,
    .jurisdictionEnded, .deceased, .enteredInError,
  ]

  private static let (rep, ntf, sea, loc):
    (EpisodeState, EpisodeState, EpisodeState, EpisodeState) =
      (.reported, .notifying, .searching, .locatedNotReturned)
  private static let (ret, deb, end): (EpisodeState, EpisodeState, EpisodeState) =
    (.returned, .debriefDue, .closed)
  private static let (jur, dec, err): (EpisodeState, EpisodeState, EpisodeState) =
    (.jurisdictionEnded, .deceased, .enteredInError)

  private static let table: [EpisodeTurn: [EpisodeState?]] = [
    .notice: [ntf, ntf, sea, loc, ret, deb, end, jur, dec, nil],
    .effort: [sea, sea, sea, loc, ret, deb, end, jur, dec, nil],
    .sighting: [rep, ntf, sea, loc, nil, nil, nil, nil, nil, nil],
    .located: [loc, loc, loc, loc, nil, nil, nil, nil, nil, nil],
    .lost: [nil, nil, nil, sea, nil, nil, nil, nil, nil, nil],
    .returned: [ret, ret, ret, ret, nil, nil, nil, nil, nil, nil],
    .seen: [sea, sea, sea, loc, deb, deb, end, jur, dec, nil],
    .conversation: [nil, nil, nil, nil, ret, deb, end, nil, nil, nil],
    .screened: [nil, nil, nil, nil, ret, deb, end, nil, nil, nil],
    .closed: [end, end, end, end, end, end, nil, nil, nil, nil],
    .jurisdictionEnded: [jur, jur, jur, jur, jur, jur, nil, nil, nil, nil],
    .deceased: [dec, dec, dec, dec, dec, dec, nil, nil, nil, nil],
    .enteredInError: [err, err, err, err, err, err, err, nil, nil, nil],
  ]
}

/// The states of a missing episode (D§2.3), in the order in which they are reached.
public enum EpisodeState: String, ClosedVocabulary {
  case reported
  case notifying
  case searching
  case locatedNotReturned = "located_not_returned"
  case returned
  case debriefDue = "debrief_due"
  case closed
  case jurisdictionEnded = "jurisdiction_ended"
  case deceased
  case enteredInError = "entered_in_error"

  /// Whether the episode has ended, in whatever way.
  public var isEnded: Bool {
    switch self {
    case .closed, .jurisdictionEnded, .deceased, .enteredInError: true
    default: false
    }
  }

  /// The state in words, for sentences.
  public var words: String {
    switch self {
    case .locatedNotReturned: "located, not returned"
    case .debriefDue: "returned, conversation due"
    default: rawValue.split(separator: "_").joined(separator: " ")
    }
  }
}
