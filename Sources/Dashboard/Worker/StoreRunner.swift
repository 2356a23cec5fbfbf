import Domain
import Store

/// Stops a running read from another thread.
struct StopHandle: Sendable {
  let interrupt: @Sendable () -> Void
}

/// Works on one store in one thread; opens it when it is first needed, and again after a failure.
final class StoreRunner {
  private let open: () throws -> BoardStore
  private let clock: () -> Instant
  private var opened: BoardStore?
  private var version: Int64?

  init(open: @escaping () throws -> BoardStore, clock: @escaping () -> Instant) {
    self.open = open
    self.clock = clock
  }

  /// Stops what is running; nil before the store is open.
  var stopHandle: StopHandle? {
    guard let handle = opened?.interruptHandle else { return nil }
    return StopHandle { handle.interrupt() }
  }

  /// Asks one question.
  func fetch(_ fetch: Fetch) -> Fetched {
    let now = clock()
    do throws(Problem) {
      return Fetched(fetch: fetch, at: now, result: .success(try fetch.run(store(), now: now)))
    } catch {
      return Fetched(fetch: fetch, at: now, result: .failure(error))
    }
  }

  /// Whether another connection has committed since the last check; yes when it cannot be told.
  func check() -> Bool {
    do {
      let found = try store().dataVersion()
      defer { version = found }
      return found != version
    } catch {
      return true
    }
  }

  /// Makes one change.
  func write(_ action: String, _ fields: [NamedText]) -> Written {
    do {
      let made = try store().apply(
        action, fields: fields.map { (name: $0.name, text: $0.text) }, now: clock())
      return Written(action: action, fields: fields, result: .success(made))
    } catch {
      return Written(action: action, fields: fields, result: .failure(Problem(error)))
    }
  }

  private func store() throws(Problem) -> BoardStore {
    if let opened { return opened }
    do {
      let store = try open()
      opened = store
      return store
    } catch {
      throw Problem(error)
    }
  }
}
