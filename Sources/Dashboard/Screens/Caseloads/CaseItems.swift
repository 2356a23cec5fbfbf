import Domain
import Presentation
import SafeText
import TerminalUI

/// The answer to "why 275?": every number that a case's points are made of, in order.
struct CaseItems {
  let row: CaseRow
  let facts: LoadFacts
  /// What the status rests on, where the youth's record is open.
  var assessment: StatusAssessment?

  /// The lines; the figures stand in a column of their own.
  func lines(_ context: ScreenContext) -> [StyledText] {
    let weight = row.weight
    let theme = context.theme
    let table = facts.table(row.county)
    let weighted = Rounding.halfUp(weight.base * weight.tier, over: 100)
    var lines = [
      StyledText("Why \(weight.points)?", theme.style(.title))
        + StyledText("  \(row.caseID), hundredths of a standard case", theme.style(.muted))
    ]
    let whole = table.base(row.component)
    let base =
      weight.halved
      ? "base of \(row.component.plainWords): half of \(whole), as the worker has a sibling's case"
      : "base of \(row.component.plainWords)"
    lines.append(item("\(weight.base)", base, context))
    let multiplied = context.unicode ? "× \(weight.tier) %" : "x \(weight.tier) %"
    lines.append(item(multiplied, "status \(weight.status.plainWords): \(weighted)", context))
    if let assessment { lines += support(of: assessment, context) }
    for modifier in weight.modifiers {
      let sign = modifier.points < 0 ? "" : "+"
      lines.append(
        item(
          "\(sign)\(modifier.points)", "\(modifier.name.plainWords), \(window(modifier, context))",
          context))
    }
    lines += bounds(weighted, table, context)
    lines.append(
      item("\(weight.points)", "points of the case", context, style: theme.style(.strong)))
    if let worker = row.worker, let role = row.role {
      lines.append(
        item(
          "\(row.assignedPoints)",
          "of them with \(worker), as \(role.plainWords) \(table.role(role)) %", context,
          style: theme.style(.strong)))
    }
    for one in facts.overrides where one.caseID == row.caseID {
      let sign = one.delta < 0 ? "" : "+"
      let until = TimeDisplay.dayAndClock(one.until, zone: context.zone)
      lines.append(
        item(
          "\(sign)\(one.delta)", "override, \(one.pointsWith) with it, until \(until)",
          context, style: theme.style(.warning)))
    }
    lines.append(StyledText(facts.policyNote(county: row.county), theme.style(.muted)))
    return lines
  }

  private func item(
    _ figure: String, _ words: String, _ context: ScreenContext, style: Style = .plain
  ) -> StyledText {
    StyledText(TextGuard.pad(figure, columns: 9, alignment: .trailing) + "  ", style)
      + StyledText(words, style)
  }

  private func window(_ modifier: CaseWeight.Modifier, _ context: ScreenContext) -> String {
    let opens = TimeDisplay.dayAndClock(modifier.opensAt, zone: context.zone)
    guard let closes = modifier.closesAt else { return "since \(opens), no end set" }
    return "\(opens) until \(TimeDisplay.dayAndClock(closes, zone: context.zone))"
  }

  private func bounds(
    _ weighted: Int, _ table: WeightTable, _ context: ScreenContext
  ) -> [StyledText] {
    let sum = row.weight.modifiers.reduce(weighted) { $0 + $1.points }
    if sum < row.weight.points { return [item("\(sum)", "raised to the floor", context)] }
    if sum > row.weight.points { return [item("\(sum)", "cut to the ceiling", context)] }
    return []
  }

  /// The record behind the status and the day on which it turns historic.
  private func support(of assessment: StatusAssessment, _ context: ScreenContext) -> [StyledText] {
    var words: [String] = []
    switch assessment.support {
    case .recorded(let row):
      words.append(
        "recorded \(row.status.plainWords), basis \(row.basis.plainWords), since"
          + " \(TimeDisplay.local(row.from, zone: context.zone))")
    case .screening(let row):
      let score = row.score.map { ", total \($0)" } ?? ""
      words.append("\(row.tool) \(row.version) of \(row.screenedOn.text)\(score)")
    case nil: words.append("no status is recorded")
    }
    if let indicator = assessment.newestIndicator {
      words.append("newest indicator: \(Self.words(indicator.kind)) of \(indicator.day.text)")
    }
    if let day = assessment.historicOn {
      words.append(
        assessment.status == .confirmedHistoric
          ? "historic since \(day.text)" : "turns historic on \(day.text) unless one comes")
    }
    return words.map { item("", $0, context, style: context.theme.style(.muted)) }
  }

  private static func words(_ kind: StatusAssessment.Indicator.Kind) -> String {
    switch kind {
    case .confirmed: "a confirmed status"
    case .disclosure: "a disclosure"
    case .screening: "a screening"
    case .report: "a report screened in"
    }
  }
}
