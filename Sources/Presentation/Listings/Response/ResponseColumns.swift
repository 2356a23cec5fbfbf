import Domain

/// The listing of `responses`: each seat of a response at work, and whom it calls next.
public enum ResponseColumns {
  /// A call that is due first, the most urgent first.
  public static let listing = Listing<ResponseLine>(
    name: "responses",
    columns: [
      Column("callout", "Response", priority: 1) { .key($0.callout) },
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("opened_at", "Opened", priority: 4) { .instant($0.openedAt) },
      Column("tier", "Tier", priority: 6) { .code($0.tier) },
      Column("seat", "Seat", priority: 1, emphasis: { _ in .strong }) { .code($0.seat) },
      Column(
        "state", "State", priority: 1, emphasis: { $0.next == nil ? .good : .warning },
        sign: { $0.next == nil ? "" : "!" }
      ) { .code($0.state) },
      Column("person", "Person", priority: 2) { .text($0.name ?? $0.standing.staff) },
      Column("phone", "Phone", priority: 5, guarded: .phones) { .key($0.phone) },
      Column("acked_at", "Said yes", priority: 7) { .instant($0.standing.times[.acknowledged]) },
      Column("arrived_at", "There", priority: 6) { .instant($0.standing.times[.arrived]) },
      Column("next_step", "Next", priority: 2) { .code($0.next?.rung) },
      Column("next_person", "Call", priority: 1) { line in
        line.next.map { .text(line.nextName ?? $0.staff ?? RosterColumns.nobody) } ?? .null
      },
      Column("next_phone", "Their phone", priority: 1, guarded: .phones) { .key($0.nextPhone) },
      Column("skipped", "Nobody on", priority: 5) {
        .codes($0.next?.skipped ?? [])
      },
      Column("due_at", "Due", priority: 4) { .instant($0.next?.dueAt) },
      Column(
        "minutes_left", "Min left", kind: .number, priority: 2,
        emphasis: { ($0.minutesLeft ?? 1) <= 0 ? .critical : .normal }
      ) { .integer($0.minutesLeft) },
    ],
    summaryKeys: ["responses", "calls_due"],
    emptyText: "No response that you may see is at work. Press a to open one.")

  /// The figures under the list.
  public static func summary(of lines: [ResponseLine]) -> [(key: String, cell: Cell)] {
    [
      ("responses", .integer(Set(lines.map(\.callout)).count)),
      ("calls_due", .integer(lines.count { ($0.minutesLeft ?? 1) <= 0 })),
    ]
  }

  /// The listing of `callouts --by`: how many were dual, and how long they took.
  ///
  /// - Parameter seesEveryReport: whether the viewer sees the decision on every report: a part of
  ///   the dual rate would be read as the whole.
  public static func figures(
    _ grouping: CalloutFigures.Grouping, seesEveryReport: Bool = true
  ) -> Listing<CalloutFigures> {
    Listing(
      name: "callouts", variant: "by \(grouping.rawValue)",
      columns: [
        Column(grouping.rawValue, grouping == .county ? "County" : "Quarter", priority: 1) {
          .key($0.group)
        },
        Column("responses", "Responses", kind: .number, priority: 1) { .integer($0.responses) },
        Column("dual", "Dual", kind: .number, priority: 2) { .integer($0.dual) },
        Column("dual_rate", "Dual rate", kind: .share, priority: 1) {
          seesEveryReport ? .share($0.dualRate) : .withheld
        },
        Column("cws_minutes_median", "CW, min", kind: .number, priority: 3) {
          .tenths($0.childWelfareMedian)
        },
        Column("advocate_minutes_median", "Advocate, min", kind: .number, priority: 3) {
          .tenths($0.advocateMedian)
        },
        Column("between_minutes_median", "Between, min", kind: .number, priority: 4) {
          .tenths($0.betweenMedian)
        },
        Column("accepted", "Offer accepted", kind: .share, priority: 4) {
          .share($0.share(of: .accepted))
        },
        Column("later", "Later", kind: .share, priority: 6) { .share($0.share(of: .later)) },
        Column("declined", "Declined", kind: .share, priority: 6) {
          .share($0.share(of: .declined))
        },
      ],
      summaryKeys: ["dual", "dual_rate", "from", "until", "responses"],
      emptyText: "No callout was opened in this span. Choose other counties or times.")
  }
}
