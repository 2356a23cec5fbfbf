import Domain
import Presentation
import Store
import TerminalUI

/// One county's plan of one fiscal year, to be read: the next year and the next county are a key
/// away, and stay at the section that is being read.
struct PlanScreen: Screen {
  let id = ScreenID.plan
  private(set) var county: String
  private(set) var year: FiscalYear
  private var page: PlanPage?
  private var shownPager = Pager(PagerText())
  /// The line of the file in which each line shown begins.
  private var origins: [Int] = []
  private var isSource = false
  /// Whether the text is to be made anew, and where it is to be opened then.
  private var isStale = true
  private var target: Target?
  /// The line that it was opened at; the first question for a long plan names it.
  private var startLine: Int?
  /// What searches in a long plan found, and what happened beside it, once they were read.
  private var found: PlanFinding?
  private var evidence: [PlanEvidence]?
  /// The link that Enter follows.
  private var link: TextLinks.Link?

  /// Where a text is opened.
  private enum Target: Hashable {
    case line(Int)
    case section(String)
  }

  /// - Parameters:
  ///   - line: the line of the file to begin with.
  ///   - search: what is looked for in it.
  init(county: String, year: FiscalYear, line: Int? = nil, search: String = "") {
    self.county = county
    self.year = year
    target = line.map { .line($0) }
    startLine = line
    if !search.isEmpty { shownPager.setSearch(search) }
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["County plans", context.countyName(county), year.text] + (isSource ? ["source"] : [])
  }

  func request(_ context: ScreenContext) -> PlanPageQuery {
    PlanPageQuery(
      county: county, year: year, at: context.moment, counties: context.counties, part: part)
  }

  /// The part of a long plan that stands around the top; of any other always the same.
  private var part: PlanPageQuery.Part {
    guard let stretch = page?.stretch else { return PlanPageQuery.Part(line: startLine) }
    let (line, search) = (shownPager.top.line + 1, shownPager.search)
    var part = PlanPageQuery.Part(place: stretch.place(ofLine: line))
    part.hasEvidence = search.isEmpty
    if search.isEmpty { return part }
    guard let found, found.text == search else {
      part.search = search
      return part
    }
    let wanted =
      shownPager.wanted.map { (line: $0.line + 1, step: $0.step) }
      ?? (found.lines.isEmpty && found.isCut ? (line: line, step: 1) : nil)
    if let wanted,
      let next = found.next(from: stretch.place(ofLine: wanted.line), step: wanted.step)
    {
      part.search = search
      part.further = PlanStretchQuery.Further(place: next, step: wanted.step)
    }
    return part
  }

  let footer: [Command] = [.earlierYear, .laterYear, .planChanges, .source]
  var isPlan: Bool { true }
  var hasLink: Bool { link != nil }
  var subject: [NamedText] {
    [NamedText(name: "county", text: county), NamedText(name: "fiscal_year", text: year.text)]
  }

  var grid: Grid? {
    get { nil }
    set { _ = newValue }
  }

  var pager: Pager? {
    get { shownPager }
    set { if let newValue { shownPager = newValue } }
  }

  mutating func receive(_ value: PlanPage, _ context: ScreenContext) {
    page = value
    isStale = true
    if let stretch = value.stretch { show(stretch, context) }
  }

  /// Shows a part of a long plan; what the question hangs on is settled before it is asked anew.
  private mutating func show(_ stretch: PlanStretch, _ context: ScreenContext) {
    isStale = false
    if let now = stretch.found { found = now.joined(to: found) }
    if let now = page?.evidence { evidence = now }
    fill(stretch, context)
    switch target {
    case .line(let line): shownPager.go(toLine: line - 1)
    case .section(let title):
      let heading = shownPager.source.headings.first {
        RequiredSections.key($0.title) == RequiredSections.key(title)
      }
      shownPager.go(toLine: heading?.line ?? 0)
    case nil: break
    }
    target = nil
    if stretch.found != nil { shownPager.goToFound() }
  }

  private mutating func fill(_ stretch: PlanStretch, _ context: ScreenContext) {
    shownPager.replace(
      PlanWindow(
        stretch, found: found, evidence: evidence ?? [], isSource: isSource, context))
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .earlierYear: return turn(toYear: page?.year(-1), "earlier")
    case .laterYear: return turn(toYear: page?.year(1), "later")
    case .formerCounty: return turn(toCounty: page?.county(-1))
    case .nextCounty: return turn(toCounty: page?.county(1))
    case .source:
      isSource.toggle()
      link = nil
      if let stretch = page?.stretch {
        fill(stretch, context)
      } else {
        target = shownLine.map { .line($0) }
        isStale = true
      }
    case .planChanges: return showChanges()
    case .copyPassage: return copy()
    case .nextLink: return selectLink(context)
    case .open: return followLink(context)
    default: break
    }
    return []
  }

  // MARK: - Turning

  private mutating func turn(toYear next: FiscalYear?, _ word: String) -> [Effect] {
    guard let next else { return [.notice(Notice("There is no \(word) year."))] }
    keepSection()
    year = next
    return []
  }

  private mutating func turn(toCounty next: String?) -> [Effect] {
    guard let next else { return [.notice(Notice("There is no further county that way."))] }
    keepSection()
    county = next
    return []
  }

  private mutating func keepSection() {
    let heading = shownPager.source.headings.last { $0.line <= shownPager.top.line }
    target = heading.map { .section($0.title) }
    page = nil
    (startLine, found, evidence, link) = (nil, nil, nil, nil)
  }

  /// The line of the file that is at the top.
  private var shownLine: Int? {
    origins.indices.contains(shownPager.top.line) ? origins[shownPager.top.line] : nil
  }

  private func showChanges() -> [Effect] {
    if page?.stretch != nil {
      let years = "\(year.adding(-1).text) \(year.text)"
      return [
        .notice(
          Notice(
            "A plan of this length is compared by 'csecboard plans diff \(county) \(years)'.",
            .warning))
      ]
    }
    guard let page, page.plan != nil else {
      return [.notice(Notice("There is no plan here to compare.", .warning))]
    }
    if page.changes != nil { return [.show(PlanChangesScreen(county: county, year: year))] }
    if let other = page.nearest {
      return [.show(PlanChangesScreen(county: county, year: year, other: other))]
    }
    let words = "no plan of the year before, and no other county's"
    return [.notice(Notice("There is nothing to compare it with: \(words).", .warning))]
  }

  /// The section that is being read, onto the clipboard.
  private func copy() -> [Effect] {
    let line = shownLine ?? 1
    guard let section = page?.plan?.sections.last(where: { $0.line <= line && $0.isPresent }) else {
      return [.notice(Notice("There is no text here to copy.", .warning))]
    }
    let name = section.name ?? "the text before the first heading"
    return [
      .copy(section.text),
      .notice(
        Notice("On the clipboard: \(Plural.of(section.lines.count, "line")) of \(name).", .good)),
    ]
  }

  // MARK: - Links

  private mutating func selectLink(_ context: ScreenContext) -> [Effect] {
    let source = shownPager.source
    // From one that was scrolled away from nothing goes on.
    let last = link.flatMap { shownPager.shows($0.line) ? $0 : nil }
    link = TextLinks.next(after: last, from: shownPager.top.line, in: source)
    guard let link else {
      return [.notice(Notice("There is no link to another section from here on."))]
    }
    shownPager.show(link.line)
    guard let heading = TextLinks.heading(link.target, in: source) else {
      return [.notice(Notice("A link to '\(link.target)', which is no section here.", .warning))]
    }
    let key = context.keymap.name(of: .open)
    return [.notice(Notice("A link to '\(heading.title)'; \(key) goes there."))]
  }

  private mutating func followLink(_ context: ScreenContext) -> [Effect] {
    guard let target = link?.target else { return [] }
    guard let heading = TextLinks.heading(target, in: shownPager.source) else {
      return [.notice(Notice("No section here is named '\(target)'.", .warning))]
    }
    link = nil
    shownPager.go(toLine: heading.line)
    let mark = context.keymap.name(of: .goToMark)
    return [.notice(Notice("\(mark) twice goes back to the link."))]
  }

  // MARK: - Drawing

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let page else { return }
    if isStale { fill(page, context) }
    let head = PlanHead.lines(page, context)
    let split = rect.split(rows: [.cells(head.count + 1), .share(1)])
    for (row, line) in head.enumerated() {
      surface.write(line, at: split[0].row(row).origin, maxWidth: split[0].width)
    }
    guard rect.width >= Self.contentsFrom, !shownPager.source.headings.isEmpty else {
      return drawText(in: split[1], on: &surface, context)
    }
    let parts = split[1].split(columns: [.cells(Self.contentsWidth), .cells(2), .share(1)])
    PlanHead.drawContents(shownPager, in: parts[0], on: &surface, context)
    drawText(in: parts[2], on: &surface, context)
  }

  /// From how many columns on the headings stand beside the text.
  private static let contentsFrom = 110
  private static let contentsWidth = 32

  private mutating func drawText(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    shownPager.draw(in: rect, on: &surface, theme: context.theme, unicode: context.unicode)
  }

  private mutating func fill(_ page: PlanPage, _ context: ScreenContext) {
    isStale = false
    let made = PlanText.of(page, isSource: isSource, context)
    origins = made.origins
    shownPager.replace(made.text)
    switch target {
    case .line(let line):
      shownPager.go(toLine: origins.lastIndex { $0 <= line } ?? 0)
    case .section(let title):
      let heading = made.text.headings.first {
        RequiredSections.key($0.title) == RequiredSections.key(title)
      }
      shownPager.go(toLine: heading?.line ?? 0)
    case nil: break
    }
    target = nil
  }
}
