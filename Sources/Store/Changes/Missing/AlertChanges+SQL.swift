import Database
import Domain

extension AcknowledgeAlert: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    try work.requireOpenAlert(episode)
    if let holder = try work.acknowledgement(of: subject, in: episode) {
      throw StoreError.rule(
        "\(holder.owner) has taken that on until"
          + " \(work.zone.rfc3339(holder.until)); hand-over-alert hands it over")
    }
    if let owner { try work.requireVisible(RecordCatalog.staff, owner) }
    let person = owner ?? work.viewer.staff
    let until = try work.alertEnd(until, of: person)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [
        ("episode", .text(episode)), ("alert", .text(subject.storedName)),
        ("owner", .text(person ?? work.viewer.account)),
      ])
    try work.takeOn(
      subject, of: episode, by: person ?? work.viewer.account, until: until, &writer)
    return episode
  }
}

extension HandOverAlert: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    try work.requireOpenAlert(episode)
    try work.requireVisible(RecordCatalog.staff, to)
    guard let holder = try work.acknowledgement(of: subject, in: episode) else {
      throw StoreError.rule("nobody has taken that on; acknowledge-alert takes it on")
    }
    if holder.owner == to { throw StoreError.rule("'\(to)' has taken that on already") }
    let until = try work.alertEnd(until, of: to)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [
        ("episode", .text(episode)), ("alert", .text(subject.storedName)),
        ("from", .text(holder.owner)), ("to", .text(to)),
      ])
    try writer.change(
      .base(of: RecordCatalog.acknowledgements),
      key: [
        .text(episode), .text(subject.storedName), .integer(holder.from.seconds),
        .text(holder.owner),
      ],
      ["until_at": .integer(work.now.seconds)])
    try work.takeOn(subject, of: episode, by: to, until: until, &writer)
    return episode
  }
}

extension WriteWork {
  /// The longest time for which an alert can be taken on without a shift: nobody works longer.
  private static let longest: Int64 = 16 * 3_600

  /// Refuses an episode whose alerts ended with it.
  fileprivate func requireOpenAlert(_ episode: String) throws {
    let state = try episodeFacts(episode).state(at: now)
    if state == .enteredInError {
      throw StoreError.rule("episode '\(episode)' was entered in error; it has no alerts")
    }
  }

  /// Who has taken on an alert now.
  fileprivate func acknowledgement(
    of subject: AlertSubject, in episode: String
  ) throws -> Acknowledgement? {
    try connection.fetchOne(
      "SELECT from_at, until_at, owner, account FROM acknowledgements WHERE episode = ?1"
        + " AND alert = ?2 AND from_at <= ?3 AND until_at > ?3 ORDER BY from_at DESC LIMIT 1",
      [.text(episode), .text(subject.storedName), .integer(now.seconds)]
    ) { row in
      Acknowledgement(
        episode: episode, subject: subject, account: row.text(3), owner: row.text(2),
        from: Instant(seconds: row.int64(0)), until: Instant(seconds: row.int64(1)))
    }
  }

  /// Until when an alert is taken on: as said, but never past the end of the person's shift; who
  /// is on no shift says until when.
  fileprivate func alertEnd(_ until: Instant?, of person: String?) throws -> Instant {
    let end = try person.flatMap { try shiftEnd(of: $0) }
    guard let until else {
      if let end { return end }
      throw StoreError.field(
        FieldProblem(
          field: "until", reason: "is needed: there is no shift now that it would end with"))
    }
    if until <= now {
      throw StoreError.field(FieldProblem(field: "until", reason: "lies in the past"))
    }
    if let end, until > end {
      throw StoreError.field(
        FieldProblem(
          field: "until",
          reason: "lies past the shift, which ends \(zone.rfc3339(end)); hand it over then"))
    }
    if end == nil, until.seconds - now.seconds > Self.longest {
      throw StoreError.field(
        FieldProblem(field: "until", reason: "lies more than 16 hours ahead; hand it over before"))
    }
    return until
  }

  private func shiftEnd(of person: String) throws -> Instant? {
    try connection.fetchOne(
      "SELECT max(ends_at) FROM shifts WHERE staff = ?1 AND starts_at <= ?2 AND ends_at > ?2",
      [.text(person), .integer(now.seconds)]
    ) { $0.instant(0) }?.flatMap { $0 }
  }

  fileprivate func takeOn(
    _ subject: AlertSubject, of episode: String, by owner: String, until: Instant,
    _ writer: inout RecordWriter
  ) throws {
    let kind = RecordCatalog.acknowledgements
    let row = row(
      kind,
      [
        "episode": .text(episode), "alert": .text(subject.storedName), "from": .time(now),
        "until": .time(until), "owner": .text(owner), "account": .text(viewer.account),
      ])
    let table = RecordTable.base(of: kind)
    // Taken on and let go within one second: the later one stands.
    let before = try writer.row(of: table, key: table.key(of: row))?.values
    try writer.write(row, to: table, before: before)
  }
}
