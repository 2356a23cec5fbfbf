import Domain
import Store
import TerminalUI

/// The dashboard's one state and its one loop step: messages in, at most one frame out.
///
/// It waits for nothing and reads no clock but the one it is given, so a test drives it whole.
final class Program {
  let terminal: any Terminal
  let port: any StorePort
  let options: DashboardOptions
  var context: ScreenContext
  var screens: [any Screen]
  /// The screens before the last change of screen.
  var former: [any Screen] = []
  var overlay: Overlay?
  var notice: Notice?
  /// The tour, while it is taken.
  var tour: Tour?
  var freshness: Freshness
  /// Forms left unfinished.
  var drafts: DraftShelf
  /// Forms on their way to the store.
  var outbox: [Outgoing] = []
  /// The change that is being taken back.
  var takingBack: UndoableChange?
  /// What must be said once the terminal is given back; nil = nothing.
  var parting: String?
  /// Lines entered in the palette, the newest last.
  var paletteHistory: [String] = []
  /// The action on every marked row that is being filled in or sent.
  var bulk: BulkAction?
  /// What Tab offers in the filter's line.
  var filterOffers: [String] = []
  /// Files to be written once the log has their entries, the oldest first.
  var exports: [PendingExport] = []
  /// What the last session left, where it did.
  var keptSession: KeptSession?
  /// Openings for life safety that are not reviewed: the viewer's own, and those to review.
  var openings: [OpeningLine] = []
  /// Whether they were asked for since the store last moved.
  var hasAskedForOpenings = false
  /// The counties whose last weeks of loads were asked for since the store last moved; nil = none.
  var askedWeeks: [String]?
  /// The week that this session last saw to being recorded.
  var recordedWeek: LocalDate?
  /// What presses, beside the screen that is seen.
  var alerts = AlertState()
  /// When the log's head is to be kept next; nil = it is not.
  var anchorEdge: Instant?
  var isBlank = false
  var lastKeyAt: Instant
  /// The exit status, once the program is to end.
  var exitStatus: Int32?
  /// How the terminal is given back and the process stopped (`^Z`).
  var suspend: () -> Void
  /// The question last sent for the top screen.
  private var asked: (any Query)?
  /// The last answers, newest last, all of the same moment.
  private var answers: [Fetched] = []
  private var hotlines: LoadFacts?
  /// Keys of a screen whose rows are not there yet.
  var typedAhead: [KeyPress] = []
  private var shown: (surface: Surface, cursor: Point?)?

  init(
    terminal: any Terminal, port: any StorePort, options: DashboardOptions, viewer: Viewer,
    zone: ZoneRules, isDemo: Bool, isWatching: Bool
  ) {
    self.terminal = terminal
    self.port = port
    self.options = options
    let now = options.clock()
    context = ScreenContext(
      moment: options.asOf ?? now, now: now, isFixed: options.asOf != nil, zone: zone,
      viewer: viewer, isDemo: isDemo,
      counties: options.counties, sessionCounties: options.counties, isMasked: true,
      isReadOnly: options.isReadOnly,
      theme: options.theme.adapted(to: terminal.capabilities),
      unicode: terminal.capabilities.unicode, keymap: options.keymap)
    screens = [BoardScreen()]
    freshness = Freshness(isWatching: isWatching, fixedAt: options.asOf)
    lastKeyAt = now
    drafts = DraftShelf(folder: options.isReadOnly ? nil : options.drafts)
    suspend = { terminal.suspend() }
    if hasAnchor { anchorEdge = now }
    offerTour()
    loadSession()
  }

  /// The question of the first frame.
  var firstFetch: Fetch { screens[0].fetch(context) }

  /// Takes everything that happened, then draws once, if anything looks different.
  func step(_ messages: [Message]) {
    context.now = options.clock()
    for message in messages where exitStatus == nil { take(message) }
    guard exitStatus == nil else { return leave() }
    noteIdle()
    guard exitStatus == nil else { return leave() }
    keepTyped()
    passTimeOfAlerts()
    settle()
    ask()
    pressTypedAhead()
    guard exitStatus == nil else { return leave() }
    draw()
    // Nothing of these is in this frame; the store's thread is left alone until it stands.
    askForOpenings()
    askForAlerts()
    askForWeeks()
    keepHead()
  }

  // MARK: - Messages

  private func take(_ message: Message) {
    switch message {
    case .event(let event): take(event)
    case .signal(let signal): take(signal: signal)
    case .clock: takeClock()
    case .storeMoved: port.check()
    case .storeChecked(let changed): if changed { readAnew() }
    case .fetched(let fetched): take(fetched)
    case .looked(let fetched): takeLooked(fetched)
    case .written(let written): take(written)
    case .noted(let note, let result): take(note, result)
    case .inquired(let inquired): take(inquired)
    }
  }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      lastKeyAt = context.now
      if isBlank {
        isBlank = false
      } else if isAhead(key) {
        typedAhead.append(key)
      } else {
        press(key)
      }
    case .paste(let text): paste(text)
    case .resized: terminal.resize()
    case .focus: break
    }
  }

  private func takeClock() {
    if let edge = dataEdge, context.now >= edge { readAnew() }
    if !freshness.isWatching { port.check() }
  }

  /// Asks again with the present moment; what is shown stays until the answer comes.
  func readAnew() {
    if options.asOf == nil { context.moment = context.now }
    answers.removeAll()
    asked = nil
    hasAskedForOpenings = false
    askedWeeks = nil
    alerts.asked = nil
  }

  // MARK: - Fetching

  /// The screen that is seen.
  var top: any Screen {
    get { screens[screens.count - 1] }
    set { screens[screens.count - 1] = newValue }
  }

  /// Why the viewer may not see the top screen; nil where they may.
  var refusal: String? {
    if let reason = ScreenCatalog.refusal(of: top.id, for: context.viewer) { return reason }
    guard context.isReadOnly, top.opening != nil else { return nil }
    return "A youth's record can't be opened here: each opening is entered in the log, and this"
      + " session is read only. Start csecboard without --read-only."
  }

  /// Forgets what was asked, as another screen is seen now.
  func noteScreenChange() { asked = nil }

  /// Whether the question of the screen that is seen is still to be asked or answered.
  var isUnanswered: Bool { asked == nil || isWaiting }

  /// Whether the screen that is seen waits for its answer.
  var isWaiting: Bool { freshness.askedAt != nil }

  /// Sends the question of the screen that is seen, unless its answer is known or under way.
  func ask() {
    guard refusal == nil else { return }
    let fetch = top.fetch(context)
    if let asked, Fetch(asked) == Fetch(fetch.query) { return }
    asked = fetch.query
    if fetch.opening == nil, let known = answers.last(where: { Fetch($0.fetch.query) == fetch }) {
      return take(known)
    }
    if freshness.askedAt == nil { freshness.askedAt = context.now }
    port.fetch(fetch)
  }

  /// Takes an answer; a stale one, to a question that is no longer asked, is passed over.
  func take(_ fetched: Fetched) {
    freshness.askedAt = nil
    guard Fetch(top.fetch(context).query) == Fetch(fetched.fetch.query) else { return }
    asked = fetched.fetch.query
    switch fetched.result {
    case .success(let value):
      freshness.readAt = fetched.at
      freshness.isKept = false
      freshness.hasFailed = false
      if let facts = value as? LoadFacts ?? (value as? BoardFacts)?.load {
        hotlines = facts
        context.countyNames = facts.countyNames
      }
      if let board = value as? BoardFacts, let query = fetched.fetch.query as? BoardQuery,
        query.kept == nil
      {
        // The caseloads ask for a part of the same snapshot.
        answers.append(
          Fetched(
            fetch: Fetch(LoadQuery(at: board.load.at, counties: query.counties)), at: fetched.at,
            result: .success(board.load)))
      }
      answers.append(fetched)
      if answers.count > 3 { answers.removeFirst() }
      top.take(value, context)
    case .failure(let problem):
      notice = Notice(problem.sentence, .critical)
      if fetched.fetch.opening != nil {
        goBack()
      } else {
        freshness.hasFailed = true
      }
    }
  }

  /// The phone of the hotline.
  var hotline: String? {
    let chosen = context.counties.isEmpty ? context.viewer.counties : context.counties
    return hotlines?.hotline(counties: chosen)
  }

  // MARK: - Time

  /// When figures change without a change to the store: a window ends, or the day.
  private var dataEdge: Instant? {
    guard options.asOf == nil else { return nil }
    let tomorrow = context.zone.endOfDay(context.today)
    return min(tomorrow, top.nextChange ?? tomorrow, openingEdge ?? tomorrow)
  }

  /// The next second at which something must happen without a message; nil = none.
  var nextEdge: Instant? {
    let now = context.now
    let idle = options.idle
    var edges: [Instant?] = [
      dataEdge, freshness.nextEdge(now), top.grid?.holdUntil, draftEdge, anchorEdge, alertEdge,
      isBlank ? nil : idle.blankAfter.map { lastKeyAt.adding(seconds: $0) },
      idle.leaveAfter.map { lastKeyAt.adding(seconds: $0) },
    ]
    if options.asOf == nil, !isBlank { edges.append(Instant(seconds: (now.seconds / 60 + 1) * 60)) }
    if !freshness.isWatching { edges.append(now.adding(seconds: 1)) }
    return edges.compactMap { $0 }.filter { $0 > now }.min()
  }

  private func noteIdle() {
    let idle = context.now.seconds - lastKeyAt.seconds
    if let limit = options.idle.leaveAfter, idle >= limit { exitStatus = 0 }
    if let limit = options.idle.blankAfter, idle >= limit, !isBlank {
      isBlank = true
      setMasked(true)
    }
  }

  /// Masks names or shows them.
  func setMasked(_ isMasked: Bool) {
    context.isMasked = isMasked
    for index in screens.indices { screens[index].noteMasking(context) }
    for index in former.indices { former[index].noteMasking(context) }
  }

  private func settle() {
    guard var grid = top.grid else { return }
    grid.settle(context)
    top.grid = grid
    sayWhatIsLost()
  }

  // MARK: - Drawing

  /// Makes the next frame paint every cell.
  func redraw() {
    terminal.redraw()
    shown = nil
  }

  private func draw() {
    var surface = Surface(size: terminal.size)
    let cursor = paint(on: &surface)
    if let shown, shown.surface == surface, shown.cursor == cursor { return }
    terminal.present(surface, cursor: cursor)
    shown = (surface, cursor)
  }

  /// Leaves nothing on the screen.
  private func leave() {
    keepSession()
    keepTyped(atOnce: true)
    terminal.present(Surface(size: terminal.size), cursor: nil)
    shown = nil
  }
}
