import Domain
import Store

/// A question beside the screen's: about changes, which the store answers as it would make them, and
/// about what every screen says: openings for life safety, and alerts.
enum Inquiry: Hashable, Sendable {
  /// What a change with these fields rests on.
  case basis(action: String, fields: [NamedText])
  /// One's own last changes.
  case undoable(limit: Int)
  /// Openings for life safety that are not reviewed.
  case openings
  /// The alerts of missing youth at a moment.
  case alerts(at: Instant, counties: [String])
  /// What was carried in the thirteen weeks up to a moment.
  case weeks(at: Instant, counties: [String])
  /// That what everybody carries this week be recorded, where nobody did yet.
  case recordWeek
  /// That the log's head be kept outside the store.
  case anchor(AuditAnchor)
}

/// What came of an inquiry.
struct Inquired: Sendable {
  enum Answer: Sendable {
    case basis(ChangeBasis?)
    case undoable([UndoableChange])
    case openings([OpeningLine])
    case alerts(AlertDigest)
    case weeks(RecentWeeks)
    case weekRecorded
    case anchored
  }

  let inquiry: Inquiry
  let result: Result<Answer, Problem>
}

extension StoreRunner {
  /// Answers an inquiry.
  func inquire(_ inquiry: Inquiry) -> Inquired {
    do {
      return Inquired(inquiry: inquiry, result: .success(try answer(inquiry)))
    } catch {
      return Inquired(inquiry: inquiry, result: .failure(Problem(error)))
    }
  }

  private func answer(_ inquiry: Inquiry) throws -> Inquired.Answer {
    switch inquiry {
    case .basis(let action, let fields):
      return .basis(
        try store().basis(
          of: action, fields: fields.map { (name: $0.name, text: $0.text) }, now: clock()))
    case .undoable(let limit): return .undoable(try store().undoable(now: clock(), limit: limit))
    case .openings: return .openings(try store().read(OpeningsQuery(at: clock())))
    case .alerts(let at, let counties):
      return .alerts(
        AlertDigest(of: try store().read(AlertsQuery(at: at, counties: counties)), at: at))
    case .weeks(let at, let counties):
      return .weeks(try store().read(RecentWeeksQuery(at: at, counties: counties)))
    case .recordWeek:
      _ = try store().recordWeek(now: clock())
      return .weekRecorded
    case .anchor(let anchor):
      try anchor.keep(headOf: store().path, now: clock())
      return .anchored
    }
  }
}
