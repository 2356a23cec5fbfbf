/// What will change in the loads of the days ahead without anybody doing anything: windows that end,
/// a status that turns historic, cases that close, shares that begin or end, policies of a later day,
/// people who come, go or carry less; and hearings, leave and overrides that end.
///
/// The rows of a span add up to what loads differ by between its ends: each is the difference of two
/// weighings of the same facts, one second before something turns and at it.
/// Source: interface §4.1, D§4.3.
public struct LoadOutlook: Hashable, Sendable {
  /// What happens.
  public enum Kind: String, ClosedVocabulary {
    /// Points that a modifier adds end, or become fewer.
    case modifierEnds = "modifier_ends"
    /// Points that a modifier adds begin, or become more.
    case modifierBegins = "modifier_begins"
    /// The youth's status is another, as where a confirmed one turns historic.
    case statusChanges = "status_changes"
    /// The sibling rule takes half of the base off, or no longer does.
    case siblingRule = "sibling_rule"
    case caseOpens = "case_opens"
    case caseCloses = "case_closes"
    case assignmentBegins = "assignment_begins"
    case assignmentEnds = "assignment_ends"
    /// A policy of that day is in force.
    case policyChanges = "policy_changes"
    case serviceBegins = "service_begins"
    case serviceEnds = "service_ends"
    /// The worker's hours or relief are others.
    case capacityChanges = "capacity_changes"
    /// A court hears the youth's matter.
    case hearing
    case leaveBegins = "leave_begins"
    case leaveEnds = "leave_ends"
    /// Points that a supervisor overrode are the scheme's again.
    case overrideEnds = "override_ends"
  }

  /// When.
  public let at: Instant
  /// What.
  public let kind: Kind
  /// The worker's key: whose load it is; nil for a case that nobody has.
  public let worker: String?
  /// The case's key; nil for what is of a worker alone.
  public let caseID: String?
  /// The youth's key; nil for what is of a worker alone.
  public let youth: String?
  /// The county of the case, a FIPS code; nil for what is of a worker alone.
  public let county: String?
  /// The modifier's name, the new status, the part in the case, the policy's key, the court's kind
  /// of hearing, the kind of leave; nil where unknown.
  public let detail: String?
  /// By how many points the worker's load changes then; nil where it does not.
  public let points: Int?
  /// By how many points the case itself changes then, which a share may carry in part; of an
  /// override, which no load counts, the points that it added. Nil where it does not.
  public let casePoints: Int?
  /// By how many points the worker's capacity changes then; nil where it does not.
  public let capacity: Int?

  /// Makes the row; what is left out is nil.
  public init(
    at: Instant, kind: Kind, worker: String?, caseID: String? = nil, youth: String? = nil,
    county: String? = nil, detail: String? = nil, points: Int? = nil, casePoints: Int? = nil,
    capacity: Int? = nil
  ) {
    self.at = at
    self.kind = kind
    self.worker = worker
    self.caseID = caseID
    self.youth = youth
    self.county = county
    self.detail = detail
    self.points = points
    self.casePoints = casePoints
    self.capacity = capacity
  }

  /// By time, then worker, case, kind and detail.
  public static func comesFirst(_ one: LoadOutlook, _ other: LoadOutlook) -> Bool {
    (one.at, one.worker ?? "", one.caseID ?? "", one.kind.rawValue, one.detail ?? "")
      < (other.at, other.worker ?? "", other.caseID ?? "", other.kind.rawValue, other.detail ?? "")
  }
}

/// What the loads of a span read, as it stands from one moment on.
public struct OutlookFacts: Sendable {
  /// From when it stands so: nothing dated but cases and their youth is another until the next.
  public let from: Instant
  /// Every case that is open at some moment of the span, with each share in force at one and what is
  /// known of its youth up to the span's end.
  public let cases: [CaseFacts]
  /// Staff as they are from then on.
  public let staff: [StaffFacts]

  /// Makes the facts.
  public init(from: Instant, cases: [CaseFacts], staff: [StaffFacts]) {
    self.from = from
    self.cases = cases
    self.staff = staff
  }

  /// The primary workers of a youth's open cases at an instant, a case that has none with nil.
  public func primaryWorkers(
    of youth: String, at instant: Instant, zone: ZoneRules
  ) -> [(one: CaseFacts, worker: String?)] {
    let day = zone.localDate(of: instant)
    return cases.filter { $0.youth == youth && $0.isOpen(on: day) }.flatMap { one in
      let held = one.assignments.filter {
        $0.role == .primary && instant.isWithin(from: $0.from, until: $0.until)
      }
      return held.isEmpty ? [(one, nil)] : held.map { (one, $0.staff) }
    }
  }
}
