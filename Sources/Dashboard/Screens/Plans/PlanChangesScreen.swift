import Domain
import Presentation
import Store
import TerminalUI

/// What changed in a county's plan since the year before, section by section.
struct PlanChangesScreen: Screen {
  let id = ScreenID.planChanges
  private(set) var county: String
  private(set) var year: FiscalYear
  private var page: PlanPage?
  private var isStale = true
  private var shownPager = Pager(PagerText())

  init(county: String, year: FiscalYear) {
    self.county = county
    self.year = year
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    [
      "County plans", context.countyName(county), "\(year.adding(-1).text) to \(year.text)",
    ]
  }

  func request(_ context: ScreenContext) -> PlanPageQuery {
    PlanPageQuery(county: county, year: year, at: context.moment, counties: context.counties)
  }

  let footer: [Command] = [.earlierYear, .laterYear]
  var isPlan: Bool { true }

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
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .earlierYear: return turn(page?.year(-1).map { (county, $0) })
    case .laterYear: return turn(page?.year(1).map { (county, $0) })
    case .formerCounty: return turn(page?.county(-1).map { ($0, year) })
    case .nextCounty: return turn(page?.county(1).map { ($0, year) })
    default: return []
    }
  }

  private mutating func turn(_ place: (county: String, year: FiscalYear)?) -> [Effect] {
    guard let place else { return [.notice(Notice("There is nothing further that way."))] }
    (county, year) = place
    page = nil
    shownPager.go(toLine: 0)
    return []
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let page else { return }
    if isStale {
      isStale = false
      shownPager.replace(Self.text(of: page, context))
    }
    let split = rect.split(rows: [.cells(2), .share(1)])
    surface.write(Self.head(page, context), at: split[0].origin, maxWidth: split[0].width)
    shownPager.draw(in: split[1], on: &surface, theme: context.theme, unicode: context.unicode)
  }

  private static func head(_ page: PlanPage, _ context: ScreenContext) -> StyledText {
    guard let changes = page.changes else {
      return StyledText("There are not two plans to compare.", context.theme.style(.warning))
    }
    func count(_ change: PlanChange) -> Int { changes.count { $0.change == change } }
    return StyledText(
      "\(count(.changed)) sections changed, \(count(.added)) added, \(count(.removed)) removed",
      context.theme.style(.title))
  }

  private static func text(of page: PlanPage, _ context: ScreenContext) -> PagerText {
    var text = PagerText()
    guard let changes = page.changes else {
      let lacking = page.plan == nil ? page.year : page.year.adding(-1)
      text.add([StyledText("No plan for \(lacking.text) was received.")])
      return text
    }
    if changes.isEmpty { text.add([StyledText("The two have the same sections and text.")]) }
    for change in changes {
      let name = change.section ?? "before the first heading"
      text.add(
        heading: StyledText("\(name): \(change.change.rawValue)", context.theme.style(.title)))
      text.add(change.removed.map { line("-", $0, .critical, context) })
      text.add(change.added.map { line("+", $0, .good, context) })
    }
    return text
  }

  private static func line(
    _ sign: String, _ line: PlanTextLine, _ role: ThemeRole, _ context: ScreenContext
  ) -> StyledText {
    let number = String(line.line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
    return StyledText(margin + " ", context.theme.style(.muted))
      + StyledText("\(sign) \(line.text)", context.theme.style(role))
  }
}
