import Domain
import Presentation
import Store
import TerminalUI

/// One missing episode: the next step and whose it is, its clocks, and what was done.
///
/// Opening it is entered in the log as an opening of the youth's record.
struct EpisodeScreen: Screen {
  /// The lists, in the order of Tab.
  private enum Panel: Int, CaseIterable { case clocks, timeline }

  let id = ScreenID.episode
  let episode: String
  let youth: String
  private var detail: EpisodeDetail?
  private var focus = Panel.clocks
  /// The moment of the facts, and the minute that the clocks are read at.
  private var moment = Instant(seconds: 0)
  private var minute: Int64?
  private var isMaskedNow = true
  private var grids = [
    Grid(MissingRows.clocks, leaving: ["episode", "youth", "county"]), Grid(TimelineRows.listing),
  ]

  init(_ facts: EpisodeFacts) {
    episode = facts.id
    youth = facts.youth
  }

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Missing from care", episode] }

  func request(_ context: ScreenContext) -> EpisodeQuery {
    EpisodeQuery(episode: episode, at: context.moment)
  }

  var opening: String? { detail == nil ? youth : nil }
  var hasPanels: Bool { true }
  var nextChange: Instant? {
    detail?.line.clocks.lazy.flatMap(\.edges).filter { $0 > moment }.min()
  }

  var grid: Grid? {
    get { grids[focus.rawValue] }
    set { if let newValue { grids[focus.rawValue] = newValue } }
  }

  /// The episode, and the selected clock where one is.
  var selectedEpisode: SelectedEpisode? {
    guard let line = detail?.line else { return nil }
    let clock = grid?.selected.flatMap { row in
      focus == .clocks ? line.clocks.first { $0.clock.rawValue == row.id } : nil
    }
    return SelectedEpisode(line, clock: clock)
  }

  var subject: [NamedText] {
    selectedEpisode?.subject ?? SelectedEpisode.keys(episode, youth)
  }

  let footer: [Command] = [
    .nextStep, .recordNotice, .recordEffort, .recordSighting, .markLocated, .recordReturn,
    .onCallHere, .assignRecovery, .takeOnAlert, .recordConversation, .recordScreen, .packet,
  ]

  mutating func receive(_ value: EpisodeDetail, _ context: ScreenContext) {
    detail = value
    moment = context.moment
    readClocks(context)
    fillTimeline(context)
  }

  /// Reads the clocks at the present minute; the facts stay those that were fetched.
  private mutating func readClocks(_ context: ScreenContext) {
    guard let line = detail?.line.read(at: context.clockMoment) else { return }
    minute = context.clockMoment.seconds / 60
    let lines = ClockLine.lines(of: [line])
    grids[0].take(
      lines.map {
        GridRow(
          $0, id: $0.reading.clock.rawValue, listing: MissingRows.clocks,
          mark: $0.reading.state.rawValue)
      }, context)
  }

  private mutating func fillTimeline(_ context: ScreenContext) {
    isMaskedNow = context.isMasked
    let items = (detail?.events ?? []).map {
      TimelineRows.Item(
        event: $0, isMasked: context.isMasked,
        isWithheld: !context.viewer.role.sees(.leads))
    }
    grids[1].take(
      items.map {
        let id = Self.rowID($0.event)
        return GridRow($0, id: id, listing: TimelineRows.listing, mark: id)
      }, context)
  }

  /// What an event is, over every refresh.
  private static func rowID(_ event: EpisodeEvent) -> String {
    let moment = event.at.map { "\($0.seconds)" } ?? ""
    return switch event.happening {
    case .notice(let party, _): "\(moment)/notice/\(party.rawValue)"
    case .exempt(let party, _): "\(moment)/exempt/\(party.rawValue)"
    case .effort(let kind, _): "\(moment)/effort/\(kind)"
    case .step(let step, _, _): "\(moment)/step/\(step.rawValue)"
    case .returned: "\(moment)/returned"
    default: "\(moment)/\(event.happening)"
    }
  }

  /// The selected row in full; what people wrote is masked again with the names.
  func reading(_ context: ScreenContext) -> Reading? {
    guard grid?.selected != nil else { return nil }
    let screen = self
    return Reading(title: "in full") { context in
      var anew = screen
      anew.fillTimeline(context)
      return anew.grid?.reading?.text(context) ?? PagerText()
    }
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open: return [.show(YouthScreen(youth: youth))]
    case .nextPanel, .previousPanel: focus = focus == .clocks ? .timeline : .clocks
    default: break
    }
    return []
  }

  // MARK: - Drawing

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let detail else { return }
    if isMaskedNow != context.isMasked { fillTimeline(context) }
    if minute != context.clockMoment.seconds / 60 { readClocks(context) }
    let head = headline(detail.line.read(at: context.clockMoment), context)
    let wrapped = TextLines.wrap(head.text, width: rect.width)
    let split = rect.split(rows: [.cells(wrapped.count + 1), .share(1)])
    for (index, line) in wrapped.enumerated() {
      surface.write(line, in: split[0].row(index), style: context.theme.style(head.role))
    }
    guard rect.width >= Self.wide else {
      return draw(Panel.allCases, of: detail, in: split[1], on: &surface, context)
    }
    let columns = split[1].split(columns: [.share(5), .share(6)], spacing: 2)
    for panel in Panel.allCases {
      draw([panel], of: detail, in: columns[panel.rawValue], on: &surface, context)
    }
  }

  /// From so many columns on, what was done stands beside the clocks.
  private static let wide = 120

  private mutating func draw(
    _ panels: [Panel], of detail: EpisodeDetail, in rect: Rect, on surface: inout Surface,
    _ context: ScreenContext
  ) {
    let stack = PanelStack(
      panels: panels.map { panel in
        PanelStack.Panel(
          title: title(of: panel, detail), isUrgent: panel == .clocks && lateCount(detail) > 0,
          rows: max(1, grids[panel.rawValue].shown.count), atLeast: 3)
      }, focus: panels.firstIndex(of: focus))
    stack.draw(in: rect, on: &surface, context) { index, area, surface in
      let panel = panels[index]
      grids[panel.rawValue].draw(
        in: area, on: &surface, context: context, isFocused: panel == focus)
    }
  }

  private func lateCount(_ detail: EpisodeDetail) -> Int {
    detail.line.clocks.count { $0.state == .late }
  }

  private func title(of panel: Panel, _ detail: EpisodeDetail) -> String {
    switch panel {
    case .clocks:
      let running = detail.line.clocks.count { $0.state.isRunning }
      return "Clocks: \(lateCount(detail)) late of \(running) running"
    case .timeline: return "What was done (\(detail.events.count))"
    }
  }

  /// Where it stands, the next step, and whose step it is.
  private func headline(_ line: EpisodeLine, _ context: ScreenContext)
    -> (text: String, role: ThemeRole)
  {
    let state = line.state.words
    let verb = line.episode.returnedAt == nil ? "missing" : "was missing"
    let isNamed = context.viewer.role.sees(.identity)
    let begin =
      "\(youth) \(isNamed ? line.initials ?? "" : CellText.withheld): \(state), \(verb)"
      + " \(DurationText.short(seconds: line.elapsedSeconds)). "
    guard let next = NextStep(of: line) else { return (begin + "Nothing is to be done.", .muted) }
    let looks = line.episode.recoveryWorker.map { "looking: \($0)" } ?? "UNASSIGNED"
    let left = line.mostUrgent.map { ", \(MissingRows.left($0))" } ?? ""
    return (
      begin + "Next: \(next.sentence)\(next.dueAt == nil ? "" : left); \(looks)."
        + " \(context.keymap.name(of: .nextStep)) does it.", .warning
    )
  }
}

extension NextStep {
  /// `notice to the court, by the worker`.
  fileprivate var sentence: String {
    let article = actor == "law enforcement" ? "" : "the "
    return "\(title.prefix(1).lowercased())\(title.dropFirst()), by \(article)\(actor)"
  }
}
