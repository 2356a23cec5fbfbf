/// What the front matter of a plan says.
public struct PlanHeader: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The year that it is for.
  public let year: FiscalYear
  /// How far it is.
  public let status: PlanStatus
  /// When it was submitted; `nil` = not known.
  public let submittedOn: LocalDate?
  /// Hundredths of a dollar; `nil` = not known.
  public let allocation: Int?

  /// A plan's front matter.
  public init(
    county: String, year: FiscalYear, status: PlanStatus, submittedOn: LocalDate?, allocation: Int?
  ) {
    self.county = county
    self.year = year
    self.status = status
    self.submittedOn = submittedOn
    self.allocation = allocation
  }
}

/// One county in one fiscal year: its plan, or that none was received (interface §4.5, §4.7).
public struct PlanLine: Hashable, Sendable {
  /// A heading of a plan, and whether there is text below it.
  public struct Heading: Hashable, Sendable {
    /// As it was first written.
    public let name: String
    /// Whether it has text.
    public let isFilled: Bool

    /// A heading.
    public init(name: String, isFilled: Bool) {
      self.name = name
      self.isFilled = isFilled
    }
  }

  /// A plan as the overview knows it: without its text.
  public struct Plan: Hashable, Sendable {
    /// What its front matter says.
    public let header: PlanHeader
    /// Its headings in order.
    public let headings: [Heading]

    /// A plan.
    public init(header: PlanHeader, headings: [Heading]) {
      self.header = header
      self.headings = headings
    }
  }

  /// A required section that a plan has no text of.
  public struct Lack: Hashable, Sendable {
    /// Its name in D§1.3.
    public let section: String
    /// Whether its heading is there.
    public let gap: PlanGap
  }

  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// The plan's front matter; `nil` = not received.
  public let header: PlanHeader?
  /// How many of the required sections have text; `nil` where no plan was received.
  public let present: Int?
  /// The required sections without text, in the order of D§1.3.
  public let lacking: [Lack]
  /// Its headings that are none of a required section, as they are written.
  public let others: [String]

  /// `draft`, `submitted`, `approved` or `not_received`.
  public var status: String { header?.status.rawValue ?? PlanGap.notReceived.rawValue }
  /// How many sections are required; `nil` where no plan was received.
  public var required: Int? { header == nil ? nil : RequiredSections.names.count }

  /// A county and year with its plan, or without one.
  public init(county: String, year: FiscalYear, plan: Plan?) {
    self.county = county
    self.year = year
    header = plan?.header
    var filled: [String: Bool] = [:]
    for heading in plan?.headings ?? [] {
      let key = RequiredSections.key(heading.name)
      filled[key] = (filled[key] ?? false) || heading.isFilled
    }
    lacking =
      plan == nil
      ? []
      : RequiredSections.names.compactMap { name in
        switch filled[RequiredSections.key(name)] {
        case true?: nil
        case false?: Lack(section: name, gap: .empty)
        case nil: Lack(section: name, gap: .missing)
        }
      }
    others = (plan?.headings ?? []).map(\.name).filter { !RequiredSections.has($0) }
    present = plan == nil ? nil : RequiredSections.names.count - lacking.count
  }

  /// Every county in every fiscal year that any plan is for, and in the one of today.
  ///
  /// - Parameters:
  ///   - counties: FIPS codes, in the order of the rows.
  ///   - plans: of any county; they say which years there are.
  public static func lines(counties: [String], plans: [Plan], today: LocalDate) -> [PlanLine] {
    let years = Set(plans.map(\.header.year)).union([FiscalYear(of: today)]).sorted()
    var byPlace: [String: Plan] = [:]
    for plan in plans { byPlace["\(plan.header.county) \(plan.header.year.text)"] = plan }
    return counties.flatMap { county in
      years.map { year in
        PlanLine(county: county, year: year, plan: byPlace["\(county) \(year.text)"])
      }
    }
  }
}

/// One thing that a county's plan lacks.
public struct PlanGapLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// The required section; `nil` where there is no plan at all.
  public let section: String?
  /// What is lacking.
  public let gap: PlanGap
  /// The plan's headings that are none of a required section.
  public let others: [String]

  /// Every gap of some counties and years, in their order.
  public static func lines(of plans: [PlanLine]) -> [PlanGapLine] {
    plans.flatMap { plan in
      plan.header == nil
        ? [
          PlanGapLine(
            county: plan.county, year: plan.year, section: nil, gap: .notReceived, others: [])
        ]
        : plan.lacking.map {
          PlanGapLine(
            county: plan.county, year: plan.year, section: $0.section, gap: $0.gap,
            others: plan.others)
        }
    }
  }
}

/// A plan read in full.
public struct PlanReading: Hashable, Sendable {
  /// What the overview says of it.
  public let line: PlanLine
  /// Its sections in order.
  public let sections: [PlanSection]
  /// Every line of its file.
  public let source: [PlanTextLine]

  /// A plan from its pieces, in order.
  public init(header: PlanHeader, pieces: [PlanPiece]) {
    sections = PlanSection.sections(of: pieces)
    source = PlanSection.everyLine(of: pieces)
    let headings = sections.compactMap { section in
      section.name.map { PlanLine.Heading(name: $0, isFilled: section.isPresent) }
    }
    line = PlanLine(
      county: header.county, year: header.year,
      plan: PlanLine.Plan(header: header, headings: headings))
  }
}

/// A section of a plan in which what was looked for stands.
public struct PlanHit: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// The section's heading; `nil` = before the first.
  public let section: String?
  /// The line of the file that holds most of the terms, the first of those.
  public let line: Int
  /// That line, or as much of it as stands around the first term; at most 200 characters.
  public let snippet: String

  /// A hit.
  public init(county: String, year: FiscalYear, section: String?, line: Int, snippet: String) {
    self.county = county
    self.year = year
    self.section = section
    self.line = line
    self.snippet = snippet
  }
}
