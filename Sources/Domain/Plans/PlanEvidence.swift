/// An element of a county's plan that the records can bear out, or not.
public enum PlanElement: String, ClosedVocabulary {
  /// Both seats of the dual response are filled, day and night (D§1.3, Services and placement).
  case roundTheClock = "round_the_clock"
  /// Those who carry cases are trained (WIC 16524.7(a)(3)).
  case training
  /// Who must be told of a missing youth is told in time (WIC 16501.35).
  case missingYouth = "missing_youth"
  /// A team comes together after a response (WIC 16524.8(b)).
  case teams

  /// The field group whose rows bear it out.
  public var group: FieldGroup {
    switch self {
    case .roundTheClock, .training: .f12
    case .missingYouth: .f5
    case .teams: .f13
    }
  }

  /// What its figure counts, by the name of the total.
  public var total: String {
    switch self {
    case .roundTheClock: "minutes"
    case .training: "workers"
    case .missingYouth: "notices"
    case .teams: "responses"
    }
  }

  /// The line of a plan that promises it; `nil` where none does.
  public func promise(in plan: PlanReading) -> Int? {
    promise(
      among: plan.sections.filter(\.isPresent).map { (name: $0.name, line: $0.line) },
      roundTheClock: { plan.sections.lazy.flatMap(\.lines).first { Self.says($0.text) }?.line })
  }

  /// The line of a plan that promises it, by its sections and by what is known of its text.
  ///
  /// - Parameters:
  ///   - sections: those with text, with the lines of their first headings.
  ///   - roundTheClock: the first line that ``says(_:)`` 24/7.
  public func promise(
    among sections: [(name: String?, line: Int)], roundTheClock: () throws -> Int?
  ) rethrows -> Int? {
    func line(of name: String) -> Int? {
      sections.first { section in
        section.name.map { RequiredSections.key($0) == RequiredSections.key(name) } == true
      }?.line
    }
    return switch self {
    case .roundTheClock: try roundTheClock()
    case .training: line(of: "Training")
    case .missingYouth: line(of: "Missing-youth protocol")
    case .teams: line(of: "MDT tiers")
    }
  }

  /// What says that a service never closes.
  public static let always = "24/7"

  /// Whether a line has it, and no further digit belongs to it: `24/7`, not `24/75`.
  public static func says(_ line: some StringProtocol) -> Bool {
    line.ranges(of: always).contains { range in
      let before =
        range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
      let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
      return !before.isNumber && !after.isNumber
    }
  }
}

/// Whether what happened bears out what a plan says.
public enum PlanVerdict: String, ClosedVocabulary {
  /// Every one of what is counted.
  case borneOut = "borne_out"
  /// All but some.
  case notBorneOut = "not_borne_out"
  /// The plan promises nothing of it.
  case notPromised = "not_promised"
  /// There is nothing yet to count.
  case nothingToCount = "nothing_to_count"
  /// The viewer does not see every record that would have to be counted.
  case notForRole = "not_for_role"
}

/// One element of a plan with the live figure beside it.
public struct PlanEvidence: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The plan's year.
  public let year: FiscalYear
  /// What is promised.
  public let element: PlanElement
  /// The line of the plan that promises it.
  public let line: Int?
  /// So many of all; unknown where it is not for the viewer.
  public let share: Share
  /// The stretch of time that is counted; `nil` where nothing is.
  public let span: Interval?

  /// One element.
  public init(
    county: String, year: FiscalYear, element: PlanElement, line: Int?, share: Share,
    span: Interval?
  ) {
    self.county = county
    self.year = year
    self.element = element
    self.line = line
    self.share = share
    self.span = span
  }

  /// What the figure says of the promise.
  public var verdict: PlanVerdict {
    guard let count = share.count, let total = share.total else { return .notForRole }
    if line == nil { return .notPromised }
    if total == 0 { return .nothingToCount }
    return count == total ? .borneOut : .notBorneOut
  }

  /// Local days ahead that a roster is looked through: a hole in it is a promise that will not be
  /// kept.
  public static let daysAhead = 14
  /// Days within which a team comes together after a response (D§1.4, T2).
  public static let teamDays = 10
}
