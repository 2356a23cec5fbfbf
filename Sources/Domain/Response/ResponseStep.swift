/// A step of a response that its log keeps beside the times of paging, acknowledging and arriving
/// (D§6.4). No step keeps a narrative: what a youth tells an advocate is privileged (Evidence Code
/// 1038) and stands in no record of the product.
public enum ResponseStep: String, ClosedVocabulary {
  /// A person of the ladder was called. Entered by `page-next` alone.
  case paged
  /// A step of the ladder had nobody, and was passed over at once. Entered by `page-next` alone.
  case skipped
  /// Whoever was called can't come; the next step of the ladder is due at once.
  case declined
  /// On the way.
  case departed
  /// Introduced to the youth, before any interview.
  case introduced
  /// Done, and free again.
  case cleared
  /// Both seats and the caller spoke together.
  case jointCall = "joint_call"
  /// Medical care is needed; the window of the forensic examination runs.
  case medical
  /// The youth was offered an advocate.
  case offer
  /// The youth was handed on to whoever goes on with them, in their presence where possible.
  case handOff = "hand_off"
  /// The plan for the next 72 hours was written.
  case plan

  /// Whether it is a seat's own step, or one of the response as a whole.
  public var isOfSeat: Bool {
    switch self {
    case .paged, .skipped, .declined, .departed, .introduced, .cleared: true
    case .jointCall, .medical, .offer, .handOff, .plan: false
    }
  }

  /// Whether it is entered by hand; the others are by `page-next`.
  public var isByHand: Bool { self != .paged && self != .skipped }

  /// The steps that are entered by hand.
  public static let byHand = allCases.filter(\.isByHand)

  /// How it may end, where it is one of several ways.
  public var outcomes: [ResponseOutcome] {
    switch self {
    case .offer: [.accepted, .later, .declined]
    case .handOff: [.inPerson, .threeWayCall, .video]
    default: []
    }
  }
}

/// How an advocate's offer was answered, or how a youth was handed on (S30, D§6.4).
public enum ResponseOutcome: String, ClosedVocabulary {
  case accepted
  /// Not now: it is offered again.
  case later
  /// Not wanted now: it is offered again, and nothing closes by it.
  case declined
  case inPerson = "in_person"
  case threeWayCall = "three_way_call"
  case video
}

/// One entry of a response's log.
public struct ResponseEntry: Hashable, Sendable {
  /// The step.
  public let step: ResponseStep
  /// Whose; `nil` = of the response as a whole.
  public let seat: Seat?
  /// When.
  public let at: Instant
  /// The rung of the ladder that was called or passed over.
  public let rung: LadderStep?
  /// The person's key.
  public let staff: String?
  /// How it ended.
  public let outcome: ResponseOutcome?
  /// Until when something runs, or when an offer is made again.
  public let until: Instant?

  /// One entry.
  public init(
    step: ResponseStep, seat: Seat?, at: Instant, rung: LadderStep? = nil, staff: String? = nil,
    outcome: ResponseOutcome? = nil, until: Instant? = nil
  ) {
    self.step = step
    self.seat = seat
    self.at = at
    self.rung = rung
    self.staff = staff
    self.outcome = outcome
    self.until = until
  }
}

extension ResponseSeat {
  /// Refuses a step of this seat that doesn't follow from what it has done.
  ///
  /// | step | needs |
  /// | --- | --- |
  /// | declined | paged, not arrived |
  /// | departed | acknowledged, not before it |
  /// | introduced, cleared | arrived, not before it |
  ///
  /// - Throws: ``FieldProblem`` on `step`, or on `at` for a time before what it follows.
  public func requireMay(_ step: ResponseStep, at moment: Instant) throws(FieldProblem) {
    let needed: Step
    switch step {
    case .declined:
      if times[.arrived] != nil {
        throw FieldProblem(field: "step", reason: "does not fit: the person of this seat is there")
      }
      needed = .paged
    case .departed: needed = .acknowledged
    case .introduced, .cleared: needed = .arrived
    default: return
    }
    guard let since = times[needed] else {
      throw FieldProblem(
        field: "step", reason: "needs \(needed.rawValue) of this seat first (record-response)")
    }
    if moment < since {
      throw FieldProblem(field: "at", reason: "lies before \(needed.rawValue) of this seat")
    }
  }
}
