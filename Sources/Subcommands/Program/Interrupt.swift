import Glibc
import Synchronization

/// What ^C does: ends the program with 130 at once, or, while work that must end tidily runs, asks
/// it to stop.
public enum Interrupt {
  /// Read and written by a signal's handler, so it can live nowhere else.
  private static let state = Atomic<Int>(0)
  private static let tidy = 1
  private static let asked = 2

  /// Takes SIGINT over from the system, whose way would leave no exit status.
  ///
  /// Nothing is lost by ending at once: what was not committed is not in the store.
  public static func install() {
    _ = state.load(ordering: .relaxed)
    signal(SIGINT) { _ in
      let (isWaiting, _) = Interrupt.state.compareExchange(
        expected: Interrupt.tidy, desired: Interrupt.asked, ordering: .relaxed)
      if !isWaiting { _exit(ExitStatus.interrupted.rawValue) }
    }
  }

  /// Runs work that asks ``isRequested`` now and then and stops by itself; a second ^C ends the
  /// program at once.
  public static func tidily<T>(_ work: () throws -> T) rethrows -> T {
    state.store(tidy, ordering: .relaxed)
    defer { state.store(0, ordering: .relaxed) }
    return try work()
  }

  /// Whether ^C was pressed.
  public static var isRequested: Bool { state.load(ordering: .relaxed) == asked }
}
