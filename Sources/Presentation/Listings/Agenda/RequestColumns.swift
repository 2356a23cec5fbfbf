import Domain

/// The listing of `requests`: what counties ask of one another about youth.
public enum RequestColumns {
  /// One row a request, longest waiting first.
  public static let listing = Listing<RequestLine>(
    name: "requests",
    columns: [
      Column(
        "state", "State", priority: 1, emphasis: { emphasis(of: $0.state) },
        sign: { sign(of: $0.state) }
      ) { .code($0.state) },
      Column("waited_hours", "Waited, h", kind: .number, priority: 1) { .tenths($0.waitedTenths) },
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) { .key($0.request.youth) },
      Column("initials", "Who", priority: 5) { .text($0.request.initials) },
      Column("county", "Asks", priority: 1) { .key($0.request.county) },
      Column("to_county", "Is asked", priority: 1) { .key($0.request.toCounty) },
      Column("kind", "For", priority: 1) { .code($0.request.kind) },
      Column("asked", "What is asked", priority: 2) { .text($0.request.asked) },
      Column("due_at", "Answer due", priority: 3) { .instant($0.dueAt) },
      Column("answered_at", "Answered", priority: 5) { .instant($0.request.answeredAt) },
      Column("staff", "Done by", priority: 4) { .key($0.request.staff) },
      Column("post", "Post", priority: 4) { .text($0.request.post) },
      Column("reason", "Why declined", priority: 4) { .text($0.request.reason) },
      Column("ended_at", "Ended", priority: 6) { .instant($0.request.endedAt) },
      Column("at", "Asked at", priority: 6) { .instant($0.request.at) },
      Column("author", "Asked by", priority: 6) { .text($0.request.author) },
      Column("request", "Request", priority: 3) { .key($0.request.id) },
    ],
    summaryKeys: ["waiting", "overdue", "accepted", "declined"],
    emptyText: "No county waits for another's answer. Press a and choose ask-county to ask one;"
      + " --all lists what was answered.")

  private static func emphasis(of state: RequestState) -> Emphasis {
    switch state {
    case .overdue: .critical
    case .waiting: .warning
    case .accepted: .good
    case .declined: .notice
    case .withdrawn, .ended: .muted
    }
  }

  private static func sign(of state: RequestState) -> String {
    switch state {
    case .overdue: "X"
    case .waiting: "!"
    case .accepted, .declined: "="
    case .withdrawn, .ended: "·"
    }
  }

  /// How many wait, and for too long, and how the others were answered.
  public static func summary(of lines: [RequestLine]) -> [(key: String, cell: Cell)] {
    func count(_ state: RequestState) -> Cell { .integer(lines.count { $0.state == state }) }
    return [
      ("waiting", .integer(lines.count(where: \.isWaiting))), ("overdue", count(.overdue)),
      ("accepted", count(.accepted)), ("declined", count(.declined)),
    ]
  }
}
