/// What somebody notices of a youth, upon which a county's protocol says what comes next (S53).
public enum ProtocolIndicator: String, ClosedVocabulary {
  case newReport = "new_report"
  case possibleConcern = "possible_concern"
  case clearConcern = "clear_concern"
  case disclosure
  case metByPolice = "met_by_police"
  case missing
  case returned
}

/// A step of a county's protocol, from a moment on; a later one for the same indicator takes its
/// place.
public struct ProtocolStep: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// What was noticed.
  public let indicator: ProtocolIndicator
  /// Since when it holds.
  public let at: Instant
  /// What comes next; `nil` = nothing any more.
  public let step: String?
  /// Whose seat on the roster is called; `nil` = both of the dual response.
  public let seat: Seat?
  /// The account that set it.
  public let author: String

  /// One step.
  public init(
    county: String, indicator: ProtocolIndicator, at: Instant, step: String?, seat: Seat?,
    author: String
  ) {
    self.county = county
    self.indicator = indicator
    self.at = at
    self.step = step
    self.seat = seat
    self.author = author
  }
}

/// A row of a county's runbook: what comes next, and who is to be called now.
public struct ProtocolLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The county's name.
  public let name: String
  /// What holds; `nil` = the county has none on file.
  public let step: ProtocolStep?
  /// Who is on call in the seat, primary first; `nil` = not for the viewer to see.
  public let onCall: [ShiftLine]?

  /// Whether somebody is to be called and nobody is on call.
  public var hasNobody: Bool { step != nil && onCall?.isEmpty == true }

  /// The seats that are called.
  public var seats: [Seat] { step?.seat.map { [$0] } ?? [.childWelfare, .advocate] }

  /// The runbooks of some counties at a moment, by county and indicator; a county with no step has
  /// one row that says so.
  ///
  /// - Parameter onCall: who is on call at the moment; `nil` = not for the viewer to see.
  public static func lines(
    _ steps: [ProtocolStep], counties: [CountyFacts], onCall: [OnCallLine]?, at moment: Instant
  ) -> [ProtocolLine] {
    let held = Dictionary(grouping: steps.filter { $0.at <= moment }, by: \.county)
    let shifts = onCall.map { Dictionary(grouping: $0.compactMap(\.shift), by: \.county) }
    return counties.flatMap { county -> [ProtocolLine] in
      let own = held[county.fips] ?? []
      let inForce = ProtocolIndicator.allCases.compactMap { indicator in
        own.filter { $0.indicator == indicator }.max { $0.at < $1.at }
      }.filter { $0.step != nil }
      let people = shifts.map { $0[county.fips] ?? [] }
      if inForce.isEmpty {
        return [ProtocolLine(county.fips, county.name, nil, people)]
      }
      return inForce.map { ProtocolLine(county.fips, county.name, $0, people) }
    }
  }

  private init(_ county: String, _ name: String, _ step: ProtocolStep?, _ people: [ShiftLine]?) {
    (self.county, self.name, self.step) = (county, name, step)
    let seats = step?.seat.map { [$0] } ?? [.childWelfare, .advocate]
    onCall = people.map { people in people.filter { seats.contains($0.seat) } }
  }
}
