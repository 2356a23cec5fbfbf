import Domain
import Glibc
import Store
import TerminalUI

/// Waits for everything at once and steps the program: idle, it does not wake between two edges
/// of the clock.
final class EventLoop {
  private let program: Program
  private let worker: StoreWorker
  private let watch: StoreWatch?
  private let signals: SignalDescriptor
  private let alarm: ClockDescriptor

  init(
    program: Program, worker: StoreWorker, watch: StoreWatch?, signals: SignalDescriptor,
    alarm: ClockDescriptor
  ) {
    self.program = program
    self.worker = worker
    self.watch = watch
    self.signals = signals
    self.alarm = alarm
    let terminal = program.terminal
    program.suspend = { signals.lettingStop { terminal.suspend() } }
  }

  /// Shows the first frame: full, unless the last session's screen takes long to read.
  func begin() {
    program.ask()
    if program.isWaiting { awaitAnswer() }
    program.step(gather(nil))
  }

  /// How long the first frame waits for its answer, in milliseconds; after that the screen says
  /// that it is being read.
  private static let patience: Int32 = 40

  private func awaitAnswer() {
    var waiting = pollfd(fd: worker.descriptor, events: Int16(POLLIN), revents: 0)
    poll(&waiting, 1, Self.patience)
  }

  /// Runs until the program ends.
  ///
  /// - Returns: its exit status.
  func run() -> Int32 {
    program.step([])
    while program.exitStatus == nil {
      arm()
      program.step(wait())
    }
    return program.exitStatus ?? 0
  }

  /// Arms the alarm on the real clock, of which the program's may be a shift.
  private func arm() {
    let shift = SystemClock.now().seconds - program.options.clock().seconds
    alarm.arm(program.nextEdge?.adding(seconds: shift))
  }

  private func wait() -> [Message] {
    var waiting = [
      pollfd(fd: program.terminal.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: alarm.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: worker.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watch?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waiting, nfds_t(waiting.count), -1) < 0 {
      if errno != EINTR { return [.signal(SIGHUP)] }
    }
    let isGone = waiting[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    return gather(waiting) + (isGone ? [.signal(SIGHUP)] : [])
  }

  /// Everything that is pending, so that one burst costs one frame.
  private func gather(_ waiting: [pollfd]?) -> [Message] {
    func isReady(_ index: Int) -> Bool { waiting.map { $0[index].revents != 0 } ?? true }
    var messages: [Message] = []
    if isReady(0) { messages += program.terminal.pendingEvents().map { .event($0) } }
    if isReady(1) { messages += signals.drain().map { .signal($0) } }
    if let waiting, waiting[2].revents != 0 {
      alarm.drain()
      messages.append(.clock)
    }
    if isReady(3) { messages += worker.take() }
    if isReady(4), let watch, watch.descriptor != nil, watch.drain() {
      messages.append(.storeMoved)
    }
    return messages
  }
}
