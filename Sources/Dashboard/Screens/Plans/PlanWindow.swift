import Domain
import TerminalUI

/// A plan too long to be held whole, as its file has it: the lines that were read, and all headings.
struct PlanWindow: PagerSource {
  private let stretch: PlanStretch
  private let found: PlanStretch.Found?
  private let margin: Style
  let headings: [PagerHeading]

  /// - Parameter found: what the last search found, in this part or in one read before.
  init(_ stretch: PlanStretch, found: PlanStretch.Found?, margin: Style) {
    self.stretch = stretch
    self.found = found
    self.margin = margin
    headings = stretch.marks.compactMap { mark in
      guard mark.isHeaded, let name = mark.name else { return nil }
      return PagerHeading(name, line: mark.line - 1)
    }
  }

  var count: Int { stretch.lineCount }

  func line(_ number: Int) -> StyledText {
    let digits = String(number + 1)
    let blanks = String(repeating: " ", count: max(0, String(count).count - digits.count))
    var text = StyledText(blanks + digits + "  ", margin)
    // It is on its way: the screen asks for what stands around its top.
    text.append(stretch.lines[number + 1] ?? "…", Style())
    return text
  }

  func lines(with search: String) -> [Int]? {
    found?.text == search ? found?.lines.map { $0 - 1 } : []
  }
}
