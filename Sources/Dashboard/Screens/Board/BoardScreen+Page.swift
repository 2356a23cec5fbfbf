import Domain
import Presentation
import TerminalUI

extension BoardScreen {
  /// The board as one page of text, names as they are shown.
  func page(_ context: ScreenContext) -> BoardPage? {
    guard facts != nil else { return nil }
    let codes = context.coveredCounties
    let scope =
      codes.isEmpty ? "all counties" : BoardHeadlines.counties(codes.map(context.countyName))
    let when = TimeDisplay.local(context.clockMoment, zone: context.zone)
    return BoardPage(
      heading: DemoMark.lines(isDemo: context.isDemo) + [
        "The board, \(when), \(scope), as \(context.viewer.role.words)"
      ]
        + TextLines.wrap(
          attention(context).spans.map(\.text).joined(), width: BoardPage.usualWidth),
      sections: panels.map { section($0, context) })
  }

  /// The page as a text with its panels for headings.
  func reading(_ context: ScreenContext) -> Reading? {
    guard facts != nil else { return nil }
    let board = self
    return Reading(title: "as a page", isWrapped: false) { context in
      var text = PagerText()
      guard let page = board.page(context) else { return text }
      text.add(page.headingLines().map { StyledText($0) })
      for section in page.sectionLines() {
        text.add(heading: StyledText(section[0], context.theme.style(.title)))
        text.add(section.dropFirst().map { StyledText($0) })
      }
      return text
    }
  }

  private func section(_ panel: Panel, _ context: ScreenContext) -> BoardPage.Section {
    let grid = self[panel]
    let columns = grid.shownColumns.filter { !$0.isDrawn }
    return BoardPage.Section(
      title(of: panel, context), isUrgent: isUrgent(panel), headers: columns.map(\.header),
      rows: grid.shown.map { place in
        columns.map { grid.rows[place].text($0, context: context) }
      },
      emptyText: grid.emptyText, more: "csecboard \(panel.listing)")
  }
}

extension BoardScreen {
  /// The viewer's own load where they see no other; else that caseloads are withheld.
  func ownLoad(_ context: ScreenContext) -> String {
    let role = context.viewer.role
    guard role.seesWeights else {
      let next = AccessMatrix.access(role, .f1).mayRead ? "y finds a youth" : "0 lists your screens"
      return "Caseloads are withheld from your role (\(role.words)); \(next)."
    }
    guard let own = facts?.load.figures.workers.first(where: { $0.worker == context.viewer.staff })
    else { return "No case is yours at this time." }
    let band = own.band.map { ", \(LoadBandStyle.sign($0)) \($0.rawValue)" } ?? ""
    return "Your load: \(NumberText.percent(own.percent)) of capacity\(band)"
  }
}

extension BoardScreen.Panel {
  /// The command that lists every row.
  fileprivate var listing: String {
    switch self {
    case .missing: "missing"
    case .onCall: "oncall"
    case .due: "clocks"
    case .beds: "placements"
    case .units: "caseloads --by unit"
    case .unassigned: "caseloads --by case"
    case .counties: "caseloads --by county"
    }
  }
}
