import Domain
import Presentation
import Store
import TerminalUI

/// What changed in a county's plan since the year before, or how it differs from another county's
/// of the same year, section by section.
struct PlanChangesScreen: Screen {
  let id = ScreenID.planChanges
  private(set) var county: String
  private(set) var year: FiscalYear
  /// The county whose plan it is held against; `nil` = its own of the year before.
  private(set) var other: String?
  private var page: PlanPage?
  private var isStale = true
  private var shownPager = Pager(PagerText())

  init(county: String, year: FiscalYear, other: String? = nil) {
    self.county = county
    self.year = year
    self.other = other
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    let name = context.countyName(county)
    if let other { return ["County plans", "\(context.countyName(other)) to \(name)", year.text] }
    return ["County plans", name, "\(year.adding(-1).text) to \(year.text)"]
  }

  func request(_ context: ScreenContext) -> PlanPageQuery {
    PlanPageQuery(
      county: county, year: year, at: context.moment, counties: context.counties, other: other)
  }

  let footer: [Command] = [.planChanges, .earlierYear, .laterYear]
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
    case .formerCounty: return other == nil ? turn(page?.county(-1).map { ($0, year) }) : turn(-1)
    case .nextCounty: return other == nil ? turn(page?.county(1).map { ($0, year) }) : turn(1)
    case .planChanges: return changeSides()
    case .source, .copyPassage, .nextLink:
      return [.notice(Notice("That is done in the plan itself; Esc goes back to it."))]
    default: return []
    }
  }

  /// Against another county, or against the year before.
  private mutating func changeSides() -> [Effect] {
    if other != nil { return show(against: nil) }
    guard let next = page?.nearest else {
      return [.notice(Notice("No other county's plan of \(year.text) was received."))]
    }
    return show(against: next)
  }

  /// Against the other county so many on.
  private mutating func turn(_ step: Int) -> [Effect] {
    guard let other, let next = page?.received(step, from: other) else {
      return [.notice(Notice("There is no further plan of \(year.text) that way."))]
    }
    return show(against: next)
  }

  private mutating func show(against next: String?) -> [Effect] {
    other = next
    page = nil
    shownPager.go(toLine: 0)
    return []
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
      shownPager.replace(text(of: page, context))
    }
    let split = rect.split(rows: [.cells(2), .share(1)])
    surface.write(head(page, context), at: split[0].origin, maxWidth: split[0].width)
    shownPager.draw(in: split[1], on: &surface, theme: context.theme, unicode: context.unicode)
  }

  private func head(_ page: PlanPage, _ context: ScreenContext) -> StyledText {
    guard let changes = page.changes else {
      return StyledText("There are not two plans to compare.", context.theme.style(.warning))
    }
    func count(_ change: PlanChange) -> Int { changes.count { $0.change == change } }
    let changed = Plural.of(count(.changed), "section")
    let words =
      other.map {
        "\(changed) with other words, \(count(.added)) in this plan alone,"
          + " \(count(.removed)) in that of \(context.countyName($0)) alone"
      } ?? "\(changed) changed, \(count(.added)) added, \(count(.removed)) removed"
    return StyledText(words, context.theme.style(.title))
  }

  private func text(of page: PlanPage, _ context: ScreenContext) -> PagerText {
    var text = PagerText()
    guard let changes = page.changes else {
      let isOurs = page.plan == nil
      let lacking = isOurs || other != nil ? page.year : page.year.adding(-1)
      let whose = isOurs ? nil : other.map { " of \(context.countyName($0))" }
      text.add([
        StyledText("No plan\(whose ?? "") for \(lacking.text) was received that can be compared.")
      ])
      return text
    }
    if changes.isEmpty { text.add([StyledText("The two have the same sections and text.")]) }
    for change in changes {
      let name = change.section ?? "before the first heading"
      text.add(
        heading: StyledText("\(name): \(words(change.change))", context.theme.style(.title)))
      text.add(change.removed.map { Self.line("-", $0, .critical, context) })
      text.add(change.added.map { Self.line("+", $0, .good, context) })
    }
    return text
  }

  private func words(_ change: PlanChange) -> String {
    if other == nil { return change.plainWords }
    return switch change {
    case .added: "in this plan alone"
    case .removed: "in the other alone"
    case .changed: "other words"
    }
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
