/// One count of the funnel, in the order of its columns.
public enum FunnelMeasure: Int, CaseIterable, Sendable {
  case received, screenedIn, evaluatedOut, unscreened
  case substantiated, inconclusive, unfounded, pending

  /// The count's key.
  public var name: String {
    switch self {
    case .received: "received"
    case .screenedIn: "screened_in"
    case .evaluatedOut: "evaluated_out"
    case .unscreened: "unscreened"
    case .substantiated: "substantiated"
    case .inconclusive: "inconclusive"
    case .unfounded: "unfounded"
    case .pending: "pending"
    }
  }

  /// Whether a report of that stage is in the count.
  public func includes(_ stage: ReportStage) -> Bool {
    switch stage {
    case .unscreened: self == .received || self == .unscreened
    case .evaluatedOut: self == .received || self == .evaluatedOut
    case .pending, .found: self == .received || self == .screenedIn || name == stage.text
    }
  }

  /// The count.
  public func value(_ counts: FunnelCounts) -> Int {
    switch self {
    case .received: counts.received
    case .screenedIn: counts.screenedIn
    case .evaluatedOut: counts.evaluatedOut
    case .unscreened: counts.unscreened
    case .substantiated: counts.substantiated
    case .inconclusive: counts.inconclusive
    case .unfounded: counts.unfounded
    case .pending: counts.pending
    }
  }
}

extension FunnelFigures {
  /// The figures for whoever may have counts only: small ones are hidden, and others with them, so
  /// that none follows from the rest.
  ///
  /// - Parameters:
  ///   - least: the least count that is shown.
  ///   - former: the figures last given out, if any: a count that has moved by less than the least
  ///     since then is hidden too, as the two together would give it away.
  public func suppressed(below least: Int, since former: FunnelFigures? = nil) -> FunnelFigures {
    let counted = lines.filter { $0.counts != nil }
    let rows = counted.compactMap(\.counts) + [total]
    let width = FunnelMeasure.allCases.count
    let values = rows.flatMap { row in FunnelMeasure.allCases.map { $0.value(row) } }
    let restless = former.map { moved(counted, least: least, since: $0) } ?? []
    let hidden = Suppression(
      values: values, relations: Self.relations(rows: rows.count), least: least, also: restless
    ).hidden
    func measures(_ row: Int) -> Set<FunnelMeasure> {
      Set(FunnelMeasure.allCases.filter { hidden.contains(row * width + $0.rawValue) })
    }
    let places = Dictionary(uniqueKeysWithValues: counted.enumerated().map { ($1.group, $0) })
    return FunnelFigures(
      lines: lines.map { line in
        line.hiding(places[line.group].map(measures) ?? [])
      }, total: total.without(measures(rows.count - 1)), notOptedIn: notOptedIn,
      hiddenOfTotal: measures(rows.count - 1))
  }

  /// Sums along each row and down each column; the last row is that of all groups.
  private static func relations(rows: Int) -> [Suppression.Relation] {
    let width = FunnelMeasure.allCases.count
    func place(_ row: Int, _ measure: FunnelMeasure) -> Int { row * width + measure.rawValue }
    let along = (0..<rows).flatMap { row in
      [
        Suppression.Relation(
          whole: place(row, .received),
          parts: [place(row, .screenedIn), place(row, .evaluatedOut), place(row, .unscreened)]),
        Suppression.Relation(
          whole: place(row, .screenedIn),
          parts: [
            place(row, .substantiated), place(row, .inconclusive), place(row, .unfounded),
            place(row, .pending),
          ]),
      ]
    }
    let down = FunnelMeasure.allCases.map { measure in
      Suppression.Relation(
        whole: place(rows - 1, measure), parts: (0..<(rows - 1)).map { place($0, measure) })
    }
    return along + (rows > 1 ? down : [])
  }

  private func moved(
    _ counted: [FunnelLine], least: Int, since former: FunnelFigures
  ) -> Set<Int> {
    let width = FunnelMeasure.allCases.count
    let before = Dictionary(
      uniqueKeysWithValues: former.lines.map { ($0.group, $0.counts ?? FunnelCounts()) })
    let rows =
      counted.map { ($0.counts ?? FunnelCounts(), before[$0.group] ?? FunnelCounts()) }
      + [(total, former.total)]
    return Set(
      rows.enumerated().flatMap { row, pair in
        FunnelMeasure.allCases.filter { measure in
          let change = abs(measure.value(pair.0) - measure.value(pair.1))
          // What was nobody and is enough now was never given out.
          return change > 0 && change < least && measure.value(pair.0) > 0
        }.map { row * width + $0.rawValue }
      })
  }
}
