import Testing

@testable import Domain

struct StatusAssessmentTests {
  private func status(_ evidence: YouthEvidence, _ time: String) throws -> ExploitationStatus {
    StatusAssessment.status(of: evidence, at: try .at(time), zone: try TestZone.losAngeles())
  }

  private func confirmed(on time: String) throws -> YouthEvidence {
    Fixture.youth(.confirmed, since: try .at(time))
  }

  private func screening(
    _ score: Int?, _ day: String, tool: String = "cse_it", version: String = "2.0",
    band: String? = nil
  ) throws -> ScreeningRow {
    ScreeningRow(
      tool: tool, version: version, score: score, band: band,
      screenedOn: try #require(LocalDate(day)))
  }

  @Test(arguments: [
    ("2025-03-10 12:00", "2026-03-10 23:59:59", ExploitationStatus.confirmed),
    ("2025-03-10 12:00", "2026-03-11 00:00", .confirmedHistoric),
    ("2025-03-10 23:59:59", "2026-03-10 23:59:59", .confirmed),
    ("2024-02-29 12:00", "2025-02-28 23:59:59", .confirmed),
    ("2024-02-29 12:00", "2025-03-01 00:00", .confirmedHistoric),
    ("2024-02-28 12:00", "2025-03-01 00:00", .confirmedHistoric),
    ("2025-03-08 00:00", "2026-03-08 23:59:59", .confirmed),
    ("2025-11-01 00:00", "2026-11-01 23:59:59", .confirmed),
    ("2025-11-01 00:00", "2026-11-02 00:00", .confirmedHistoric),
  ])
  func `becomes historic the day after twelve months by local date`(
    from: String, time: String, expected: ExploitationStatus
  ) throws {
    #expect(try status(confirmed(on: from), time) == expected)
  }

  @Test func `says which day a status becomes historic and what it rests on`() throws {
    let evidence = try confirmed(on: "2024-02-29 12:00")
    let assessment = StatusAssessment(
      of: evidence, at: try .at("2024-06-01"), zone: try TestZone.losAngeles())
    #expect(assessment.historicOn == LocalDate("2025-03-01"))
    #expect(assessment.newestIndicator?.kind == .confirmed)
    #expect(assessment.support == .recorded(evidence.statuses[0]))
  }

  @Test func `stays confirmed with a later indicator of each kind`() throws {
    let base = try confirmed(on: "2024-01-01 12:00")
    var disclosed = base
    disclosed.statuses.append(
      StatusRow(
        status: .atRisk, basis: .disclosure, from: try .at("2025-09-01"),
        until: try .at("2025-09-02")))
    var again = base
    again.statuses.append(
      StatusRow(
        status: .confirmed, basis: .court, from: try .at("2025-09-01"),
        until: try .at("2025-09-02")))
    var screened = base
    screened.screenings = [try screening(9, "2025-09-01")]
    var reported = base
    reported.reports = [
      ReportIndicator(receivedAt: try .at("2025-09-01"), screening: .screenedIn)
    ]
    for evidence in [disclosed, again, screened, reported] {
      #expect(try status(evidence, "2026-01-05") == .confirmed)
      #expect(try status(evidence, "2026-09-01 23:59:59") == .confirmed)
      #expect(try status(evidence, "2026-09-02") == .confirmedHistoric)
    }
    #expect(try status(base, "2026-01-05") == .confirmedHistoric)
  }

  @Test func `takes no indicator from other screenings, decisions or the future`() throws {
    var evidence = try confirmed(on: "2024-01-01 12:00")
    evidence.screenings = [
      try screening(8, "2025-09-01"), try screening(20, "2025-09-02", version: "1.0"),
      try screening(20, "2025-09-02", tool: "vera"), try screening(20, "2026-01-06"),
    ]
    evidence.reports = [
      ReportIndicator(receivedAt: try .at("2025-09-01"), screening: .evaluatedOut),
      ReportIndicator(receivedAt: try .at("2025-09-01"), screening: nil),
      ReportIndicator(receivedAt: try .at("2026-01-06"), screening: .screenedIn),
    ]
    #expect(try status(evidence, "2026-01-05 12:00") == .confirmedHistoric)
  }

  @Test func `counts a report once its screening in is known`() throws {
    var evidence = try confirmed(on: "2024-01-01 12:00")
    let decided = try Instant.at("2026-01-05 12:00")
    evidence.reports = [
      ReportIndicator(
        receivedAt: try .at("2025-09-01"), screening: .screenedIn, screenedAt: decided)
    ]
    #expect(try status(evidence, "2026-01-05 11:59:59") == .confirmedHistoric)
    #expect(try status(evidence, "2026-01-05 12:00") == .confirmed)
  }

  @Test func `takes the highest row in force`() throws {
    let from = try Instant.at("2026-01-05 09:00")
    let until = try Instant.at("2026-01-06 09:00")
    var evidence = YouthEvidence(county: "06037")
    evidence.statuses = [
      StatusRow(status: .clear, basis: .grid, from: from, until: until),
      StatusRow(status: .possible, basis: .grid, from: Fixture.past),
    ]
    #expect(try status(evidence, "2026-01-05 08:59:59") == .possible)
    #expect(try status(evidence, "2026-01-05 09:00") == .clear)
    #expect(try status(evidence, "2026-01-06 08:59:59") == .clear)
    #expect(try status(evidence, "2026-01-06 09:00") == .possible)
  }

  @Test(arguments: [
    (3, ExploitationStatus.none), (4, .possible), (8, .possible), (9, .clear), (23, .clear),
  ])
  func `reads the band of a screening total`(score: Int, expected: ExploitationStatus) throws {
    var evidence = YouthEvidence(county: "06037")
    evidence.screenings = [try screening(score, "2026-01-05")]
    #expect(try status(evidence, "2026-01-04 23:59:59") == .none)
    #expect(try status(evidence, "2026-01-05 00:00") == expected)
  }

  @Test func `reads the newest screening of version 2.0 only`() throws {
    var evidence = YouthEvidence(county: "06037")
    evidence.screenings = [
      try screening(12, "2025-01-01"), try screening(5, "2026-01-01"),
      try screening(20, "2026-01-02", tool: "brief"), try screening(2, "2026-02-01"),
    ]
    #expect(try status(evidence, "2026-01-05") == .possible)
    #expect(try status(evidence, "2026-02-05") == .none)
    evidence.screenings = [try screening(nil, "2026-01-01", band: "Clear")]
    #expect(try status(evidence, "2026-01-05") == .clear)
  }

  @Test func `puts historic in place of confirmed though a lower row would weigh more`() throws {
    var evidence = try confirmed(on: "2024-01-01 12:00")
    evidence.statuses.append(StatusRow(status: .clear, basis: .grid, from: Fixture.past))
    let now = try Instant.at("2026-01-05")
    #expect(try status(evidence, "2026-01-05") == .confirmedHistoric)
    #expect(try Fixture.weight(evidence, at: now).points == 125)
  }
}
