import Domain
import Presentation
import SafeText
import TerminalUI

/// The top two lines: the screens with their keys and the time; where the user is.
struct HeaderLine {
  let screen: ScreenID
  let breadcrumb: [String]
  let grid: Grid?
  let isFixed: Bool

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    drawTabs(in: rect.row(0), on: &surface, context)
    drawBreadcrumb(in: rect.row(1), on: &surface, context)
  }

  private func drawTabs(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    let isNarrow = rect.width < 76
    let isWide = rect.width >= 140
    var line = StyledText(isWide ? "csecboard " : "", theme.style(.title))
    for (index, entry) in ScreenCatalog.tabs.enumerated() {
      let isSelected = entry.id == screen
      let title = isSelected || isWide ? entry.title : isNarrow ? "" : entry.short ?? ""
      let label = title.isEmpty ? "\(index + 1)" : "\(index + 1) \(title)"
      // The mark says in signs what the style says.
      line.append(
        isSelected ? "[\(label)]" : " \(label)",
        theme.style(isSelected ? .tabSelected : .tab))
    }
    let clock = clockText(context, isNarrow: !isWide)
    let room = rect.width - DisplayWidth.of(clock) - 1
    surface.write(line, at: rect.origin, maxWidth: max(0, room))
    surface.write(clock, in: rect, style: theme.style(.muted), alignment: .trailing)
  }

  private func clockText(_ context: ScreenContext, isNarrow: Bool) -> String {
    let moment = isFixed ? context.moment : context.now
    let day = context.zone.localDate(of: moment)
    if isNarrow { return TimeDisplay.dayAndClock(moment, zone: context.zone) }
    return "\(day.weekdayWord) \(TimeDisplay.local(moment, zone: context.zone))"
  }

  private func drawBreadcrumb(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    let theme = context.theme
    let facts = grid.map { gridFacts($0) } ?? ""
    let room = facts.isEmpty ? 0 : DisplayWidth.of(TextGuard.clean(facts)) + 2
    let separator = context.unicode ? " › " : " > "
    let path = TextGuard.truncate(
      breadcrumb.joined(separator: separator), columns: max(0, rect.width - room))
    surface.write(path, in: rect, style: theme.style(.title))
    surface.write(facts, in: rect, style: theme.style(.muted), alignment: .trailing)
  }

  private func gridFacts(_ grid: Grid) -> String {
    var facts: [String] = []
    if !grid.marked.isEmpty {
      let hidden = grid.marksOutOfSight
      facts.append("\(grid.marked.count) marked" + (hidden > 0 ? ", \(hidden) not in sight" : ""))
    }
    if !grid.changed.isEmpty { facts.append("* \(grid.changed.count) changed") }
    if !grid.filter.isEmpty { facts.append("filter '\(grid.filter)'") }
    if !grid.search.isEmpty { facts.append("search '\(grid.search)'") }
    if let sort = grid.sort {
      facts.append(
        "by \(grid.columns[sort.column].header.title)\(sort.isAscending ? "" : ", falling")")
    }
    let count =
      grid.shown.count == grid.rows.count
      ? "\(grid.rows.count)" : "\(grid.shown.count) of \(grid.rows.count)"
    facts.append("\(count) \(Plural.word(grid.rows.count, "row"))")
    return facts.joined(separator: "  ")
  }
}
