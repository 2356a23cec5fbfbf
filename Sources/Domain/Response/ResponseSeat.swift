/// What one seat of a dual response has done so far: paged, acknowledged, arrived (D§6.4). Each seat
/// has its own times, and one that has acknowledged stops nothing of the other.
public struct ResponseSeat: Hashable, Sendable {
  /// A step of a seat, in order.
  public enum Step: String, ClosedVocabulary {
    case paged = "paged_at"
    case acknowledged = "acked_at"
    case arrived = "arrived_at"
  }

  /// The person's key.
  public private(set) var staff: String?
  /// When each step was, as far as it is known.
  public private(set) var times: [Step: Instant]

  /// A seat as it stands.
  public init(staff: String? = nil, times: [Step: Instant] = [:]) {
    self.staff = staff
    self.times = times
  }

  /// The seat with what is recorded now.
  ///
  /// - Throws: ``FieldProblem`` for a time without a person, steps out of order, a time to come, and
  ///   another person once somebody has arrived.
  public func taking(
    staff named: String?, times new: [Step: Instant], now: Instant
  ) throws(FieldProblem) -> ResponseSeat {
    var seat = self
    if let named, let staff, named != staff {
      if times[.arrived] != nil {
        throw FieldProblem(field: "staff", reason: "'\(staff)' has arrived, and stays who came")
      }
      // Whoever comes instead is paged, and acknowledges, for themselves.
      seat.times = [:]
    }
    seat.staff = named ?? staff
    if seat.staff == nil {
      throw FieldProblem(field: "staff", reason: "is needed: nobody is named for this seat yet")
    }
    for (step, time) in new {
      if time > now {
        throw FieldProblem(field: step.rawValue, reason: "lies in time to come")
      }
      seat.times[step] = time
    }
    let known = Step.allCases.compactMap { step in seat.times[step].map { (step, $0) } }
    for (earlier, later) in zip(known, known.dropFirst()) where later.1 < earlier.1 {
      throw FieldProblem(
        field: later.0.rawValue, reason: "lies before \(earlier.0.rawValue) of the same seat")
    }
    return seat
  }
}
