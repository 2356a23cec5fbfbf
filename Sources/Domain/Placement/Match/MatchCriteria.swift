/// What excludes a facility for a youth, in the order of the contract.
///
/// Source: interface §4.2, D§5.3.
public enum HardCriterion: String, ClosedVocabulary {
  case licence
  case age
  case gender
  case openBed = "open_bed"
  case noContact = "no_contact"
  case confidentialLocation = "confidential_location"
  case priorRun = "prior_run"
  case siblingsOrdered = "siblings_ordered"

  /// The criterion in words, for screens.
  public var words: String {
    switch self {
    case .openBed: "open bed"
    case .noContact: "no contact"
    case .confidentialLocation: "confidential location"
    case .priorRun: "run from here"
    case .siblingsOrdered: "siblings together by order"
    default: rawValue
    }
  }
}

/// What speaks for or against a facility that excludes nobody, in the order of the contract.
///
/// Source: interface §4.2, D§5.3.
public enum SoftCriterion: String, ClosedVocabulary {
  case siblingsTogether = "siblings_together"
  case countyOfOrigin = "county_of_origin"
  case cseCapable = "cse_capable"
  case language
  case pregnantOrParenting = "pregnant_or_parenting"
  case substanceUseCapable = "sud_capable"
  case lgbtqAffirming = "lgbtq_affirming"
  case youthPreference = "youth_preference"
  /// For each other youth of status clear or confirmed who stays there.
  case peerMix = "peer_mix"
  case earlierRun = "earlier_run"

  /// The points that the product ships.
  public var defaultPoints: Int {
    switch self {
    case .siblingsTogether, .youthPreference: 30
    case .cseCapable: 25
    case .countyOfOrigin: 20
    case .pregnantOrParenting, .substanceUseCapable: 15
    case .language, .lgbtqAffirming: 10
    case .peerMix: -20
    case .earlierRun: -25
    }
  }

  /// The criterion in words, for screens.
  public var words: String {
    switch self {
    case .siblingsTogether: "siblings together"
    case .countyOfOrigin: "county of origin"
    case .cseCapable: "trained for CSE"
    case .language: "a language shared"
    case .pregnantOrParenting: "pregnant or parenting"
    case .substanceUseCapable: "able to treat substance use"
    case .lgbtqAffirming: "LGBTQ+ affirming"
    case .youthPreference: "the youth's own wish"
    case .peerMix: "others of status clear or confirmed"
    case .earlierRun: "an earlier run from here"
    }
  }
}

/// Times that placement goes by.
///
/// Source: D§5.2, D§5.3.
public enum PlacementLimit: String, ClosedVocabulary {
  /// Hours that a bed is held where nothing else is said.
  case holdHours = "hold_hours"
  /// Days for which a run from a place excludes it.
  case priorRunDays = "prior_run_days"
  /// Reports of youth who stayed at a facility that put it on the list for review.
  case reviewReports = "review_reports"
  /// Months over which they are counted.
  case reviewMonths = "review_months"

  /// What the product ships.
  public var defaultValue: Int {
    switch self {
    case .holdHours: 4
    case .priorRunDays: 90
    case .reviewReports: 3
    case .reviewMonths: 12
    }
  }

  /// What it is counted in.
  public var unit: String {
    switch self {
    case .holdHours: "hours"
    case .priorRunDays: "days"
    case .reviewReports: "reports"
    case .reviewMonths: "months"
    }
  }

  /// Where it comes from.
  public var citation: String {
    switch self {
    case .holdHours: "D§5.2; a held bed expires"
    case .priorRunDays: "D§5.3; hard below this many days"
    case .reviewReports, .reviewMonths: "S22, beside D§5.3; a facility named in reports"
    }
  }
}

/// The points and times by which one county's youth are matched on one local day.
public struct MatchPolicy: Hashable, Sendable {
  private let points: [SoftCriterion: Int]
  /// Days of 24 true hours for which a run from a place excludes it.
  public let priorRunDays: Int

  /// The values in force for the youth's county.
  public init(_ book: PolicyBook, county: String, on day: LocalDate) {
    points = Dictionary(
      uniqueKeysWithValues: SoftCriterion.allCases.map { criterion in
        let row = book.value(.match, criterion.rawValue, county: county, on: day)
        return (criterion, row?.value ?? criterion.defaultPoints)
      })
    let days = book.value(
      .placement, PlacementLimit.priorRunDays.rawValue, county: county, on: day)
    priorRunDays = days?.value ?? PlacementLimit.priorRunDays.defaultValue
  }

  /// The points of one criterion, of `peerMix` for each of the others.
  public subscript(criterion: SoftCriterion) -> Int {
    points[criterion] ?? criterion.defaultPoints
  }
}
