import Domain
import Presentation
import TerminalUI

/// What stands above a plan's text, and beside it.
enum PlanHead {
  /// How far the plan is, and what it lacks.
  static func lines(_ page: PlanPage, _ context: ScreenContext) -> [StyledText] {
    let survey = PlanSurvey.head(page, context).map { [$0] } ?? []
    guard let line = page.line, let header = line.header else {
      return [StyledText("X not received", context.theme.style(.critical))] + survey
    }
    var words = StyledText(header.status.plainWords, context.theme.style(role(of: header.status)))
    if let day = header.submittedOn {
      words.append(header.status == .submitted ? " \(day.text)" : ", submitted \(day.text)")
    }
    words.append("  \(line.present ?? 0) of \(RequiredSections.names.count) sections")
    if let amount = header.allocation {
      words.append("  $\(CellText.text(PlanColumns.amount(amount), zone: context.zone))")
    }
    words.append(change(page), context.theme.style(.muted))
    if let stretch = page.stretch {
      let long = "  \(Plural.of(stretch.lineCount, "line")), read in parts"
      words.append(long, context.theme.style(.muted))
    }
    let warning = (PlanAgenda.warning(page, context).map { [$0] } ?? []) + survey
    if line.lacking.isEmpty { return [words] + warning }
    return [
      words,
      StyledText("! lacks " + page.lacking.joined(separator: ", "), context.theme.style(.warning)),
    ] + warning
  }

  /// The sections that a plan lacks, in words, with what it may have in place of each.
  static func lacking(_ line: PlanLine) -> [String] {
    let near = PlanColumns.near(line.lacking.map(\.section), in: line.others)
    return zip(line.lacking, near).map { lack, near in
      if lack.gap == .empty { return "\(lack.section) (empty)" }
      return lack.section + (near.map { " (has '\($0)')" } ?? "")
    }
  }

  private static func role(of status: PlanStatus) -> ThemeRole {
    switch status {
    case .draft: .warning
    case .submitted: .notice
    case .approved: .good
    }
  }

  private static func change(_ page: PlanPage) -> String {
    guard let changes = page.changes else { return "" }
    if changes.isEmpty { return "  as the year before" }
    return "  \(changes.count) changed since \(page.year.adding(-1).text)"
  }

  /// The headings with the one that is being read, as many as there is room for.
  static func drawContents(
    _ pager: Pager, in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    let headings = pager.source.headings
    let shown = headings.lastIndex { $0.line <= pager.top.line } ?? 0
    var list = ListState(selection: shown)
    list.ensureVisible(count: headings.count, height: rect.height)
    let rows = list.visibleRows(count: headings.count, height: rect.height)
    for (row, index) in rows.enumerated() {
      let isShown = index == shown
      let mark = isShown ? (context.unicode ? "▸ " : "> ") : "  "
      surface.write(
        mark + headings[index].title, in: rect.row(row),
        style: context.theme.style(isShown ? .accent : .muted))
    }
  }
}

/// A plan's text as it is shown, and the line of the file in which each line of it begins.
enum PlanText {
  /// The text of a page: rendered, or as its file has it.
  static func of(
    _ page: PlanPage, isSource: Bool, _ context: ScreenContext
  ) -> (text: PagerText, origins: [Int]) {
    guard let plan = page.plan else { return nothing(page, context) }
    if isSource { return source(plan, context) }
    var body = plan.source[...]
    // The front matter stands above in words.
    if body.first?.text == "---", let end = body.dropFirst().firstIndex(where: { $0.text == "---" })
    {
      body = body[(end + 1)...]
    }
    let head = evidence(page, context)
    let made = MarkdownText(
      body.map { (text: $0.text, line: $0.line) }, after: head, context)
    return (made.text, made.origins)
  }

  /// Each element of the plan with the live figure beside it.
  private static func evidence(_ page: PlanPage, _ context: ScreenContext) -> PagerText {
    var text = PagerText()
    let parts: [(title: String, lines: [StyledText])] = [
      ("Borne out?", (page.evidence ?? []).map { line($0, context) }),
      ("Shared agenda", PlanAgenda.lines(page, context)), survey(page, context),
    ]
    for part in parts where !part.lines.isEmpty {
      text.add(heading: StyledText(part.title, context.theme.style(.title)))
      text.add(part.lines)
    }
    return text
  }

  /// What the county answered, with its heading.
  private static func survey(
    _ page: PlanPage, _ context: ScreenContext
  ) -> (title: String, lines: [StyledText]) {
    ("Survey of \(page.year.text)", PlanSurvey.lines(page, context))
  }

  private static func line(_ line: PlanEvidence, _ context: ScreenContext) -> StyledText {
    StyledText("  \(line.element.words): ") + verdict(line, context)
  }

  /// Whether what happened bears out a promise, with its figure.
  static func verdict(_ line: PlanEvidence, _ context: ScreenContext) -> StyledText {
    let sign = PlanEvidenceColumns.sign(of: line.verdict)
    let words = sign.isEmpty ? line.verdict.words : "\(sign) \(line.verdict.words)"
    let role = Grid.role(PlanEvidenceColumns.emphasis(of: line.verdict))
    var text = StyledText(words, context.theme.style(role))
    if line.share.total ?? 0 > 0 {
      text.append("  " + NumberText.percentInFull(line.share), context.theme.style(.muted))
    }
    return text
  }

  private static func nothing(
    _ page: PlanPage, _ context: ScreenContext
  ) -> (text: PagerText, origins: [Int]) {
    var text = PagerText()
    let others = page.lines.filter { $0.county == page.county && $0.header != nil }
    text.add([
      StyledText(
        "No plan of \(context.countyName(page.county)) for \(page.year.text) was received."),
      StyledText(
        others.isEmpty
          ? "None of another year was either."
          : "There are plans of " + others.map(\.year.text).joined(separator: ", ") + "."),
      StyledText(),
      StyledText("A data steward takes one in with: csecboard import plans PATH"),
    ])
    let answers = survey(page, context)
    if !answers.lines.isEmpty {
      text.add(heading: StyledText(answers.title, context.theme.style(.title)))
      text.add(answers.lines)
    }
    return (text, Array(repeating: 1, count: text.count))
  }

  private static func source(
    _ plan: PlanReading, _ context: ScreenContext
  ) -> (text: PagerText, origins: [Int]) {
    var text = PagerText()
    let headings = Set(plan.sections.compactMap { $0.name == nil ? nil : $0.line })
    for line in plan.source {
      let number = String(line.line)
      let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number + "  "
      let shown = StyledText(margin, context.theme.style(.muted)) + StyledText(line.text)
      if headings.contains(line.line) {
        text.add(line: shown, heading: line.text.drop { $0 == "#" || $0 == " " }.description)
      } else {
        text.add([shown])
      }
    }
    return (text, plan.source.map(\.line))
  }
}

extension PlanElement {
  /// What is promised, in words.
  var words: String {
    switch self {
    case .roundTheClock: "24/7 response, both seats filled"
    case .training: "workers' training current"
    case .missingYouth: "notices of missing youth in time"
    case .teams: "a team within \(PlanEvidence.teamDays) days of a response"
    }
  }
}

extension PlanVerdict {
  /// The verdict in words.
  var words: String {
    self == .notForRole ? "not for your role to see" : plainWords
  }
}
