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
    let theme = context.theme
    let why = CaseWhy(
      rows: [row], table: facts.table(row.county), assessment: assessment,
      overrides: facts.overrides.filter { $0.caseID == row.caseID })
    var lines = [
      StyledText("Why \(row.weight.points)?", theme.style(.title))
        + StyledText("  \(row.caseID), hundredths of a standard case", theme.style(.muted))
    ]
    var with = row.weight.points
    // An end that takes nothing off, as more stays are left than the most counts, is passed over.
    for one in why.items where one.kind != .ending || one.points != 0 {
      if one.kind == .override { with += one.points ?? 0 }
      lines.append(line(one, with: max(0, with), context))
      // The status is what it is without a record of it.
      if one.kind == .status, assessment?.support == nil, assessment != nil {
        lines.append(item("", "no status is recorded", context, style: theme.style(.muted)))
      }
    }
    lines.append(StyledText(facts.policyNote(county: row.county), theme.style(.muted)))
    if let restated = facts.restatement(counties: [row.county]) {
      lines.append(StyledText(restated, theme.style(.warning)))
    }
    return lines
  }

  private func item(
    _ figure: String, _ words: String, _ context: ScreenContext, style: Style = .plain
  ) -> StyledText {
    StyledText(TextGuard.pad(figure, columns: 9, alignment: .trailing) + "  ", style)
      + StyledText(words, style)
  }

  /// One item.
  ///
  /// - Parameter with: the points with the overrides up to this one.
  private func line(
    _ one: CaseWhy.Item, with points: Int, _ context: ScreenContext
  ) -> StyledText {
    let theme = context.theme
    let figure = one.points.map { "\($0)" } ?? ""
    let signed = (one.points ?? 0) < 0 ? figure : "+" + figure
    let name = one.name.map(StoredName.words) ?? ""
    func time(_ instant: Instant?) -> String {
      instant.map { TimeDisplay.dayAndClock($0, zone: context.zone) } ?? ""
    }
    let because = one.why.map { ": \($0)" } ?? ""
    switch one.kind {
    case .base: return item(figure, "base of \(name)\(because)", context)
    case .status:
      let multiplied = "\(context.unicode ? "×" : "x") \(one.percent ?? 0) %"
      let key = context.keymap.name(of: .open)
      let rests = assessment == nil ? " (\(key) shows what it rests on)" : ""
      return item(multiplied, "status \(name): \(figure)\(rests)", context)
    case .modifier:
      let window =
        one.until == nil
        ? "since \(time(one.from)), no end set" : "\(time(one.from)) until \(time(one.until))"
      return item(signed, "\(name), \(window)", context)
    case .ending:
      return item("", "\(figure) at \(time(one.until))", context, style: theme.style(.muted))
    case .floor: return item(figure, "raised to the floor", context)
    case .ceiling: return item(figure, "cut to the ceiling", context)
    case .points:
      return item(figure, "points of the case", context, style: theme.style(.strong))
    case .share:
      return item(
        figure, "of them with \(one.worker ?? ""), as \(name) \(one.percent ?? 0) %", context,
        style: theme.style(.strong))
    case .override:
      return item(
        signed, "override, \(points) with it, until \(time(one.until))\(because)", context,
        style: theme.style(.warning))
    case .recorded, .screening, .indicator, .historic:
      return item("", evidence(one, context), context, style: theme.style(.muted))
    }
  }

  private func evidence(_ one: CaseWhy.Item, _ context: ScreenContext) -> String {
    let day = one.day?.text ?? ""
    switch one.kind {
    case .recorded:
      let since = one.from.map { TimeDisplay.local($0, zone: context.zone) } ?? ""
      return "recorded \(one.name.map(StoredName.words) ?? ""),"
        + " \(StoredName.words(one.why ?? "")), since \(since)"
    case .screening: return "\(one.name ?? "") of \(day)\(one.why.map { ", \($0)" } ?? "")"
    case .indicator:
      let kind =
        switch one.name.flatMap(StatusAssessment.Indicator.Kind.init) {
        case .confirmed: "a confirmed status"
        case .disclosure: "a disclosure"
        case .screening: "a screening"
        case .report, nil: "a report screened in"
        }
      return "newest indicator: \(kind) of \(day)"
    default:
      return one.why == nil
        ? "historic since \(day)" : "turns historic on \(day) unless one comes"
    }
  }
}
