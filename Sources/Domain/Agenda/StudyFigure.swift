/// Whether a figure was measured before something was to change, or after it (S100).
public enum StudyStage: String, ClosedVocabulary {
  case baseline
  case endline
  case neither
}

/// What a study's value counts.
public enum StudyUnit: String, ClosedVocabulary {
  case percent
  case perThousand = "per_thousand"
  case count
  case days
}

/// How a study chose whom it looked at.
public enum StudySample: String, ClosedVocabulary {
  case census
  case random
  case timeLocation = "time_location"
  case respondentDriven = "respondent_driven"
  case purposive
  case convenience
  case caseRecords = "case_records"
  case notStated = "not_stated"
}

/// What must be said beside a study's value (S99).
public enum StudyCaveat: String, ClosedVocabulary {
  case notRepresentative = "not a representative sample"
  case noBaseline = "no baseline"
  case noSize = "size of the sample not stated"
  case baselineNotRepresentative = "baseline not of a representative sample"
  case otherSample = "baseline of another kind of sample"
}

/// A figure that a study found, with what it rests on.
public struct StudyFigure: Hashable, Sendable {
  /// Its key.
  public let id: String
  /// FIPS code; `nil` = of the whole state.
  public let county: String?
  /// What was measured; a baseline and an endline of one thing have the same words.
  public let measure: String
  /// What the value counts.
  public let unit: StudyUnit
  /// The value, in hundredths.
  public let value: Int
  /// Of how many it is true.
  public let n: Int?
  /// How many were looked at.
  public let total: Int?
  /// The first local day of the period.
  public let firstDay: LocalDate
  /// The last.
  public let lastDay: LocalDate
  /// How they were chosen.
  public let sample: StudySample
  /// Whether they stand for all.
  public let isRepresentative: Bool
  /// Before or after.
  public let stage: StudyStage
  /// Where it was published.
  public let source: String
  /// Who evaluated it.
  public let evaluator: String?
  /// When it was put down.
  public let at: Instant
  /// The account that did.
  public let author: String

  /// One figure.
  public init(
    id: String, county: String?, measure: String, unit: StudyUnit, value: Int, n: Int?,
    total: Int?, firstDay: LocalDate, lastDay: LocalDate, sample: StudySample,
    isRepresentative: Bool, stage: StudyStage, source: String, evaluator: String?, at: Instant,
    author: String
  ) {
    (self.id, self.county, self.measure, self.unit) = (id, county, measure, unit)
    (self.value, self.n, self.total) = (value, n, total)
    (self.firstDay, self.lastDay) = (firstDay, lastDay)
    (self.sample, self.isRepresentative, self.stage) = (sample, isRepresentative, stage)
    (self.source, self.evaluator, self.at, self.author) = (source, evaluator, at, author)
  }

  /// Why its values do not fit one another; `nil` where they do.
  public static func problem(
    unit: StudyUnit, value: Int, n: Int?, total: Int?, firstDay: LocalDate, lastDay: LocalDate,
    stage: StudyStage, evaluator: String?
  ) -> FieldProblem? {
    if unit == .percent, value > 10_000 {
      return FieldProblem(field: "value", reason: "is more than 100 percent")
    }
    if let n, let total, n > total {
      return FieldProblem(field: "n", reason: "is more than were looked at")
    }
    if lastDay < firstDay {
      return FieldProblem(field: "last_day", reason: "lies before first_day")
    }
    if stage == .endline, evaluator == nil {
      return FieldProblem(field: "evaluator", reason: "is needed with an endline: who measured it")
    }
    return nil
  }
}

/// What may be said of how a figure changed.
public enum StudyChange: Hashable, Sendable {
  /// It fell or rose from a baseline by so many tenths of a percent of it, negative for a fall.
  case percent(Int, from: StudyFigure)
  /// Nothing may be said.
  case refused(Refusal)

  /// Why nothing may be said of a change.
  public enum Refusal: String, ClosedVocabulary {
    case noBaseline = "not said: no baseline"
    case otherUnit = "not said: the baseline is in another unit"
    case baselineZero = "not said: the baseline is 0"
  }
}

/// A study's figure with what must be said beside it.
public struct StudyLine: Hashable, Sendable {
  /// The figure.
  public let figure: StudyFigure
  /// The county's name; `nil` = of the whole state.
  public let name: String?
  /// What may be said of a change; `nil` of a baseline itself.
  public let change: StudyChange?

  /// The baseline that the change is from.
  public var baseline: StudyFigure? {
    if case .percent(_, let baseline)? = change { baseline } else { nil }
  }

  /// What must be said beside the value.
  public var caveats: [StudyCaveat] {
    StudyCaveat.allCases.filter { caveat in
      switch caveat {
      case .notRepresentative: !figure.isRepresentative
      case .noBaseline: change == .refused(.noBaseline)
      case .noSize: figure.n == nil || figure.total == nil
      case .baselineNotRepresentative: baseline?.isRepresentative == false
      case .otherSample: baseline.map { $0.sample != figure.sample } ?? false
      }
    }
  }

  /// Figures of the whole state first, then by county, by what was measured and by time.
  ///
  /// - Parameter names: the counties' names by FIPS code.
  public static func lines(
    _ figures: [StudyFigure], names: [String: String]
  ) -> [StudyLine] {
    func place(_ one: StudyFigure) -> (String, String, Int, String) {
      (one.county ?? "", one.measure.lowercased(), one.firstDay.daysSinceEpoch, one.id)
    }
    let baselines = figures.filter { $0.stage == .baseline }
    return figures.sorted { place($0) < place($1) }.map { figure in
      StudyLine(
        figure: figure, name: figure.county.map { names[$0] ?? $0 },
        change: change(of: figure, baselines))
    }
  }

  /// The change of an endline from the newest baseline of the same thing and place that was over
  /// before it began.
  private static func change(
    of figure: StudyFigure, _ baselines: [StudyFigure]
  ) -> StudyChange? {
    if figure.stage == .baseline { return nil }
    let own = baselines.filter {
      $0.county == figure.county && $0.measure.lowercased() == figure.measure.lowercased()
        && $0.lastDay < figure.firstDay
    }
    let newest = own.max { ($0.lastDay, $0.at) < ($1.lastDay, $1.at) }
    guard figure.stage == .endline, let newest else { return .refused(.noBaseline) }
    if newest.unit != figure.unit { return .refused(.otherUnit) }
    if newest.value == 0 { return .refused(.baselineZero) }
    let tenths = Rounding.halfUp(1_000 * abs(figure.value - newest.value), over: newest.value)
    return .percent(figure.value < newest.value ? -tenths : tenths, from: newest)
  }
}
