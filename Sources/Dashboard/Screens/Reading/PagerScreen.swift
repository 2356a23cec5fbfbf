import Domain
import Presentation
import Store
import TerminalUI

/// Something to read in full: where it is from, and its text, made anew when names are masked.
struct Reading: Sendable {
  /// What it is, after the path of the screen that it is from.
  let title: String
  /// Whether long lines go on in the next row; a table's do not.
  var isWrapped = true
  /// The text as it is to be shown now.
  let text: @Sendable (ScreenContext) -> PagerText
}

/// A text in full: a row of any list, why a case has its points, the board as a page.
struct PagerScreen: Screen {
  let id = ScreenID.text
  private let path: [String]
  private let reading: Reading
  /// What an action would be about.
  let subject: [NamedText]
  private var shownPager = Pager(PagerText())
  private var isMasked: Bool?

  /// - Parameter path: where the user was.
  /// - Parameter subject: what an action would be about.
  init(_ reading: Reading, from path: [String], about subject: [NamedText] = []) {
    self.reading = reading
    self.subject = subject
    self.path = path
    if !reading.isWrapped { shownPager.perform(.wrap) }
  }

  func breadcrumb(_ context: ScreenContext) -> [String] { path + [reading.title] }
  func request(_ context: ScreenContext) -> NoQuestion { NoQuestion() }
  mutating func receive(_ value: Bool, _ context: ScreenContext) {}

  var grid: Grid? {
    get { nil }
    set { _ = newValue }
  }

  var pager: Pager? {
    get { shownPager }
    set { if let newValue { shownPager = newValue } }
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    command == .back ? [.back] : []
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    if isMasked != context.isMasked {
      isMasked = context.isMasked
      shownPager.replace(reading.text(context))
    }
    shownPager.draw(in: rect, on: &surface, theme: context.theme, unicode: context.unicode)
  }
}

extension Grid {
  /// The selected row with every column of the list, each on a line of its own.
  var reading: Reading? {
    guard let row = selected else { return nil }
    let columns = columns.filter { !$0.isDrawn }
    return Reading(title: "in full") { context in
      var text = PagerText()
      text.add(
        columns.map { column in
          StyledText(column.header.title + ": ", context.theme.style(.title))
            + StyledText(row.text(column, context: context))
        })
      let reasons = columns.filter { $0.cellIndex.map { row.cells[$0] == .withheld } ?? false }
        .compactMap { $0.header.reason(for: context.viewer.role) }
      if !reasons.isEmpty {
        text.add([StyledText()])
        text.add(Set(reasons).sorted().map { StyledText($0, context.theme.style(.muted)) })
      }
      return text
    }
  }
}
