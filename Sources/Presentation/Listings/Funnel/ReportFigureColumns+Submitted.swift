import Domain

/// What counties stated of their reports, beside the store (S96).
extension ReportFigureColumns {
  /// `submitted`: what counties stated beside what is in the store, and who signed both.
  public static let submitted = Listing<SubmittedFigures>(
    name: "reports", variant: "submitted",
    columns: [
      Column("county", "County", priority: 3) { .key($0.submission.county) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("first_day", "From", priority: 1) { .date($0.submission.firstDay) },
      Column("last_day", "Through", priority: 1) { .date($0.submission.lastDay) },
      Column("submitted_on", "Stated on", priority: 4) { .date($0.submission.submittedOn) },
      Column("submitted", "Stated", kind: .number, priority: 1) {
        .integer($0.submission.count)
      },
      Column("in_store", "In the store", kind: .number, priority: 1) { .integer($0.inStore) },
      Column(
        "difference", "Difference", kind: .number, priority: 1,
        emphasis: { $0.difference == 0 ? .normal : .warning },
        sign: { $0.difference == 0 ? "" : "!" }
      ) { .integer($0.difference) },
      Column(
        "sign_off", "Signed", priority: 1, emphasis: { emphasis(of: $0) },
        sign: { sign(of: $0) }
      ) { .code($0.standing) },
      Column("signed_by", "Signed by", priority: 2) { .text($0.signOff?.author) },
      Column("signed_at", "Signed at", priority: 3) { .instant($0.signOff?.at) },
      Column("signed_submitted", "Stated then", kind: .number, priority: 4) {
        .integer($0.signOff?.submitted)
      },
      Column("signed_in_store", "In the store then", kind: .number, priority: 4) {
        .integer($0.signOff?.inStore)
      },
      Column("note", "Note", priority: 3) { .text($0.signOff?.note) },
    ], summaryKeys: ["statements", "differing", "unanswered"] + spanEnds,
    emptyText: "No county stated how many reports it had. Import submissions.csv, or name other"
      + " times.")

  /// How many statements there are, how many differ, and how many of those nobody signed as they
  /// stand.
  public static func summary(
    of lines: [SubmittedFigures], in span: ReportSpan
  ) -> [(key: String, cell: Cell)] {
    [
      ("statements", .integer(lines.count)),
      ("differing", .integer(lines.count { $0.difference != 0 })),
      ("unanswered", .integer(lines.count(where: \.isOpen))),
    ] + ends(by: nil, in: span)
  }

  /// A difference that nobody answers for asks most, and a signature under other counts next.
  private static func emphasis(of line: SubmittedFigures) -> Emphasis {
    if line.isOpen { return .warning }
    return switch line.standing {
    case .signed: .good
    case .outOfDate: .notice
    case .notSigned: .normal
    }
  }

  private static func sign(of line: SubmittedFigures) -> String {
    line.isOpen ? "!" : line.standing == .signed ? "·" : ""
  }
}
