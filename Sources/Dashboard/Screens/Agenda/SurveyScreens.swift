import Domain
import Presentation
import Store
import TerminalUI

/// What counties answered to the year's survey, and what studies say of them.
enum SurveyScreens {
  /// Who did not answer first; Enter opens the county's plan, where its answers stand.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .survey, title: "Survey", listing: SurveyColumns.listing,
        hidden: ["county", "answers"],
        request: { context, _ in
          SurveyQuery(at: context.moment, counties: context.coveredCounties)
        },
        rows: { value, _ in value.lines }, rowID: { "\($0.county) \($0.year.text)" },
        headline: headline,
        detail: { line, context in
          let answers = line.survey?.answers ?? []
          let words = answers.map { "\($0.question) \($0.answer)" }.joined(separator: "; ")
          return StyledText(
            "  \(line.name): \(words.isEmpty ? line.state.plainWords : words)",
            context.theme.style(.muted))
        },
        open: { PlanScreen(county: $0.county, year: $0.year) },
        subject: {
          [
            NamedText(name: "county", text: $0.county),
            NamedText(name: "fiscal_year", text: $0.year.text),
          ]
        },
        choices: [
          ("no answer", SurveyState.noAnswer), ("answered", .answered), ("not asked", .notAsked),
        ]
        .map { (title: String, state: SurveyState) in
          RowChoice(title: title) { $0.state == state }
        },
        opens: "plan"))
  }

  /// Figures of studies, those of the whole state first.
  static func studies() -> any Screen {
    ListingScreen(
      .init(
        id: .studies, title: "Studies", listing: StudyColumns.listing, hidden: ["county"],
        request: { context, _ in StudiesQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.figure.id },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(rows.count, "figure", .normal, context),
            Headline.count(
              rows.count { !$0.figure.isRepresentative }, "not representative", .warning, context),
            Headline.count(
              rows.count { $0.change == .refused(.noBaseline) }, "without a baseline", .warning,
              context),
          ]) + StyledText("  of what was detected", context.theme.style(.muted))
        },
        detail: { line, context in
          let figure = line.figure
          let size = [figure.n, figure.total].map { $0.map(String.init) ?? "?" }
          let change = StudyColumns.words(of: line) ?? "a baseline"
          return StyledText(
            "  \(change); \(size[0]) of \(size[1]); \(figure.source)",
            context.theme.style(.muted))
        },
        subject: { [NamedText(name: "study", text: $0.figure.id)] },
        choices: [
          RowChoice(title: "with a change", includes: { $0.baseline != nil }),
          RowChoice(title: "not representative", includes: { !$0.figure.isRepresentative }),
          RowChoice(title: "of the whole state", includes: { $0.figure.county == nil }),
        ]))
  }

  private static func headline(_ rows: [SurveyLine], _ context: ScreenContext) -> StyledText {
    guard let year = rows.first?.year else { return StyledText() }
    if SurveyYear.rate(of: rows).total == 0 {
      let key = context.keymap.name(of: .act)
      return StyledText(
        "\(year.text): no county was asked. \(key) and send-survey enters who was.",
        context.theme.style(.notice))
    }
    func count(_ state: SurveyState, _ words: String, _ role: ThemeRole) -> StyledText {
      Headline.count(rows.count { $0.state == state }, words, role, context)
    }
    return StyledText(
      "\(year.text): \(SurveyColumns.rate(of: rows))", context.theme.style(.title))
      + Headline.joined([
        count(.noAnswer, "without an answer", .warning), count(.notAsked, "not asked", .normal),
      ])
  }
}

/// A county's answers beside its plan (S49).
enum PlanSurvey {
  /// When it was asked and answered, in one line above the plan; `nil` where it was not asked.
  static func head(_ page: PlanPage, _ context: ScreenContext) -> StyledText? {
    guard let line = page.survey, let survey = line.survey else { return nil }
    let sign = SurveyColumns.sign(of: line.state)
    let style = context.theme.style(Grid.role(SurveyColumns.emphasis(of: line.state)))
    guard let day = survey.answeredOn else {
      let days = Plural.of(line.days ?? 0, "day")
      return StyledText(
        "\(sign) survey of \(survey.askedOn.text) without an answer for \(days)", style)
    }
    let count = Plural.of(survey.answers.count, "answer")
    return StyledText("\(sign) survey answered \(day.text): \(count)", style)
  }

  /// Each question with its answer.
  static func lines(_ page: PlanPage, _ context: ScreenContext) -> [StyledText] {
    (page.survey?.survey?.answers ?? []).flatMap { answer in
      [
        StyledText("  \(answer.question)", context.theme.style(.muted)),
        StyledText("    \(answer.answer)"),
      ]
    }
  }
}
