import Domain

/// The listings of `plans`, with the keys of interface §4.5 and §4.7.
public enum PlanColumns {
  /// `plans`: one row a county and fiscal year.
  public static let listing = Listing<PlanLine>(
    name: "plans",
    columns: [
      Column("county", "County", priority: 1, emphasis: { _ in .strong }) { .key($0.county) },
      Column("fiscal_year", "Year", priority: 1) { .key($0.year.text) },
      Column(
        "status", "Status", priority: 1, emphasis: { emphasis(of: $0) }, sign: { sign(of: $0) }
      ) { .code($0.status) },
      Column("submitted_on", "Submitted", priority: 4) { .date($0.header?.submittedOn) },
      Column("sections_present", "Present", kind: .number, priority: 3) { .integer($0.present) },
      Column("sections_required", "Of", kind: .number, priority: 5) { .integer($0.required) },
      Column("missing_sections", "Missing sections", priority: 2, emphasis: { _ in .warning }) {
        .list($0.lacking.map(\.section))
      },
    ],
    summaryKeys: ["counties", "plans", "not_received", "complete"],
    emptyText: "No county is known here. Import counties.csv, and plans/ with the counties' plans.")

  /// The figures under the overview.
  public static func summary(of lines: [PlanLine]) -> [(key: String, cell: Cell)] {
    [
      ("counties", .integer(Set(lines.map(\.county)).count)),
      ("plans", .integer(lines.count { $0.header != nil })),
      ("not_received", .integer(lines.count { $0.header == nil })),
      ("complete", .integer(lines.count { $0.header != nil && $0.lacking.isEmpty })),
    ]
  }

  /// `plans show`: one row a section.
  public static let sections = Listing<PlanSection>(
    name: "plans", variant: "show",
    columns: [
      Column("section", "Section", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("line", "Line", kind: .number, priority: 2) { .integer($0.line) },
      Column("required", "Required", priority: 3) { .boolean($0.isRequired) },
      Column("text", "Text", priority: 1) { .text($0.text) },
    ],
    summaryKeys: listing.headers.map(\.key) + ["allocation"],
    emptyText: "The plan has no section and no text.")

  /// The plan itself under its sections.
  public static func summary(of plan: PlanReading) -> [(key: String, cell: Cell)] {
    listing.columns.map { ($0.key, $0.value(plan.line)) }
      + [("allocation", amount(plan.line.header?.allocation))]
  }

  /// An amount of money: whole dollars where it is in whole dollars.
  public static func amount(_ hundredths: Int?) -> Cell {
    guard let hundredths else { return .null }
    return hundredths % 100 == 0 ? .integer(hundredths / 100) : .hundredths(hundredths)
  }

  /// `plans search`: one row a section that holds every term.
  public static let hits = Listing<PlanHit>(
    name: "plans", variant: "search",
    columns: [
      Column("county", "County", priority: 1, emphasis: { _ in .strong }) { .key($0.county) },
      Column("fiscal_year", "Year", priority: 1) { .key($0.year.text) },
      Column("section", "Section", priority: 2) { .text($0.section) },
      Column("line", "Line", kind: .number, priority: 3) { .integer($0.line) },
      Column("snippet", "Text", priority: 1) { .text($0.snippet) },
    ],
    summaryKeys: ["sections", "plans"],
    emptyText: "No section of a plan that you may read holds every one of these words.")

  /// The figures under a search.
  public static func summary(of hits: [PlanHit]) -> [(key: String, cell: Cell)] {
    let plans = Set(hits.map { "\($0.county) \($0.year.text)" })
    return [("sections", .integer(hits.count)), ("plans", .integer(plans.count))]
  }

  /// `plans diff`: one row a section that differs.
  public static let differences = Listing<PlanDifference>(
    name: "plans", variant: "diff",
    columns: [
      Column("section", "Section", priority: 1, emphasis: { _ in .strong }) { .text($0.section) },
      Column("change", "Change", priority: 1, sign: { sign(of: $0.change) }) {
        .code($0.change)
      },
      Column("removed", "Removed", priority: 2) { .records($0.removed.map(record)) },
      Column("added", "Added", priority: 2) { .records($0.added.map(record)) },
    ],
    summaryKeys: [
      "county", "other_county", "from", "to", "sections_added", "sections_removed",
      "sections_changed", "lines_added", "lines_removed",
    ],
    emptyText: "The two plans have the same sections with the same text.")

  /// The figures under a comparison; `other` is the county of the second plan where that is not
  /// the first's.
  public static func summary(
    of lines: [PlanDifference], county: String, other: String? = nil, from: FiscalYear,
    to: FiscalYear
  ) -> [(key: String, cell: Cell)] {
    func count(_ change: PlanChange) -> Cell { .integer(lines.count { $0.change == change }) }
    return [("county", .key(county))] + (other.map { [("other_county", .key($0))] } ?? []) + [
      ("from", .key(from.text)), ("to", .key(to.text)),
      ("sections_added", count(.added)), ("sections_removed", count(.removed)),
      ("sections_changed", count(.changed)),
      ("lines_added", .integer(lines.reduce(0) { $0 + $1.added.count })),
      ("lines_removed", .integer(lines.reduce(0) { $0 + $1.removed.count })),
    ]
  }

  /// `plans gaps`: one row a thing that is lacking.
  public static let gaps = Listing<PlanGapLine>(
    name: "plans", variant: "gaps",
    columns: [
      Column("county", "County", priority: 1, emphasis: { _ in .strong }) { .key($0.county) },
      Column("fiscal_year", "Year", priority: 1) { .key($0.year.text) },
      Column("section", "Section", priority: 1) { .text($0.section) },
      Column(
        "gap", "Gap", priority: 1, emphasis: { $0.gap == .notReceived ? .critical : .warning },
        sign: { $0.gap == .notReceived ? "X" : "!" }
      ) { .code($0.gap) },
      Column("near", "Heading like it", priority: 2, emphasis: { _ in .notice }) { line in
        .text(line.gap == .missing ? line.section.flatMap { near($0, in: line.others) } : nil)
      },
    ],
    summaryKeys: ["gaps", "not_received", "missing", "empty"],
    emptyText:
      "Nothing is lacking here: every plan came and has every section. Import plans/ for more.")

  /// The heading of a plan that may stand for a section that it lacks: a slip of the hand, or its
  /// words among others.
  public static func near(_ section: String, in headings: [String]) -> String? {
    near([section], in: headings)[0]
  }

  /// The same for several sections: what the headings say is found out once.
  public static func near(_ sections: [String], in headings: [String]) -> [String?] {
    let others = headings.map { (name: $0, words: words(of: $0)) }.filter { !$0.words.isEmpty }
    return sections.map { section in
      if let close = Suggestions.closest(to: section, in: headings) { return close }
      let words = words(of: section)
      return others.first { words.isSubset(of: $0.words) || $0.words.isSubset(of: words) }?.name
    }
  }

  /// The words of a heading that say something.
  private static func words(of heading: String) -> Set<Substring> {
    let words = RequiredSections.key(heading).split { !$0.isLetter && !$0.isNumber }
    return Set(words.filter { $0.count > 2 && $0 != "and" && $0 != "the" })
  }

  /// The figures under the gaps.
  public static func summary(of gaps: [PlanGapLine]) -> [(key: String, cell: Cell)] {
    [("gaps", .integer(gaps.count))]
      + PlanGap.allCases.map { gap in (gap.rawValue, .integer(gaps.count { $0.gap == gap })) }
  }

  private static func record(_ line: PlanTextLine) -> CellRecord {
    CellRecord([.init("line", .integer(line.line)), .init("text", .text(line.text))])
  }

  private static func emphasis(of line: PlanLine) -> Emphasis {
    switch line.header?.status {
    case nil: .critical
    case .draft: .warning
    case .submitted: .notice
    case .approved: .good
    }
  }

  private static func sign(of line: PlanLine) -> String {
    switch line.header?.status {
    case nil: "X"
    case .draft: "!"
    case .submitted: "="
    case .approved: "·"
    }
  }

  private static func sign(of change: PlanChange) -> String {
    switch change {
    case .added: "+"
    case .removed: "-"
    case .changed: "~"
    }
  }
}
