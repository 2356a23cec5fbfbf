import Domain
import Presentation
import TerminalUI

/// What a county agreed, owes and planned, beside its plan (S2, S43, S50).
enum PlanAgenda {
  /// What needs somebody now, in one line above the plan; `nil` where nothing does.
  static func warning(_ page: PlanPage, _ context: ScreenContext) -> StyledText? {
    let open = page.agenda.filter { $0.state.isUrgent && $0.item != nil }
    var words: [String] = []
    for state in [AgendaState.overdue, .escalated] {
      let count = open.count { $0.state == state }
      if count > 0 { words.append("\(count) \(state.plainWords)") }
    }
    if page.agenda.contains(where: { $0.state == .missing && $0.year == page.year }) {
      words.append("nobody with lived experience was heard")
    }
    if let left = page.budget?.left, left < 0 {
      words.append("over-allocated by \(dollars(-left, context))")
    }
    if words.isEmpty { return nil }
    return StyledText("X " + words.joined(separator: ", "), context.theme.style(.critical))
  }

  /// Each goal with who signed, how many other items are open, and what the allocation is for.
  static func lines(_ page: PlanPage, _ context: ScreenContext) -> [StyledText] {
    let open = page.agenda.filter { $0.item != nil && $0.state != .closed }
    var lines = open.filter { $0.kind == .goal }.map { goal($0, context) }
    let others = AgendaKind.allCases.filter { $0 != .goal }.compactMap { kind -> String? in
      let count = open.count { $0.kind == kind }
      return count == 0 ? nil : "\(kind.plural): \(count)"
    }
    if !others.isEmpty { lines.append(StyledText("  " + others.joined(separator: "  "))) }
    if let budget = page.budget, !budget.parts.isEmpty {
      lines.append(self.budget(budget, context))
    }
    return lines
  }

  private static func goal(_ line: AgendaLine, _ context: ScreenContext) -> StyledText {
    let sign = AgendaColumns.sign(of: line.state)
    var text = StyledText("  \(AgendaColumns.title(of: line)): ")
    let (count, total) = (line.signed.count, line.signed.count + line.unsigned.count)
    var words = "\(count)/\(total) signed"
    if !line.unsigned.isEmpty { words += ", not yet " + line.unsigned.joined(separator: ", ") }
    text.append(words, context.theme.style(line.unsigned.isEmpty ? .good : .warning))
    if let day = line.item?.day {
      let role = Grid.role(AgendaColumns.emphasis(of: line.state))
      let mark = line.state == .overdue ? "\(sign) review overdue since" : "review"
      text.append("  \(mark) \(day.text)", context.theme.style(role))
    }
    return text
  }

  private static func budget(_ budget: CountyBudget, _ context: ScreenContext) -> StyledText {
    let parts = budget.parts.map { "\($0.purpose.plainWords) \(dollars($0.planned, context))" }
    var text = StyledText("  budget: " + parts.joined(separator: ", "))
    guard let flag = budget.flag else { return text }
    let role = Grid.role(BudgetColumns.emphasis(of: budget.flag))
    text.append("  " + flag.plainWords, context.theme.style(role))
    return text
  }

  private static func dollars(_ hundredths: Int, _ context: ScreenContext) -> String {
    "$" + CellText.text(PlanColumns.amount(hundredths), zone: context.zone)
  }
}
