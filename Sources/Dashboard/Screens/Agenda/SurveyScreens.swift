import Domain
import Presentation
import Store
import TerminalUI

/// What counties answered to the year's survey.
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
        choices: SurveyState.allCases.map { state in
          RowChoice(title: state.plainWords) { $0.state == state }
        },
        opens: "plan"))
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
