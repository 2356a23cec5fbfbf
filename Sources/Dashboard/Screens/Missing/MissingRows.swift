import Domain
import Presentation

/// How missing youth and their clocks read on a screen: time left in words and signs.
enum MissingRows {
  /// How many columns of a clock's title tell it from the others: notices begin alike.
  private static let toldApart = 22

  /// Episodes with their most urgent clock.
  static let listing = Listing<EpisodeLine>(
    name: "missing",
    columns: [
      Column("due", "Next", priority: 1, emphasis: emphasis) {
        .key($0.mostUrgent.map(left))
      },
      Column("what", "What is due", priority: 2, leastWidth: toldApart) {
        .text($0.mostUrgent?.clock.title)
      },
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) {
        .key($0.episode.youth)
      },
      Column("initials", "Initials", priority: 6, guarded: .identity) { .text($0.initials) },
      Column("county", "County", priority: 4) { .key($0.episode.county) },
      Column("state", "State", priority: 7) { .code($0.state) },
      Column("elapsed_hours", "Missing, h", kind: .number, priority: 3) {
        .tenths($0.elapsedTenths)
      },
      Column(
        "recovery_worker", "Looking", priority: 2,
        emphasis: { $0.episode.recoveryWorker == nil ? .warning : .normal }
      ) { .text($0.episode.recoveryWorker ?? "UNASSIGNED") },
      Column("number", "No.", kind: .number, priority: 8) { .integer($0.number) },
      Column("suspected_county", "May be in", priority: 6) { .key($0.episode.suspectedCounty) },
      Column("episode", "Episode", priority: 5) { .key($0.episode.id) },
    ], emptyText: "No youth whom you may see is missing from care here. Press a to report one.")

  /// Alerts with the time left, and who has taken each on until when.
  static let alerts = Listing<AlertLine>(
    name: "alerts",
    columns: [
      Column("left", "Left", priority: 1, emphasis: emphasis(ofAlert:)) {
        .key($0.reading.map(left))
      },
      // Never cut: what is due must be understood without a second look.
      Column(
        "title", "What", priority: 1, emphasis: { $0.isClock ? .strong : .critical },
        sign: { $0.isClock ? "" : "!" }
      ) { .key(what($0.subject)) },
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) {
        .key($0.line.episode.youth)
      },
      Column(
        "owner", "Owner", priority: 1, emphasis: { $0.owner == nil ? .warning : .normal }
      ) { .key($0.owner?.owner ?? "nobody") },
      Column("owned_until", "Until", priority: 3) { .instant($0.owner?.until) },
      Column("actor", "Who acts", priority: 4) { .text($0.subject.actor) },
      Column("county", "County", priority: 6) { .key($0.line.episode.county) },
      Column("company", "Left with", priority: 5) { .list($0.company) },
      Column("episode", "Episode", priority: 5) { .key($0.line.episode.id) },
      Column("due_at", "Due", priority: 7) { .instant($0.reading?.dueAt) },
    ],
    emptyText:
      "No youth whom you may see is missing from care here. Press a to report one.")

  /// What an alert is about, in few words.
  static func what(_ subject: AlertSubject) -> String {
    switch subject {
    case .unassigned: "UNASSIGNED"
    case .notNotified: "NOT NOTIFIED"
    case .clock(let kind): kind.title
    }
  }

  private static func emphasis(ofAlert alert: AlertLine) -> Emphasis {
    alert.reading.map { ClockStateStyle.emphasis($0.state) } ?? .warning
  }

  /// Clocks with the time left as people say it.
  static let clocks = Listing<ClockLine>(
    name: "clocks",
    columns: [
      Column(
        "left", "Left", priority: 1, emphasis: { ClockStateStyle.emphasis($0.reading.state) }
      ) { .key(left($0.reading)) },
      Column(
        "title", "What is due", priority: 1, leastWidth: toldApart, emphasis: { _ in .strong }
      ) { .text($0.reading.title) },
      Column("youth", "Youth", priority: 2) { .key($0.episode.youth) },
      Column("county", "County", priority: 5) { .key($0.episode.county) },
      Column("episode", "Episode", priority: 6) { .key($0.episode.id) },
      Column("due_at", "Due", priority: 4) { .instant($0.reading.dueAt) },
      Column("met_at", "Done", priority: 7) { .instant($0.reading.metAt) },
      Column("recovery_worker", "Looking", priority: 4) {
        .text($0.episode.recoveryWorker ?? "UNASSIGNED")
      },
      Column("citation", "Source", priority: 8) { .text($0.reading.citation) },
      Column("exempt_reason", "Why exempt", priority: 7) { .code($0.reading.exemptReason) },
    ],
    emptyText:
      "No clock is of this state here; clocks run while a youth is missing from care. Press b for"
      + " other states, or a to report a youth missing.")

  /// `X LATE +02:14`, `! DUE 03:10`, `due in 20:00`, `· done`, `exempt`: sign and word both.
  static func left(_ reading: ClockReading) -> String {
    let sign = ClockStateStyle.sign(reading.state)
    return (sign.isEmpty ? "" : sign + " ") + ClockText.state(reading)
  }

  private static func emphasis(_ line: EpisodeLine) -> Emphasis {
    line.mostUrgent.map { ClockStateStyle.emphasis($0.state) } ?? .muted
  }
}

extension ClockReading {
  /// What the clock asks for.
  var title: String { clock.title }
}
