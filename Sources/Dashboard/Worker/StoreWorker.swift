import Domain
import Glibc
import Store
import Synchronization

/// The one thread that reads and writes the store while the screen answers keys.
///
/// It owns its own `BoardStore`, opened in that thread. It sleeps in `read(2)` on its inbox and
/// tells the program through `descriptor`. Besides the running question at most one of the screen
/// waits and one of what is being typed.
final class StoreWorker: StorePort {
  private let shared: Shared
  private var thread: pthread_t?

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - open: opens the store; called in the thread.
  ///   - clock: the present.
  ///   - keepsFigures: whether figures that took long are kept for the next start.
  init(
    open: @escaping @Sendable () throws -> BoardStore, clock: @escaping @Sendable () -> Instant,
    keepsFigures: Bool = false
  ) throws(Problem) {
    guard let inbox = WakeDescriptor(blocking: true), let outbox = WakeDescriptor(blocking: false)
    else { throw Problem("The system gives no event descriptors.") }
    shared = Shared(
      open: open, clock: clock, keepsFigures: keepsFigures, inbox: inbox, outbox: outbox)
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(shared)
    let status = pthread_create(&thread, nil, Self.main, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      throw Problem("The system gives no thread.")
    }
    self.thread = thread
  }

  /// Readable when there is something to take.
  var descriptor: Int32 { shared.outbox.descriptor }

  func fetch(_ fetch: Fetch) { shared.add { $0.fetch = fetch } }
  func look(_ fetch: Fetch) { shared.add { $0.look = fetch } }
  func check() { shared.add { $0.isCheckWanted = true } }

  func note(_ note: ScreenNote) { shared.add { $0.notes.append(note) } }

  func write(_ action: String, _ fields: [NamedText], expecting basis: ChangeBasis?) {
    shared.add { $0.writes.append((action, fields, basis)) }
  }

  func inquire(_ inquiry: Inquiry) { shared.add { $0.inquiries.append(inquiry) } }

  func take() -> [Message] {
    shared.outbox.drain()
    return shared.results.withLock { results in
      defer { results.removeAll() }
      return results
    }
  }

  /// Stops what is running and ends the thread.
  func stop() {
    guard let thread else { return }
    self.thread = nil
    shared.add { $0.isStopping = true }
    if let handle = shared.interrupt.withLock({ $0 }) { handle.interrupt() }
    pthread_join(thread, nil)
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    argument in
    guard let argument else { return nil }
    Unmanaged<Shared>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
}

/// What both threads hold. Sendable by its parts: descriptors are numbers that live as long as
/// this, the rest is under mutexes; the store itself stays a local of the thread.
private final class Shared: Sendable {
  struct Inbox: Sendable {
    var fetch: Fetch?
    var look: Fetch?
    var isCheckWanted = false
    var notes: [ScreenNote] = []
    var writes: [(action: String, fields: [NamedText], basis: ChangeBasis?)] = []
    var inquiries: [Inquiry] = []
    var isStopping = false
  }

  let open: @Sendable () throws -> BoardStore
  let clock: @Sendable () -> Instant
  let keepsFigures: Bool
  let inbox: WakeDescriptor
  let outbox: WakeDescriptor
  let work = Mutex(Inbox())
  let results = Mutex<[Message]>([])
  let interrupt = Mutex<StopHandle?>(nil)

  init(
    open: @escaping @Sendable () throws -> BoardStore, clock: @escaping @Sendable () -> Instant,
    keepsFigures: Bool, inbox: WakeDescriptor, outbox: WakeDescriptor
  ) {
    self.open = open
    self.clock = clock
    self.keepsFigures = keepsFigures
    self.inbox = inbox
    self.outbox = outbox
  }

  func add(_ change: (inout Inbox) -> Void) {
    work.withLock { change(&$0) }
    inbox.wake()
  }

  func run() {
    let runner = StoreRunner(open: open, clock: clock, keepsFigures: keepsFigures)
    // What was committed between the first frame and now is asked for once.
    while true {
      inbox.drain()
      let work = work.withLock { work in
        let taken = work
        work.fetch = nil
        work.look = nil
        work.isCheckWanted = false
        work.writes = []
        work.notes = []
        work.inquiries = []
        return taken
      }
      if work.isStopping { return }
      for inquiry in work.inquiries { tell(.inquired(runner.inquire(inquiry))) }
      for write in work.writes {
        tell(.written(runner.write(write.action, write.fields, expecting: write.basis)))
      }
      // A hand is waiting for what it types; the screen's question may take longer.
      if let look = work.look { tell(.looked(runner.fetch(look))) }
      for note in work.notes { tell(.noted(note, runner.note(note))) }
      if work.isCheckWanted { tell(.storeChecked(changed: runner.check())) }
      if let fetch = work.fetch { tell(.fetched(runner.fetch(fetch))) }
      if let handle = runner.stopHandle { interrupt.withLock { $0 = handle } }
    }
  }

  private func tell(_ message: Message) {
    results.withLock { $0.append(message) }
    outbox.wake()
  }
}
