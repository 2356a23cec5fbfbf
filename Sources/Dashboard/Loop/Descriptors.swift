import CEvents
import Domain
import Glibc

/// An event counter (eventfd): one thread wakes another that waits on it.
final class WakeDescriptor: Sendable {
  let descriptor: Int32

  /// - Parameter blocking: whether ``drain()`` waits for a wake.
  init?(blocking: Bool) {
    descriptor = cev_wake(blocking ? 1 : 0)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  func wake() { eventfd_write(descriptor, 1) }

  func drain() {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
  }
}

/// A wall-clock alarm (timerfd) for one second, which also goes off when the clock is set.
final class ClockDescriptor {
  let descriptor: Int32
  private var armedFor: Instant?

  init?() {
    descriptor = cev_timer()
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Arms the alarm, or disarms it with nil; the same second again costs nothing.
  func arm(_ edge: Instant?) {
    guard edge != armedFor else { return }
    armedFor = edge
    cev_arm(descriptor, edge?.seconds ?? 0)
  }

  func drain() {
    var count: UInt64 = 0
    // A read fails with ECANCELED when the clock was set; either way the alarm is spent.
    _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    armedFor = nil
  }
}

/// Signals as something to read (signalfd), blocked from being delivered in any other way.
///
/// Made before any thread, so that every thread inherits the mask.
final class SignalDescriptor {
  let descriptor: Int32
  private var former = sigset_t()
  private static let handled = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP]

  init?() {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in Self.handled { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, &former)
    descriptor = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit {
    close(descriptor)
    pthread_sigmask(SIG_SETMASK, &former, nil)
  }

  /// The signals that came.
  func drain() -> [Int32] {
    var signals: [Int32] = []
    var found = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    while read(descriptor, &found, size) == size { signals.append(Int32(found.ssi_signo)) }
    return signals
  }

  /// Runs `body` with SIGTSTP delivered as usual, so that the process group can be stopped.
  func lettingStop(_ body: () -> Void) {
    var stop = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, nil)
    body()
    pthread_sigmask(SIG_BLOCK, &stop, nil)
  }
}
