import Domain
import Presentation
import TerminalUI

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
