import Domain
import Glibc
import TestSupport
import Testing

@testable import Store

/// Every query of the store, asked in every form that reads otherwise.
struct EveryQuery {
  let store: BoardStore
  let now: Instant
  /// Whose youth and episodes are asked about one by one.
  var bundle: RowBundle?
  /// Whether it is asked who sees each youth: by its meaning that hangs on what others may see.
  var asksWhoSees = true
  /// Whether youth of other counties are asked about, who are in nobody's own rows.
  var asksNearby = true

  /// Whether it is asked where each youth may be placed: the result heeds what others may see (F9).
  var asksMatches = true

  /// Asks them all and gives the answers in words; a refusal is an answer.
  func answers() throws -> String {
    var text = ""
    let bundle = try bundle ?? RowBundle.sample()
    let from = now.adding(seconds: -400 * 86_400)
    let until = now.adding(seconds: 7 * 86_400)
    try ask(CaseloadQuery(at: now), &text)
    try ask(
      WorkerLoadQuery(
        staff: "W-102", taking: CaseMove(caseID: "C-0034", to: "W-102"), at: now), &text)
    for key in ["C-0001", "C-0034"] {
      try ask(NextAssignmentQuery(caseID: key, at: now), &text)
    }
    for unit in ["Valley", "Desert", nil] {
      try ask(BalanceQuery(county: "06029", unit: unit, percent: 90, at: now), &text)
      // What a set or a dictionary holds has no order, so that is asked for by what comes of it.
      try ask(UnitPlanQuery(county: "06029", unit: unit, percent: 90, at: now), &text) { plan in
        "\(plan.holdings) \(plan.loads(after: [])) \(plan.balance?.steps ?? [])"
      }
    }
    try ask(
      MoveTrialQuery(
        [.init(caseID: "C-0034", to: "W-102"), .init(caseID: "C-0013", to: "W-106")], at: now),
      &text)
    for key in ["W-101", "W-301", "S-101"] {
      try ask(WorkerReliefQuery(staff: key, at: now), &text)
    }
    for counties in [[], ["06029"]] {
      try ask(RecentWeeksQuery(at: now, counties: counties), &text) { weeks in
        "\(weeks.workers.sorted { $0.key < $1.key }) \(weeks.counties.sorted { $0.key < $1.key })"
          + "\(weeks.units.map { "\($0)" }.sorted())"
      }
    }
    try ask(LoadOutlookQuery(at: now), &text)
    try ask(LoadOutlookQuery(at: now, counties: ["06029"]), &text)
    for key in ["C-0001", "C-0034"] { try ask(CaseWhyQuery(caseID: key, at: now), &text) }
    try ask(LoadWeeksQuery(at: now), &text)
    try ask(WorkforceQuery(at: now), &text)
    try ask(PolicyTrialQuery(county: "06029", at: now), &text) { trial in
      "\(trial.lines(.tier, "confirmed", value: 250))"
    }
    for county in ["06029", nil] {
      try ask(
        PolicyEffectQuery(county: county, kind: .tier, key: "confirmed", value: 250, at: now),
        &text)
    }
    try ask(WeightOverridesQuery(at: now), &text)
    try ask(ContinuityQuery(at: now), &text)
    try ask(CaseHandoversQuery(at: now), &text)
    try ask(PoliciesQuery(inForceOn: nil), &text)
    try ask(PoliciesQuery(inForceOn: store.zone.localDate(of: now)), &text)
    try ask(PoliciesQuery(inForceOn: nil, kind: .bedLimit), &text)
    try ask(CountiesQuery(), &text)
    try ask(CountyCodesQuery(), &text)
    try ask(AgenciesQuery(kind: .hotline), &text)
    try ask(ImportsQuery(), &text)
    try ask(CustodyQuery(at: now), &text)
    try ask(FamilyShareQuery(at: now), &text)
    try ask(DecisionsQuery(at: now), &text)
    try ask(FacilityHistoryQuery(facility: "F-KERN-1", at: now), &text)
    try ask(FacilitiesQuery(PlacementsQuery(at: now)), &text) { facilities in
      // Abilities are a set, whose members are written in no order.
      facilities.map { listed in
        let program = listed.program
        return "\(listed.line) \(program.abilities.map { "\($0)" }.sorted()) \(program.languages)"
          + " \(program.genders) \(program.agesInWords) \(String(describing: program.place))\n"
      }.joined()
    }
    for kind in RecordCatalog.all {
      try ask(RecordRowsQuery(kind, at: now), &text, reading: Self.words)
      // One of each way in which a record belongs to a county.
      guard ["youth", "missing", "assignments", "availability"].contains(kind.name) else {
        continue
      }
      try ask(
        RecordRowsQuery(kind, at: now, counties: ["06029"]), &text, reading: Self.words)
    }
    try ask(AccountsQuery(), &text)
    try ask(AuditQuery(), &text)
    try ask(AuditQuery(newest: 3), &text)
    try ask(AuditHeadQuery(), &text)
    for includesClosed in [false, true] {
      try ask(EpisodesQuery(at: now, includesClosed: includesClosed), &text)
    }
    for includesClosed in [false, true] {
      try ask(AlertsQuery(at: now, includesClosed: includesClosed), &text)
    }
    try ask(NotificationsQuery(at: now), &text)
    try ask(RecoveryQuery(at: now), &text)
    if asksNearby { try ask(NearbyQuery(at: now), &text) }
    for episode in bundle["missing"].compactMap({ $0["id"] }) {
      try ask(EpisodeQuery(episode: episode, at: now), &text)
      try ask(PacketQuery(episode: episode, at: now), &text)
    }
    for grouping in FunnelGrouping.allCases {
      try ask(FunnelQuery(by: grouping, from: nil, until: nil, at: now), &text)
      try ask(FunnelQuery(by: grouping, from: from, until: until, at: now), &text)
    }
    for more in [[], Set(ReportRecordsQuery.More.allCases)] {
      try ask(ReportRecordsQuery(at: now, more: more), &text) { "\($0.reports)\($0.counties)" }
    }
    try ask(SubmittedQuery(at: now), &text)
    try ask(ReportListQuery(of: .received, at: now), &text)
    try ask(
      ReportListQuery(of: .substantiated, by: .ageBand, group: "13-15", from: from, at: now), &text)
    try ask(IdentificationsQuery(at: now), &text)
    for subject in CountedSubject.allCases { try ask(CountsQuery(of: subject, at: now), &text) }
    try ask(CalloutsQuery(from: from, until: until, at: now), &text)
    try ask(RosterQuery(from: now, until: until, at: now), &text)
    try ask(RosterCalendarQuery(from: now, until: until, at: now), &text)
    try ask(OnCallQuery(at: now), &text)
    try ask(CoverageQuery(from: now, until: until), &text)
    try ask(FirstShiftsQuery(), &text)
    try ask(GapsQuery(from: now, until: until), &text)
    try ask(ResponsesQuery(at: now), &text)
    try ask(WaitingQuery(at: now), &text)
    try ask(SiblingsApartQuery(at: now), &text)
    try ask(FacilityReviewQuery(at: now), &text)
    try ask(ResponseOffersQuery(at: now), &text)
    try ask(SwapsQuery(at: now, includesDone: true), &text)
    try ask(ShiftBlockQuery("advocate,primary,Ada,x,y", county: "06029", at: now), &text)
    try ask(SchedulesQuery(at: now, includesDone: true), &text)
    try ask(HandoversQuery(at: now), &text)
    try ask(DutySharesQuery(at: now), &text)
    try ask(SeatDaysQuery(from: LocalDate(daysSinceEpoch: 20_000), days: 2), &text)
    try ask(RosterProblemsQuery(span: Interval(from: from, until: until), at: now), &text)
    try ask(PlacementsQuery(at: now), &text)
    if asksMatches { try ask(UnmetNeedsQuery(at: now), &text) }
    try ask(OversightQuery(at: now), &text)
    try ask(PlansQuery(at: now), &text)
    try ask(PlanQuery(county: "06029", year: FiscalYear(start: 2026), at: now), &text)
    try ask(PlanStretchQuery(county: "06029", year: FiscalYear(start: 2026), at: now), &text)
    try ask(ResponsibilitiesQuery(at: now), &text)
    try ask(CountyNotesQuery(at: now, includesFormer: true), &text)
    try ask(AgendaQuery(at: now), &text)
    try ask(AgencyPairsQuery(at: now), &text)
    try ask(IndicatorsQuery(at: now), &text)
    try ask(BudgetQuery(at: now), &text)
    try ask(ProtocolQuery(at: now), &text)
    try ask(PartnersQuery(at: now), &text)
    try ask(SurveyQuery(at: now), &text)
    try ask(StudiesQuery(at: now), &text)
    try ask(RequestsQuery(at: now), &text)
    try ask(ReferralsQuery(at: now), &text)
    try ask(PlanEvidenceQuery(county: "06029", at: now), &text)
    for words in ["night", "\"cse 101\" train*"] {
      try ask(PlanSearchQuery(PlanSearch(words), at: now), &text)
    }
    for includesReviewed in [false, true] {
      try ask(OpeningsQuery(at: now, includesReviewed: includesReviewed), &text)
    }
    try ask(CaseloadSnapshotQuery(since: from), &text)
    try ask(BoardWatchQuery(at: now), &text)
    for words in ["sample", "y-00", "abelia", "s a"] {
      try ask(YouthSearchQuery(text: words, at: now), &text)
    }
    for youth in bundle["youth"].compactMap({ $0["id"] }) {
      try ask(YouthQuery(youth: youth, at: now), &text)
      try ask(YouthCaseloadQuery(youth: youth, at: now), &text)
      if asksMatches { try ask(MatchQuery(youth: youth, at: now), &text) }
      if asksWhoSees { try ask(SightQuery(youth: youth), &text) }
    }
    for kind in NamedRecordKind.allCases {
      for words in ["", "s", "sample a", "y-00"] {
        try ask(NamedRecordsQuery(kind, text: words, at: now), &text)
      }
    }
    return text
  }

  /// Rows as lines: a dump of so many takes longer than to ask for them.
  private static func words(_ rows: [[RecordCell]]) -> String {
    rows.map { row in
      row.map { cell -> String in
        switch cell {
        case .empty: ""
        case .withheld: "[withheld]"
        case .value(.text(let text)): text
        case .value(.integer(let number)): String(number)
        case .value(.degrees(let number)): String(number)
        case .value(.boolean(let flag)): flag ? "yes" : "no"
        case .value(.date(let date)): date.text
        case .value(.time(let instant)): String(instant.seconds)
        }
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  private func ask<Q: Query>(
    _ query: Q, _ text: inout String, reading: ((Q.Value) -> String)? = nil
  ) throws {
    do {
      let value = try store.read(query)
      if let reading { text += reading(value) } else { dump(value, to: &text) }
    } catch let error as StoreError {
      switch error {
      case .notPermitted, .unknownKey: dump(error, to: &text)
      default: throw error
      }
    }
  }

  /// The names of the queries asked above.
  static let names: Set<String> = [
    "CaseloadQuery", "PoliciesQuery", "CountiesQuery", "CountyCodesQuery", "AgenciesQuery",
    "ImportsQuery", "RecordRowsQuery", "CustodyQuery", "FamilyShareQuery", "DecisionsQuery",
    "FacilitiesQuery",
    "FacilityHistoryQuery",
    "AccountsQuery", "AuditQuery", "AuditHeadQuery", "EpisodesQuery", "FunnelQuery",
    "ReportRecordsQuery",
    "ReportListQuery", "IdentificationsQuery", "SubmittedQuery",
    "CalloutsQuery", "RosterQuery", "OnCallQuery", "CoverageQuery", "FirstShiftsQuery",
    "PlacementsQuery",
    "OversightQuery", "YouthQuery", "CaseloadSnapshotQuery", "BoardWatchQuery",
    "YouthSearchQuery", "EpisodeQuery", "AlertsQuery", "NamedRecordsQuery", "YouthCaseloadQuery",
    "OpeningsQuery", "SightQuery", "NotificationsQuery", "RecoveryQuery", "PacketQuery",
    "MatchQuery", "UnmetNeedsQuery", "PlansQuery", "PlanQuery", "PlanSearchQuery",
    "WaitingQuery", "SiblingsApartQuery", "FacilityReviewQuery", "ResponsesQuery",
    "ResponseOffersQuery", "SwapsQuery", "SchedulesQuery", "ShiftBlockQuery",
    "HandoversQuery", "DutySharesQuery",
    "PlanEvidenceQuery", "ResponsibilitiesQuery", "CountyNotesQuery", "AgendaQuery",
    "AgencyPairsQuery", "IndicatorsQuery", "BudgetQuery",
    "ProtocolQuery", "PartnersQuery", "SurveyQuery", "StudiesQuery",
    "RequestsQuery", "ReferralsQuery",
    "PlanStretchQuery",
    "SeatDaysQuery", "RosterCalendarQuery", "GapsQuery", "CountsQuery", "RosterProblemsQuery",
    "NearbyQuery",
    "WorkerLoadQuery", "MoveTrialQuery", "NextAssignmentQuery", "BalanceQuery", "UnitPlanQuery",
    "LoadOutlookQuery", "CaseWhyQuery", "PolicyEffectQuery", "WeightOverridesQuery",
    "ContinuityQuery",
    "LoadWeeksQuery", "WorkforceQuery", "PolicyTrialQuery", "WorkerReliefQuery",
    "RecentWeeksQuery", "CaseHandoversQuery",
  ]
}

@Suite struct EveryQueryTests {
  /// Every file below a folder of the repository.
  private func files(below folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      found += entry.pointee.d_type == UInt8(DT_DIR) ? files(below: path) : [path]
    }
    return found
  }

  @Test func `no query names a common table expression like a view`() throws {
    for path in files(below: RepositoryPath.root + "/Sources/Store") {
      let words = try WholeFile.text(path).split { " \n(,".contains($0) }
      let pairs = zip(words, words.dropFirst())
      let taken = pairs.filter { $0.hasPrefix("my_") && ($1 == "AS" || $1 == "as") }
      #expect(taken.isEmpty, "\(path)")
    }
  }

  @Test func `every query of the store is asked by these tests`() throws {
    var names: Set<String> = []
    for path in files(below: RepositoryPath.root + "/Sources/Store") {
      for line in try WholeFile.text(path).split(separator: "\n")
      where line.contains("struct ") && line.contains(": Query {") {
        names.insert(String(line.split(separator: " ").first { $0.hasSuffix("Query:") } ?? "?"))
      }
    }
    #expect(Set(names.map { String($0.dropLast()) }) == EveryQuery.names)
  }
}
