import Domain
import Presentation
import Store
import TerminalUI

/// What opens a youth's record to others, as lines: teams with their end, consents and orders.
struct YouthGroundsText {
  let detail: YouthDetail
  let context: ScreenContext

  /// Adds the two sections.
  func add(to text: inout PagerText) {
    add("Teams", teams, "No team was started for this youth; a starts one.", &text)
    add(
      "Consents and orders", consents, "No consent and no order opens this record to an agency.",
      &text)
  }

  private var teams: [StyledText] {
    detail.record.teams.reversed().map { team in
      let purpose = team.purpose.split(separator: "_").joined(separator: " ")
      return line(
        "\(team.id)  \(purpose)  \(end(team.from, team.until))"
          + "  \(team.members.joined(separator: ", "))", isOver: team.until <= context.moment)
    }
  }

  private var consents: [StyledText] {
    detail.record.consents.reversed().map { consent in
      line(
        "\(consent.id)  \(consent.basis)  \(consent.agency)"
          + "  \(end(consent.from, consent.until))"
          + "  \(consent.groups.map(\.words).joined(separator: ", "))",
        isOver: consent.until <= context.moment)
    }
  }

  /// `until …` while it lasts, `ended …` after; `from …` before it begins.
  private func end(_ from: Instant, _ until: Instant) -> String {
    if until <= context.moment { return "ended \(TimeDisplay.local(until, zone: context.zone))" }
    let begin = from > context.moment ? "from \(TimeDisplay.local(from, zone: context.zone)) " : ""
    return begin + "until \(TimeDisplay.local(until, zone: context.zone))"
  }

  private func line(_ text: String, isOver: Bool) -> StyledText {
    StyledText("  " + text, context.theme.style(isOver ? .muted : .normal))
  }

  private func add(
    _ title: String, _ lines: [StyledText], _ empty: String, _ text: inout PagerText
  ) {
    let isWithheld = detail.record.withheld.contains(.f2)
    let sentence = isWithheld ? "\(CellText.withheld) Ask whom to call." : empty
    text.add(heading: StyledText(title, context.theme.style(.title)))
    text.add(
      lines.isEmpty ? [StyledText("  " + sentence, context.theme.style(.muted))] : lines)
  }
}
