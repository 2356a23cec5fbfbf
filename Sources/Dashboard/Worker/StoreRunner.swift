import Domain
import Glibc
import Store

/// Stops a running read from another thread.
struct StopHandle: Sendable {
  let interrupt: @Sendable () -> Void
}

/// Works on one store in one thread; opens it when it is first needed, and again after a failure.
final class StoreRunner {
  private let open: () throws -> BoardStore
  let clock: () -> Instant
  private var opened: BoardStore?
  private var version: Int64?
  /// The figures last kept for the next start.
  private var kept: CaseloadFigures?
  /// A question that takes longer, in milliseconds, is worth keeping the answer of.
  static let worthKeeping = 40

  private let keepsFigures: Bool

  /// - Parameter keepsFigures: whether figures that took long are kept for the next start.
  init(
    open: @escaping () throws -> BoardStore, clock: @escaping () -> Instant,
    keepsFigures: Bool = false
  ) {
    self.open = open
    self.clock = clock
    self.keepsFigures = keepsFigures
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
      let begun = Self.milliseconds()
      var value = try fetch.run(store(), now: now)
      if Self.milliseconds() - begun > Self.worthKeeping { keep(value, fetch) }
      if let match = recordUnmet(value, fetch, now: now) { value = match }
      return Fetched(fetch: fetch, at: now, result: .success(value))
    } catch {
      return Fetched(fetch: fetch, at: now, result: .failure(error))
    }
  }

  /// Keeps caseloads that took long, where they differ from those kept last: writing them moves
  /// every board's watch, and unchanged ones must move nobody's.
  ///
  /// That they could not be kept is nobody's concern: the next start takes a moment longer.
  private func keep(_ value: any Sendable, _ fetch: Fetch) {
    guard keepsFigures, let query = fetch.query as? BoardQuery, query.kept == nil,
      // Figures of some counties would be read as those of all at a start without them.
      query.counties.isEmpty,
      let figures = (value as? BoardFacts)?.load.figures, figures != kept
    else { return }
    kept = figures
    try? opened?.keep(figures, at: query.at)
  }

  /// Records a need that no facility meets, where somebody looked for a place in the present and in
  /// every county of theirs.
  ///
  /// That it could not be recorded keeps nobody from the list; the next look records it.
  private func recordUnmet(_ value: any Sendable, _ fetch: Fetch, now: Instant) -> Match? {
    guard let match = value as? Match, let query = fetch.query as? MatchQuery,
      query.counties.isEmpty, !query.isGroup,
      (0..<Self.presentFor).contains(now.seconds - query.at.seconds)
    else { return nil }
    let isNew = (try? opened?.recordUnmet(match, now: now)) ?? false
    return isNew ? match.recorded : nil
  }

  /// For how many seconds a question that was asked of the present is one of the present.
  private static let presentFor: Int64 = 120

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
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
  func write(
    _ action: String, _ fields: [NamedText], expecting basis: ChangeBasis? = nil
  ) -> Written {
    do {
      let made = try store().apply(
        action, fields: fields.map { (name: $0.name, text: $0.text) }, now: clock(),
        expecting: basis)
      return Written(action: action, fields: fields, result: .success(made))
    } catch {
      return Written(action: action, fields: fields, result: .failure(Problem(error)))
    }
  }

  /// Makes one entry in the log.
  func note(_ note: ScreenNote) -> Result<Void, Problem> {
    do throws(Problem) {
      try note.enter(in: store(), now: clock())
      return .success(())
    } catch { return .failure(error) }
  }

  func store() throws(Problem) -> BoardStore {
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
