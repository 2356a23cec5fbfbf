import Domain
import Glibc
import Store
import TerminalUI

/// The screen of csecboard.
public enum Dashboard {
  /// Shows a store on a terminal until the user leaves.
  ///
  /// The store is opened and read before the terminal is taken, so that the first frame is full
  /// and a store that cannot be opened is told on the shell's own screen. The terminal is given
  /// back on every return.
  ///
  /// - Parameters:
  ///   - storePath: the file.
  ///   - identity: the operating system's account.
  ///   - actingAs: another account, on a demonstration store only.
  ///   - terminal: takes the terminal; evaluated once, before any thread is started.
  ///   - options: how the session is set up.
  /// - Returns: 0, or 128 and the number of the signal that ended it.
  /// - Throws: `StoreError` when the store cannot be opened, what taking the terminal throws.
  public static func run(
    storePath: String, identity: Identity, actingAs: String? = nil,
    terminal: @autoclosure () throws -> any Terminal, options: DashboardOptions = .init()
  ) throws -> Int32 {
    let clock = options.clock
    let watch = try? StoreWatch(path: storePath)
    let isReadOnly = options.isReadOnly
    let open: @Sendable () throws -> BoardStore = {
      try BoardStore.open(
        path: storePath, identity: identity, actingAs: actingAs, isReadOnly: isReadOnly)
    }
    let store = try open()
    let moment = options.asOf ?? clock()
    let runner = StoreRunner(open: { store }, clock: clock)
    let fetched = firstAnswer(runner, at: moment, options)
    let terminal = try terminal()
    defer { terminal.restore() }
    guard let signals = SignalDescriptor(), let alarm = ClockDescriptor() else {
      throw StoreError.inputOutput("the system gives no descriptors for signals and time")
    }
    let worker = try StoreWorker(
      open: open,
      clock: clock, keepsFigures: options.asOf == nil && !options.isReadOnly)
    defer { worker.stop() }
    var options = options
    options.drafts = DraftFolder(storePath: storePath)
    let program = Program(
      terminal: terminal, port: worker, options: options, viewer: store.viewer, zone: store.zone,
      isDemo: store.isDemo, isWatching: watch?.descriptor != nil)
    program.context.moment = moment
    program.take(fetched)
    program.freshness.isKept = fetched.at < moment
    program.reopenScreen()
    let loop = EventLoop(
      program: program, worker: worker, watch: watch, signals: signals, alarm: alarm)
    loop.begin()
    // Behind the first frame: drafts of sessions that ended, and what was committed meanwhile.
    program.takeOverDrafts()
    worker.check()
    let status = loop.run()
    terminal.restore()
    worker.stop()
    if program.hasAnchor, let anchor = options.anchor {
      do {
        try anchor.keep(headOf: storePath, now: clock())
      } catch {
        tell("audit: \(Problem(error).sentence)")
      }
    }
    if let parting = program.parting {
      tell("draft: \(parting)")
    }
    return status
  }

  /// Says something on the shell's own screen.
  private static func tell(_ text: String) {
    let line = Array("csecboard: \(text)\n".utf8)
    _ = write(2, line, line.count)
  }

  /// The board's first answer, with the caseloads that an earlier session kept where there are
  /// any: those of a whole state take longer to compute than a start may. What is kept is shown
  /// with its time and read anew at once.
  private static func firstAnswer(
    _ runner: StoreRunner, at moment: Instant, _ options: DashboardOptions
  ) -> Fetched {
    let query = BoardQuery(at: moment, counties: options.counties)
    var first = query
    if options.asOf == nil {
      // Kept figures older than a day are of no use to anybody.
      let question = Fetch(CaseloadSnapshotQuery(since: moment.adding(trueDays: -1)))
      if case .success(let value) = runner.fetch(question).result {
        first.kept = value as? CaseloadSnapshot
      }
    }
    let fetched = runner.fetch(Fetch(first))
    guard let kept = first.kept else { return fetched }
    return Fetched(fetch: Fetch(query), at: kept.at, result: fetched.result)
  }
}
