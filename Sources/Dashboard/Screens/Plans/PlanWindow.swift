import Domain
import Presentation
import TerminalUI

/// A plan too long to be held whole: the lines that were read, and all headings.
///
/// Each line of the file is a line here, whether it is shown as it stands or made to be read, so
/// that places stay where they are while parts come and go. A line is made when it is drawn; code
/// and tables are looked for in what was read, and what begins above that is shown as it stands.
struct PlanWindow: PagerSource {
  private let stretch: PlanStretch
  private let found: PlanFinding?
  private let isSource: Bool
  private let context: ScreenContext
  /// What happened, by the line that promises it.
  private let evidence: [Int: [PlanEvidence]]
  private var code: Set<Int> = []
  private var tables: [Int: StyledText] = [:]
  let headings: [PagerHeading]

  /// The most bytes of a line whose marks are made styles, and the most rows of a table that is set
  /// in columns: a frame takes no longer for what is longer.
  private static let (mostBytes, mostRows) = (4_096, 400)

  /// - Parameters:
  ///   - found: what searches found, in this part and in those read before.
  ///   - isSource: whether lines are shown as the file has them, with their numbers.
  init(
    _ stretch: PlanStretch, found: PlanFinding?, evidence: [PlanEvidence], isSource: Bool,
    _ context: ScreenContext
  ) {
    self.stretch = stretch
    self.found = found
    self.isSource = isSource
    self.context = context
    self.evidence = Dictionary(grouping: evidence.filter { $0.line != nil }) { $0.line ?? 0 }
    headings = stretch.marks.compactMap { mark in
      guard mark.isHeaded, let name = mark.name else { return nil }
      return PagerHeading(name, line: mark.line - 1)
    }
    if isSource { return }
    for run in stretch.runs {
      if run.mayHaveCode { findCode(run) }
      if run.mayHaveTable { findTables(run) }
    }
  }

  var count: Int { stretch.lineCount }

  func line(_ number: Int) -> StyledText {
    let text = stretch.text(ofLine: number + 1).map(String.init)
    var line = StyledText()
    if isSource {
      let digits = String(number + 1)
      let blanks = String(repeating: " ", count: max(0, String(count).count - digits.count))
      line.append(blanks + digits + "  ", context.theme.style(.muted))
      // What is not there yet is on its way: the screen asks for what stands around its top.
      line.append(text ?? "…", Style())
    } else {
      line = text.map { rendered($0, number + 1) } ?? StyledText("…")
    }
    for one in evidence[number + 1] ?? [] {
      line.append("  ", Style())
      line = line + PlanText.verdict(one, context)
    }
    return line
  }

  // MARK: - Search

  func lines(with search: String) -> [Int]? {
    found?.text == search ? found?.lines.map { $0 - 1 } : []
  }

  func isPart(of search: String) -> Bool { found?.text != search || found?.isCut == true }

  func isWhole(_ search: String, from line: Int, to other: Int, step: Int) -> Bool {
    guard let found, found.text == search else { return false }
    return found.isWhole(
      from: line + 1, to: other + 1, step: step, place: stretch.place(ofLine:))
  }

  // MARK: - Reading

  private func rendered(_ text: String, _ line: Int) -> StyledText {
    let theme = context.theme
    let isFront = stretch.marks.first { $0.section != PlanPiece.frontMatter }.map {
      line < $0.line
    }
    if isFront == true || code.contains(line) {
      return StyledText(isFront == true ? text : "    \(text)", theme.style(.muted))
    }
    if let row = tables[line] { return row }
    if text.utf8.count > Self.mostBytes { return StyledText(text) }
    switch MarkdownBlock(text) {
    case .blank: return StyledText()
    case .heading(let level, let words):
      let words = MarkdownSpans.styled(words, context).text
      return StyledText(words, theme.style(level <= 2 ? .title : .strong))
    case .rule:
      return StyledText(
        String(repeating: context.unicode ? "─" : "-", count: 40), theme.style(.border))
    case .fence: return StyledText("    \(text)", theme.style(.muted))
    case .item(let indent, let bullet, let words):
      let mark = bullet.isEmpty ? (context.unicode ? "•" : "*") : bullet
      return StyledText(String(repeating: " ", count: 2 + indent))
        + StyledText("\(mark) ", theme.style(.accent)) + MarkdownSpans.styled(words, context)
    case .quotation(let words):
      return StyledText(context.unicode ? "  │ " : "  | ", theme.style(.border))
        + MarkdownSpans.styled(words, context)
    case .text: return MarkdownSpans.styled(text, context)
    }
  }

  /// Takes the lines between two fences that were both read.
  private mutating func findCode(_ run: PlanRun) {
    var open: (line: Int, mark: String)?
    for (line, text) in run.lines {
      guard case .fence(let mark) = MarkdownBlock(String(text.prefix(80))) else { continue }
      if let begun = open {
        guard begun.mark == mark else { continue }
        code.formUnion(begun.line...line)
        open = nil
      } else {
        open = (line, mark)
      }
    }
  }

  private mutating func findTables(_ run: PlanRun) {
    var rows: [String] = []
    func end(_ next: Int) -> [(Int, StyledText)] {
      guard rows.count <= Self.mostRows, MarkdownTable.begins(Array(rows.prefix(2))) else {
        return []
      }
      let lines = MarkdownTable(rows).lines(context)
      return lines.enumerated().map { (next - rows.count + $0.offset, $0.element) }
    }
    for (line, text) in run.lines {
      if text.utf8.contains(0x7C), text.utf8.count <= Self.mostBytes, !code.contains(line) {
        if rows.count <= Self.mostRows { rows.append(String(text)) }
        continue
      }
      for (place, row) in end(line) { tables[place] = row }
      rows = []
    }
    for (place, row) in end(run.first + run.count) { tables[place] = row }
  }
}
