import Domain
import Presentation
import TerminalUI

extension Program {
  // MARK: - Moving, sorting, marking

  /// Does a command of lists; whether it was one.
  func moveInGrid(_ command: Command) -> Bool {
    guard var grid = top.grid else { return false }
    let count = grid.shown.count
    switch command {
    case .up: grid.state.move(by: -1, count: count)
    case .down: grid.state.move(by: 1, count: count)
    case .pageUp: grid.state.page(by: -1, count: count, height: grid.height)
    case .pageDown: grid.state.page(by: 1, count: count, height: grid.height)
    case .top: grid.state.select(0)
    case .bottom: grid.state.select(max(0, count - 1))
    case .left, .right: scroll(&grid, by: command == .left ? -1 : 1)
    case .sort: grid.sortByNextColumn(context)
    case .reverse: grid.reverseSort(context)
    case .mark: grid.toggleMark()
    case .unmarkAll: grid.marked = []
    case .findNext, .findPrevious:
      if !grid.find(step: command == .findNext ? 1 : -1, context) {
        notice = Notice("No row contains '\(grid.search)'.", .warning)
      }
    default: return false
    }
    grid.noteMove(context)
    top.grid = grid
    if command == .sort || command == .reverse { remember(grid) }
    return true
  }

  private func scroll(_ grid: inout Grid, by step: Int) {
    if grid.scroll(by: step) { return }
    notice = Notice(
      step > 0
        ? "No column is further right; c chooses which there are."
        : "No column is further left; c chooses which there are.")
  }

  /// Keeps the columns and the sort of a list, for every list of the kind.
  func remember(_ grid: Grid) { context.layouts[grid.key] = grid.layout }

  /// Says that the selected record is gone, where it is.
  func sayWhatIsLost() {
    guard var grid = top.grid, let lost = grid.takeLost(now: context.now) else { return }
    top.grid = grid
    let next = grid.selected == nil ? "" : "; the next row is selected"
    if notice == nil { notice = Notice("\(lost) is no longer in this list\(next).", .warning) }
  }

  // MARK: - Columns

  func pressInColumns(_ key: KeyPress, _ chooser: ColumnChooser) {
    var chooser = chooser
    guard var grid = top.grid else {
      overlay = nil
      return
    }
    overlay = chooser.handle(key, &grid, context) ? .columns(chooser) : nil
    grid.arrange(context)
    grid.follow()
    top.grid = grid
    remember(grid)
  }

  // MARK: - The filter's line

  /// Reacts to what is typed into the filter, but for Esc.
  func pressInFilter(_ key: KeyPress, _ prompt: Prompt) {
    var prompt = prompt
    guard var grid = top.grid else { return }
    switch key {
    case .enter:
      grid.setFilter(prompt.field.text, context)
      overlay = grid.filtering.problem == nil ? nil : .prompt(.filter, prompt)
    case .tab:
      let text = prompt.field.text
      let completion = grid.completion(of: text, context)
      prompt.field = TextField(completion.completed(text))
      grid.setFilter(prompt.field.text, isFinal: false, context)
      filterOffers = completion.words.count > 1 ? completion.words : []
      overlay = .prompt(.filter, prompt)
    default:
      filterOffers = []
      prompt.field.handle(key)
      overlay = .prompt(.filter, prompt)
      grid.setFilter(prompt.field.text, isFinal: false, context)
    }
    top.grid = grid
  }

  /// Lifts the filter and closes its line.
  func leaveFilter() {
    overlay = nil
    filterOffers = []
    guard var grid = top.grid else { return }
    grid.setFilter("", context)
    top.grid = grid
  }

  /// Draws what is wrong with the filter being typed above its line, or what Tab offers.
  func paintFilterHint(in body: Rect, cursor: Point, on surface: inout Surface) {
    guard case .prompt(.filter, let prompt) = overlay, let grid = top.grid else { return }
    let offering = FilterError(
      position: prompt.field.text.count, reason: "", isUnfinished: true)
    guard let problem = grid.filtering.problem ?? (filterOffers.isEmpty ? nil : offering) else {
      return
    }
    FilterHint(problem: problem, offers: filterOffers).draw(
      in: body, on: &surface, cursor: cursor, typed: prompt.field.cursor, context)
  }

  // MARK: - Export and names: the log first

  /// Writes what is shown into a file, once the log has its entry.
  func export(_ format: OutputFormat) {
    if let sheet = top.sheet, format == .csv {
      exports.append(.packet(sheet))
    } else if let page = top.page(context), format == .csv {
      exports.append(
        .page(PageExport(page: page, context: context), rows: page.rowCount))
    } else if let grid = top.grid {
      exports.append(.grid(GridExport(grid, format: format, context)))
    } else {
      return
    }
    if let export = exports.last { port.note(export.note(isMasked: context.isMasked)) }
  }

  /// Masks names at once; shows them once the log has its entry.
  func toggleNames() {
    guard context.isMasked else { return setMasked(true) }
    port.note(.unmasking(screen: top.id.rawValue))
  }

  /// Goes on with what the log now has, or says why it cannot.
  func take(_ note: ScreenNote, _ result: Result<Void, Problem>) {
    if case .failure(let problem) = result {
      if note.isOfExport { exports.removeFirst() }
      notice = Notice("\(problem.sentence) Without an entry in the log it is not done.", .critical)
      return
    }
    switch note {
    case .unmasking: setMasked(false)
    case .export, .packet: write(exports.removeFirst())
    }
  }

  private func write(_ export: PendingExport) {
    do throws(Problem) {
      switch export {
      case .page(let page, _):
        let file = try page.write(to: options.exportFolder)
        notice = Notice("The board is in \(file), readable by you alone.", .good)
      case .packet(let sheet):
        let file = try sheet.write(to: options.exportFolder, context)
        notice = Notice("The sheet is in \(file), readable by you alone.", .good)
      case .grid(let grid):
        let file = try grid.write(to: options.exportFolder)
        let count = grid.document.rows.count
        notice = Notice(
          "\(Plural.of(count, "row is", "rows are")) in \(file), readable by you alone.", .good
        )
      }
    } catch {
      notice = Notice(error.sentence, .critical)
    }
  }
}

/// A file to be written once the log has its entry, as the screen stood when it was asked for.
enum PendingExport: Sendable {
  case page(PageExport, rows: Int)
  case grid(GridExport)
  case packet(PacketSheet)

  /// What the log is to say of it.
  func note(isMasked: Bool) -> ScreenNote {
    switch self {
    case .page(_, let rows):
      .export(listing: "board", format: "txt", rows: rows, isMasked: isMasked)
    case .packet(let sheet): .packet(sheet.packet, sheet.recipient)
    case .grid(let grid):
      .export(
        listing: grid.name, format: grid.format.rawValue, rows: grid.document.rows.count,
        isMasked: isMasked)
    }
  }
}
