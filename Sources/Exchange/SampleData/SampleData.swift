import Domain
import Store

/// How large a demonstration store is.
public enum SampleScale: String, CaseIterable, Sendable {
  /// Three counties, about 260 youth.
  case small
  /// All 58 counties of California, with the sizes and shares published in the
  /// evaluation: 38,168 youth, 70,334 reports of July 2015 to June 2022.
  case california
  /// California, and ten invented counties of every other state.
  case national
}

/// Demonstration data: every youth, worker, home and telephone number in it is
/// invented. The same seed and the same `now` give the same records.
public enum SampleData {
  /// Fills an empty demonstration store.
  ///
  /// The rows go through the import in several transactions; whoever is
  /// interrupted half way throws the store away.
  ///
  /// - Parameters:
  ///   - scale: how much of it.
  ///   - seed: any number.
  ///   - now: the moment that everything is dated by; a full hour reads best.
  ///   - progress: called now and then with rows made so far.
  ///   - isInterrupted: asked now and then; `true` ends it.
  /// - Throws: ``ImportFailure/interrupted``; ``StoreError/notPermitted(reason:)`` for a store
  ///   that is not for demonstration; whatever the store throws.
  public static func make(
    _ scale: SampleScale, seed: UInt64, now: Instant, in store: BoardStore,
    progress: (ImportProgress) -> Void = { _ in }, isInterrupted: () -> Bool = { false }
  ) throws {
    guard store.isDemo else {
      throw StoreError.notPermitted(reason: "sample data is for demonstration stores only")
    }
    try withoutActuallyEscaping(progress) { progress in
      try withoutActuallyEscaping(isInterrupted) { isInterrupted in
        let writer = SampleWriter(
          store: store, now: now, source: "sample \(scale.rawValue), seed \(seed)"
        ) { rows in
          if isInterrupted() { throw ImportFailure.interrupted }
          progress(
            ImportProgress(
              phase: scale.rawValue, done: min(rows, scale.usualRows), total: scale.usualRows))
        }
        let example = try fill(writer, scale, seed: seed, now: now, zone: store.zone)
        try writer.flush()
        if let example { try SampleAccounts(store: store, now: now, example: example).make() }
        try SampleAgenda(store: store, now: now).make()
        if scale != .national {
          // Weeks that a timer would have recorded; of the whole country they would take too long.
          let weeks = (0..<LoadWeeks.count).reversed().map { now.adding(trueDays: -7 * $0) }
          _ = try store.recordWeeks(weeks, now: now)
        }
        try store.writeBack()
        progress(
          ImportProgress(phase: scale.rawValue, done: scale.usualRows, total: scale.usualRows))
      }
    }
  }

  /// Gives every row of a scale to a sink.
  ///
  /// - Returns: what the demonstration's accounts hang on.
  @discardableResult
  static func fill(
    _ sink: some SampleSink, _ scale: SampleScale, seed: UInt64, now: Instant, zone: ZoneRules
  ) throws -> SampleExample? {
    let plan =
      switch scale {
      case .small: SamplePlan.small
      case .california: SamplePlan.california(seed: seed)
      case .national: SamplePlan.national(seed: seed)
      }
    let run = SampleRun(sink: sink, seed: seed, now: now, zone: zone)
    try run.addCounties(plan.parts.map(\.county))
    try run.addHolidays()
    var example: SampleExample?
    for (place, part) in plan.parts.enumerated() {
      var county = CountyBuilder(run: run, part: part, place: place)
      try county.build()
      if example == nil { example = county.example }
    }
    return example
  }
}

extension SampleScale {
  /// About how many rows there are, for the progress bar.
  var usualRows: Int {
    switch self {
    case .small: 3_200
    case .california: 242_000
    case .national: 688_000
    }
  }
}
