import Domain
import Presentation
import Store
import TerminalUI

/// One youth: status and what it rests on, each case's points, the team, placements, episodes.
///
/// Opening it is entered in the log before anything is read; when that fails nothing is shown.
struct YouthScreen: Screen {
  let id = ScreenID.youth
  let youth: String
  private var detail: YouthDetail?
  private var offset = 0
  private var height = 10
  private var lineCount = 0

  init(youth: String) { self.youth = youth }

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Youth", youth] }

  func request(_ context: ScreenContext) -> YouthDetailQuery {
    YouthDetailQuery(youth: youth, at: context.moment)
  }

  var opening: String? { detail == nil ? youth : nil }
  var nextChange: Instant? { detail?.load.nextChange }

  var grid: Grid? {
    get { nil }
    set { _ = newValue }
  }

  var subject: [NamedText] {
    var named = [NamedText(name: "youth", text: youth)]
    if let row = detail?.cases.first {
      named.append(NamedText(name: "case", text: row.caseID))
      if let worker = row.worker { named.append(NamedText(name: "staff", text: worker)) }
    }
    return named
  }

  mutating func receive(_ value: YouthDetail, _ context: ScreenContext) { detail = value }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .up: offset -= 1
    case .down: offset += 1
    case .pageUp: offset -= max(1, height - 1)
    case .pageDown: offset += max(1, height - 1)
    case .top: offset = 0
    case .bottom: offset = lineCount
    default: break
    }
    offset = min(max(0, offset), max(0, lineCount - height))
    return []
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let detail else { return }
    let lines = YouthText(detail: detail, context: context, width: rect.width).lines
    lineCount = lines.count
    height = rect.height
    offset = min(offset, max(0, lineCount - height))
    let isCut = lineCount - offset > rect.height
    let room = isCut ? rect.height - 1 : rect.height
    for (index, line) in lines.dropFirst(offset).prefix(room).enumerated() {
      surface.write(line, at: Point(x: rect.x, y: rect.y + index), maxWidth: rect.width)
    }
    if isCut {
      surface.write(
        "\(lineCount - offset - room) more lines below (PgDn)", in: rect.row(rect.height - 1),
        style: context.theme.style(.accent))
    }
  }
}
