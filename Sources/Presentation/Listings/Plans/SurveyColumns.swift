import Domain

/// `plans survey`: which counties answered a year's survey, and what.
public enum SurveyColumns {
  /// One row a county, who did not answer first.
  public static let listing = Listing<SurveyLine>(
    name: "plans", variant: "survey",
    columns: [
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("fiscal_year", "Year", priority: 3) { .key($0.year.text) },
      Column(
        "state", "Answer", priority: 1, emphasis: { emphasis(of: $0.state) },
        sign: { sign(of: $0.state) }
      ) { .code($0.state) },
      Column("asked_on", "Asked", priority: 2) { .date($0.survey?.askedOn) },
      Column("asked_role", "Of", priority: 5) { .text($0.survey?.askedRole) },
      Column("answered_on", "Answered", priority: 2) { .date($0.survey?.answeredOn) },
      Column("days", "Days", kind: .number, priority: 2) { .integer($0.days) },
      Column("answers", "Answers", priority: 1) { line in
        .records(
          (line.survey?.answers ?? []).map {
            CellRecord([
              .init("question", .text($0.question)), .init("answer", .text($0.answer)),
            ])
          })
      },
      Column("author", "By", priority: 6) { .text($0.survey?.author) },
      Column("at", "Entered", priority: 6) { .instant($0.survey?.at) },
    ],
    summaryKeys: ["fiscal_year", "answered_of_asked", "no_answer", "not_asked"],
    emptyText: "No county is yours to see. Import counties.csv.")

  /// How an answer, or its lack, asks for attention.
  public static func emphasis(of state: SurveyState) -> Emphasis {
    switch state {
    case .noAnswer: .warning
    case .answered: .good
    case .notAsked: .muted
    }
  }

  /// `!` without an answer, `=` with one.
  public static func sign(of state: SurveyState) -> String {
    switch state {
    case .noAnswer: "!"
    case .answered: "="
    case .notAsked: ""
    }
  }

  /// The rate of response, and who did not answer, by name.
  public static func summary(
    of lines: [SurveyLine], year: FiscalYear
  ) -> [(key: String, cell: Cell)] {
    [
      ("fiscal_year", .key(year.text)),
      ("answered_of_asked", .share(SurveyYear.rate(of: lines))),
      ("no_answer", .list(SurveyYear.missing(lines))),
      ("not_asked", .integer(lines.count { $0.state == .notAsked })),
    ]
  }

  /// `2026-27: 40 of 50 counties answered, 80.0%; no answer from …`, or that nobody was asked.
  public static func note(on lines: [SurveyLine], year: FiscalYear) -> String {
    let missing = SurveyYear.missing(lines)
    let names = missing.isEmpty ? "" : "; no answer from " + missing.joined(separator: ", ")
    return "\(year.text): \(rate(of: lines))\(names)"
  }

  /// `40 of 50 counties answered, 80.0%`, or that nobody was asked.
  public static func rate(of lines: [SurveyLine]) -> String {
    let rate = SurveyYear.rate(of: lines)
    guard let count = rate.count, let total = rate.total, total > 0 else {
      return "no county was asked; send-survey enters who was"
    }
    return "\(count) of \(Plural.of(total, "county", "counties")) answered,"
      + " \(NumberText.percent(rate))"
  }
}
