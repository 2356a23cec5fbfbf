import Domain
import Store
import Synchronization
import TerminalUI
import TestSupport

@testable import Dashboard

/// A store port that works when it is asked for its results: no thread, no waiting.
final class InlinePort: StorePort {
  let runner: StoreRunner
  private var pending: Fetch?
  private var looking: Fetch?
  private var isCheckWanted = false
  private var notes: [ScreenNote] = []
  private var writes: [(String, [NamedText], ChangeBasis?)] = []
  private var inquiries: [Inquiry] = []
  /// Set to make every read and every entry of the log fail as a failing disk does.
  var failure: Problem?
  /// Set to make the next changes fail as a busy store or a full disk makes them.
  var writeFailures: [Problem] = []
  private(set) var fetches: [Fetch] = []

  init(runner: StoreRunner) { self.runner = runner }

  var isIdle: Bool {
    pending == nil && looking == nil && !isCheckWanted && writes.isEmpty && notes.isEmpty
      && inquiries.isEmpty
  }

  func fetch(_ fetch: Fetch) {
    pending = fetch
    fetches.append(fetch)
  }
  func look(_ fetch: Fetch) { looking = fetch }
  func check() { isCheckWanted = true }
  func write(_ action: String, _ fields: [NamedText], expecting basis: ChangeBasis?) {
    writes.append((action, fields, basis))
  }
  func inquire(_ inquiry: Inquiry) { inquiries.append(inquiry) }

  func note(_ note: ScreenNote) { notes.append(note) }

  func take() -> [Message] {
    let failure = failure
    var messages: [Message] = notes.map { note in
      .noted(note, failure.map { .failure($0) } ?? runner.note(note))
    }
    notes = []
    for inquiry in inquiries { messages.append(.inquired(runner.inquire(inquiry))) }
    inquiries = []
    for (action, fields, basis) in writes {
      if writeFailures.isEmpty {
        messages.append(.written(runner.write(action, fields, expecting: basis)))
      } else {
        let problem = writeFailures.removeFirst()
        messages.append(
          .written(Written(action: action, fields: fields, result: .failure(problem))))
      }
    }
    writes = []
    if isCheckWanted { messages.append(.storeChecked(changed: runner.check())) }
    isCheckWanted = false
    if let fetch = looking {
      looking = nil
      messages.append(.looked(runner.fetch(fetch)))
    }
    if let fetch = pending {
      pending = nil
      if let failure {
        messages.append(
          .fetched(Fetched(fetch: fetch, at: SampleStore.noon, result: .failure(failure))))
      } else {
        messages.append(.fetched(runner.fetch(fetch)))
      }
    }
    return messages
  }
}

/// A clock that a test sets.
final class TestClock: Sendable {
  private let value: Mutex<Instant>
  init(_ now: Instant) { value = Mutex(now) }
  var now: Instant { value.withLock { $0 } }
  func advance(_ seconds: Int64) { value.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// The real program on a recorded terminal, fed with keys.
final class BoardDriver {
  let terminal: RecordingTerminal
  let program: Program
  let port: InlinePort
  let clock: TestClock

  /// - Parameter panel: the board's panel that has the keyboard; nil = where the board begins.
  init(
    _ store: SampleStore, width: Int = 80, height: Int = 24,
    capabilities: TerminalCapabilities = TerminalCapabilities(colorCount: 256, unicode: true),
    actingAs account: String? = nil, panel: BoardScreen.Panel? = .units,
    change: (inout DashboardOptions) -> Void = { _ in }
  ) throws {
    let clock = TestClock(SampleStore.noon)
    self.clock = clock
    terminal = RecordingTerminal(
      size: Size(width: width, height: height), capabilities: capabilities)
    var options = DashboardOptions(exportFolder: store.exportFolder, clock: { clock.now })
    // A board that records the week changes the store; the tests of it say so.
    options.recordsWeeks = false
    change(&options)
    let isReadOnly = options.isReadOnly
    let opened = try store.open(as: account, isReadOnly: isReadOnly)
    port = InlinePort(
      runner: StoreRunner(
        open: { try store.open(as: account, isReadOnly: isReadOnly) }, clock: { clock.now }))
    program = Program(
      terminal: terminal, port: port, options: options, viewer: opened.viewer, zone: opened.zone,
      isDemo: opened.isDemo, isWatching: true)
    // The first check only learns where the store stands.
    _ = port.runner.check()
    program.reopenScreen()
    run([])
    if let panel { focus(panel) }
  }

  /// Presses Tab until a panel of the board has the keyboard.
  func focus(_ panel: BoardScreen.Panel) {
    for _ in BoardScreen.Panel.allCases
    where (program.top as? BoardScreen).map({ $0.focus != panel }) ?? false { press(.tab) }
  }

  /// Steps with messages, then until nothing is left to take.
  func run(_ messages: [Message]) {
    program.step(messages)
    while !port.isIdle { program.step(port.take()) }
  }

  func press(_ keys: KeyPress...) { for key in keys { run([.event(.key(key))]) } }

  func type(_ text: String) {
    for character in text { run([.event(.key(.character(character)))]) }
  }

  /// The clock moves on and its alarm goes off.
  func wait(_ seconds: Int64) {
    clock.advance(seconds)
    run([.clock])
  }

  func resize(_ width: Int, _ height: Int) {
    terminal.sizes = [Size(width: width, height: height)]
    run([.event(.resized(Size(width: width, height: height)))])
  }

  /// The screen as text.
  var text: String { terminal.last?.text ?? "" }
  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
  func line(_ index: Int) -> String { lines.indices.contains(index) ? lines[index] : "" }

  /// The one line that contains a text.
  func lineContaining(_ part: String) -> String { lines.first { $0.contains(part) } ?? "" }
}
