import Domain

/// The listing of `studies`: figures that studies found, with what must be said beside each.
public enum StudyColumns {
  /// One row a figure, those of the whole state first.
  public static let listing = Listing<StudyLine>(
    name: "studies",
    columns: [
      Column("county", "County", priority: 5) { .key($0.figure.county) },
      Column("name", "Of", priority: 2) { .text($0.name ?? "the whole state") },
      Column("measure", "What was measured", priority: 1, emphasis: { _ in .strong }) {
        .text($0.figure.measure)
      },
      Column("value", "Value", kind: .number, priority: 1) { .hundredths($0.figure.value) },
      Column("unit", "In", priority: 1) { .code($0.figure.unit) },
      Column(
        "caveats", "Mind", priority: 1, leastWidth: .max, emphasis: { _ in .warning }, sign: sign
      ) {
        .list($0.caveats.map(\.rawValue))
      },
      Column("change", "Change", priority: 2, emphasis: emphasis) { .text(words(of: $0)) },
      Column("n", "n", kind: .number, priority: 3) { .integer($0.figure.n) },
      Column("total", "N", kind: .number, priority: 3) { .integer($0.figure.total) },
      Column("first_day", "From", priority: 2) { .date($0.figure.firstDay) },
      Column("last_day", "To", priority: 4) { .date($0.figure.lastDay) },
      Column("sample", "Sample", priority: 4) { .code($0.figure.sample) },
      Column("representative", "Representative", priority: 5) {
        .boolean($0.figure.isRepresentative)
      },
      Column("stage", "Stage", priority: 2) { .code($0.figure.stage) },
      Column("baseline_value", "Baseline", kind: .number, priority: 4) {
        $0.baseline.map { .hundredths($0.value) } ?? .null
      },
      Column("change_percent", "Change, %", kind: .number, priority: 5) { .tenths(percent($0)) },
      Column("source", "Source", priority: 3) { .text($0.figure.source) },
      Column("evaluator", "Evaluator", priority: 3) { .text($0.figure.evaluator) },
      Column("author", "By", priority: 6) { .text($0.figure.author) },
      Column("at", "Entered", priority: 6) { .instant($0.figure.at) },
      Column("study", "Key", priority: 5) { .key($0.figure.id) },
    ],
    summaryKeys: ["figures", "not_representative", "changes", "without_baseline"],
    emptyText: "No figure of a study is put down here. Press a and choose add-study.")

  /// What stands under every listing of them (S101).
  public static let detected = ReportFigureColumns.detected

  private static func sign(of line: StudyLine) -> String { line.caveats.isEmpty ? "" : "!" }

  private static func percent(_ line: StudyLine) -> Int? {
    if case .percent(let tenths, _)? = line.change { tenths } else { nil }
  }

  /// `73 % fall, 10.0 to 2.7, by the university`, or why no change is said; nil of a baseline.
  public static func words(of line: StudyLine) -> String? {
    switch line.change {
    case nil: return nil
    case .refused(let refusal): return refusal.rawValue
    case .percent(let tenths, let baseline):
      let values = [baseline.value, line.figure.value].map(NumberText.hundredths)
      let by = line.figure.evaluator.map { ", by \($0)" } ?? ""
      return "\(share(tenths)), \(values[0]) to \(values[1])\(by)"
    }
  }

  private static func share(_ tenths: Int) -> String {
    if tenths == 0 { return "no change" }
    let size = abs(tenths)
    let text = size % 10 == 0 ? String(size / 10) : NumberText.tenths(size)
    return "\(text) % \(tenths < 0 ? "fall" : "rise")"
  }

  private static func emphasis(of line: StudyLine) -> Emphasis {
    switch line.change {
    case nil: .muted
    case .refused: .notice
    case .percent: .strong
    }
  }

  /// How many there are, how many stand for their sample alone, and of how many a change is said.
  public static func summary(of lines: [StudyLine]) -> [(key: String, cell: Cell)] {
    [
      ("figures", .integer(lines.count)),
      ("not_representative", .integer(lines.count { !$0.figure.isRepresentative })),
      ("changes", .integer(lines.count { $0.baseline != nil })),
      ("without_baseline", .integer(lines.count { $0.change == .refused(.noBaseline) })),
    ]
  }
}
