import Domain
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
    let store = try BoardStore.open(path: storePath, identity: identity, actingAs: actingAs)
    let moment = options.asOf ?? clock()
    let first = Fetch(BoardQuery(at: moment, counties: options.counties))
    let runner = StoreRunner(open: { store }, clock: clock)
    let fetched = runner.fetch(first)
    let terminal = try terminal()
    defer { terminal.restore() }
    guard let signals = SignalDescriptor(), let alarm = ClockDescriptor() else {
      throw StoreError.inputOutput("the system gives no descriptors for signals and time")
    }
    let worker = try StoreWorker(
      open: { try BoardStore.open(path: storePath, identity: identity, actingAs: actingAs) },
      clock: clock)
    defer { worker.stop() }
    let program = Program(
      terminal: terminal, port: worker, options: options, viewer: store.viewer, zone: store.zone,
      isDemo: store.isDemo, isWatching: watch?.descriptor != nil)
    program.context.moment = moment
    program.take(fetched)
    // What was committed since the first read is asked for once.
    worker.check()
    return EventLoop(
      program: program, worker: worker, watch: watch, signals: signals, alarm: alarm
    ).run()
  }
}
