import Domain
import Presentation
import Store

/// `youth YOUTH`: one youth as the user may see them.
enum YouthCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "youth", summary: "one youth: status history, screenings, team, placements, episodes",
    positionals: [.init("YOUTH", help: "the youth's key, such as Y-0001")],
    help: [
      "Shows one youth's record as you may see it. Opening a record is entered in the audit log"
        + " first; where that fails, nothing is shown."
    ],
    examples: [
      .init("csecboard youth Y-0001", "The record as it stands."),
      .init("csecboard youth Y-0001 --as-of 2026-03-01", "As it stood on that day."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user, .clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let key = arguments.positionals[0]
    let store = try context.openStore()
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    try store.noteOpening(ofYouth: key, now: try context.now(store))
    let record = try store.read(YouthQuery(youth: key, at: at))
    guard counties.holds(record.person.county) else {
      throw CommandFailure.unknownKey(kind: "youth", key: key)
    }
    try context.print(
      YouthColumns.listing, rows: lines(of: record), store: store, asOf: at,
      counties: counties.covered, summary: summary(of: record),
      notes: [
        record.withheldSentence(at: at, zone: store.zone, showsNames: true)
      ].compactMap { $0 })
    return .done
  }

  private static func summary(of record: YouthRecord) -> [(key: String, cell: Cell)] {
    let (person, status) = (record.person, record.status)
    // A stub of the index names the agency and the person, and nothing of the youth.
    let isStub = record.withheld.contains(.f1)
    let isStatusWithheld = record.withheld.contains(.f3)
    return [
      ("youth", .key(person.id)), ("initials", isStub ? .withheld : .text(person.initials)),
      ("county", .key(person.county)),
      ("status", isStatusWithheld ? .withheld : .code(status.status)),
      (
        "newest_indicator_on",
        isStatusWithheld ? .withheld : .date(status.newestIndicator?.day)
      ),
      ("historic_on", isStatusWithheld ? .withheld : .date(status.historicOn)),
      ("involvement", isStub ? .withheld : .text(person.involvement)),
      ("lead_agency", .key(person.leadAgency)), ("lead_person", .text(person.leadPerson)),
    ]
  }

  private static func lines(of record: YouthRecord) -> [YouthLine] {
    let evidence = record.evidence
    let statuses = evidence.statuses.sorted { $0.from < $1.from }.map { row in
      YouthLine(
        .status, item: .code(row.status), detail: row.basis.rawValue,
        from: .instant(row.from), until: .instant(row.until))
    }
    let screenings = evidence.screenings.sorted { $0.screenedOn < $1.screenedOn }.map(line(of:))
    return withheld(.f3, .status, record) + statuses + screenings + record.team.map(line(of:))
      + withheld(.f7, .stay, record)
      + record.stays.map { stay in
        YouthLine(
          .stay, item: .key(stay.facility), detail: stay.endReason,
          name: stay.name.map { .text($0) } ?? .withheld,
          from: .instant(stay.from), until: .instant(stay.until))
      }
      + withheld(.f5, .episode, record)
      + record.episodes.map { episode in
        YouthLine(
          .episode, item: .key(episode.id), detail: detail(of: episode),
          from: .instant(episode.receivedAt), until: .instant(episode.returnedAt))
      } + withheld(.f3, .referral, record) + asked(of: record) + withheld(.f2, .group, record)
      + grounds(of: record)
  }

  /// What partners and other counties were asked.
  private static func asked(of record: YouthRecord) -> [YouthLine] {
    record.referrals.map { referral in
      let words = [
        referral.organisation, referral.outcome?.rawValue ?? "not known", referral.why?.rawValue,
      ].compactMap { $0 }.joined(separator: ", ")
      return YouthLine(
        .referral, item: .key(referral.id), detail: words, from: .instant(referral.at),
        until: .instant(referral.answeredAt))
    }
      + record.requests.map { request in
        YouthLine(
          .request, item: .key(request.id),
          detail: "\(request.kind), \(request.toCounty), \(request.answer ?? "waiting")",
          from: .instant(request.at), until: .instant(request.endedAt))
      }
  }

  /// What opens the record to others.
  private static func grounds(of record: YouthRecord) -> [YouthLine] {
    record.teams.map { team in
      YouthLine(
        .group, item: .key(team.id),
        detail: "\(team.purpose): \(team.members.joined(separator: ", "))",
        from: .instant(team.from), until: .instant(team.until))
    }
      + record.consents.map { consent in
        YouthLine(
          .consent, item: .key(consent.id),
          detail: "\(consent.basis): \(consent.groups.map(\.words).joined(separator: ", "))",
          who: consent.agency, from: .instant(consent.from), until: .instant(consent.until))
      }
  }

  /// The line of a section that is withheld, in place of its rows.
  private static func withheld(
    _ group: FieldGroup, _ section: YouthLine.Section, _ record: YouthRecord
  ) -> [YouthLine] {
    let hasRows =
      switch section {
      case .stay: !record.stays.isEmpty
      case .episode: !record.episodes.isEmpty
      default: false
      }
    guard record.withheld.contains(group), !hasRows else { return [] }
    return [YouthLine(section, item: .withheld, detail: nil, from: .withheld, until: .withheld)]
  }

  private static func line(of row: ScreeningRow) -> YouthLine {
    let band = row.countedBand?.rawValue ?? row.band
    let parts = [row.score.map { "score \($0)" }, band].compactMap { $0 }
    let tool = row.version.isEmpty ? row.tool : "\(row.tool) \(row.version)"
    return YouthLine(
      .screening, item: .text(tool), detail: parts.isEmpty ? nil : parts.joined(separator: ", "),
      from: .date(row.screenedOn), until: .null)
  }

  private static func line(of member: TeamMember) -> YouthLine {
    let role = member.role ?? "without a worker"
    return YouthLine(
      .team, item: .key(member.caseID),
      detail: "\(member.component ?? CellText.withheld), \(role)", who: member.staff,
      name: member.staff == nil ? .null : member.name.map { .text($0) } ?? .withheld,
      from: member.from.map { .instant($0) } ?? .date(member.openedOn),
      until: member.from == nil ? .date(member.closedOn) : .instant(member.until))
  }

  private static func detail(of episode: EpisodeRecord) -> String {
    if episode.closedAt != nil { return "closed" }
    return episode.returnedAt == nil ? "missing from care" : "returned"
  }
}
