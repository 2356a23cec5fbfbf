import Testing

@testable import Domain

/// Figures worked out from reports one by one.
@Suite struct ReportFigureTests {
  private static func at(_ text: String, _ hour: Int = 12) throws -> Instant {
    try Instant.at(text).adding(seconds: Int64(hour) * 3_600)
  }

  private static func report(
    _ id: String, _ day: String, hour: Int = 12, youth: String? = "Y-1", county: String = "06029",
    found: Disposition? = .substantiated, recorded: CountedReport.Recorded = .init(),
    isCounted: Bool = true
  ) throws -> CountedReport {
    CountedReport(
      id: id, county: county,
      facts: ReportFacts(
        receivedAt: try at(day, hour), screening: .screenedIn, disposition: found),
      youth: youth, recorded: recorded, isCounted: isCounted)
  }

  private static func span(_ today: String) throws -> ReportSpan {
    ReportSpan(at: try at(today), zone: try TestZone.losAngeles())
  }

  /// S16: substantiated on 1 January and reported again on 30 November is within 12 months, not 6.
  @Test func `a new report counts in the windows that it lies in`() throws {
    let reports = [
      try Self.report("R-1", "2024-01-01"), try Self.report("R-2", "2024-11-30", found: nil),
    ]
    let total = AgainFigures.lines(reports, by: .county, in: try Self.span("2026-06-01")).total
    #expect(total.windows.map(\.share.count) == [0, 1, 1])
    #expect(total.windows.map(\.share.total) == [1, 1, 1])
    #expect(total.windows.map(\.censored) == [0, 0, 0])
  }

  @Test(arguments: [("2026-06-30", true), ("2026-07-01", true), ("2026-07-02", false)])
  func `a window of six months ends with the same day of the sixth month`(
    _ day: String, _ isIn: Bool
  ) throws {
    // At the first instant of its day.
    let reports = [
      try Self.report("R-1", "2026-01-01"), try Self.report("R-2", day, hour: 0, found: nil),
    ]
    let total = AgainFigures.lines(reports, by: .county, in: try Self.span("2026-09-01")).total
    #expect(total.windows[0].share == Share(count: isIn ? 1 : 0, total: 1, of: "followed"))
  }

  @Test func `a youth whose window has not ended is in neither count, reported again or not`()
    throws
  {
    let reports = [
      try Self.report("R-1", "2026-01-01"), try Self.report("R-2", "2026-02-01", found: nil),
      try Self.report("R-3", "2026-01-01", youth: "Y-2"),
    ]
    let open = AgainFigures.lines(reports, by: .county, in: try Self.span("2026-07-01")).total
    #expect(open.windows[0].share == Share(count: 0, total: 0, of: "followed"))
    #expect(open.windows[0].censored == 2)
    let ended = AgainFigures.lines(reports, by: .county, in: try Self.span("2026-07-02")).total
    #expect(ended.windows[0].share == Share(count: 1, total: 2, of: "followed"))
    #expect(ended.windows[0].censored == 0 && ended.windows[1].censored == 2)
  }

  /// S17: 400, 1,130, 290 and 8,180 of 10,000.
  @Test func `care status has the published shares, and a later report does not change it`() throws
  {
    let statuses: [(CareStatus, Int)] = [
      (.priorPlacementNotInCare, 400), (.inPlacement, 1_130), (.absentFromPlacement, 290),
      (.none, 8_180),
    ]
    var reports: [CountedReport] = []
    for (status, count) in statuses {
      for _ in 0..<count {
        let youth = "Y-\(reports.count)"
        reports.append(
          try Self.report(
            "R-\(youth)", "2026-01-01", youth: youth, recorded: .init(care: status)))
      }
    }
    reports.append(
      try Self.report("R-X", "2026-02-01", youth: "Y-0", recorded: .init(care: .inPlacement)))
    let total = CareFigures.lines(reports, by: .county, in: try Self.span("2026-03-01")).total
    #expect(total.identified == 10_000 && total.notRecorded == 0)
    #expect(statuses.map { total.share($0.0).percentTenths } == [40, 113, 29, 818])
    #expect(total.share(.inPlacement) == Share(count: 1_130, total: 10_000, of: "recorded"))
  }

  /// S66: 3 public and 7 private of 10 are 70 % private; unknown stays in the total.
  @Test func `private venues have their share and a trend`() throws {
    func quarter(_ day: String, _ venues: [(ReportVenue?, Int)]) throws -> [CountedReport] {
      try venues.flatMap { venue, count in
        try (0..<count).map { place in
          try Self.report(
            "R-\(day)-\(venue?.rawValue ?? "")-\(place)", day,
            recorded: .init(venue: venue?.rawValue))
        }
      }
    }
    let reports =
      try quarter("2026-01-01", [(.publicEstablishment, 3), (.hotel, 4), (.privateHome, 3)])
      + quarter("2026-04-01", [(.hotel, 7), (.street, 2), (nil, 1)])
      + quarter("2026-07-01", [(.hotel, 8), (.street, 2)])
      + quarter("2026-10-01", [(.online, 1)])
    let lines = VenueFigures.lines(reports, by: .quarter, in: try Self.span("2026-12-01")).lines
    #expect(lines.map(\.period) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
    #expect(lines.map(\.privateShare.percentTenths) == [700, 700, 800, 0])
    #expect(lines.map(\.trend) == [nil, .level, .rising, .falling])
    #expect(lines[1].share(.unknown) == Share(count: 1, total: 10, of: "received"))
  }

  /// S14: first seen on 1 March, identified on 31 March is 30 days.
  @Test func `the lag runs from the first contact to the identification`() throws {
    let known = Identification(
      youth: "Y-1", county: "06029", source: "hotline", at: try Self.at("2026-03-31"),
      firstContact: try Self.at("2026-03-01"))
    let new = Identification(
      youth: "Y-2", county: "06029", source: nil, at: try Self.at("2026-03-31"), firstContact: nil)
    let found = IdentifiedFigures.lines(
      [known, new], from: nil, until: nil, at: try Self.at("2026-04-01"))
    #expect(found.lines.map(\.source) == ["hotline", "unknown"])
    #expect(found.lines[0].medianTenths == 300 && found.lines[0].known == 1)
    #expect(found.lines[1].medianTenths == nil && found.lines[1].known == 0)
    #expect(found.total.youth == Share(count: 2, total: 2, of: "identified"))
  }

  /// S15: each report has the share of what is filled, and groups have the mean of those.
  @Test func `completeness is the mean of the reports' own shares`() throws {
    let whole = CountedReport(
      id: "R-1", county: "06029",
      facts: ReportFacts(receivedAt: try Self.at("2026-01-01"), screening: nil), youth: "Y-1",
      recorded: .init(source: "school", venue: "unknown", channel: "phone", benefit: "both"))
    let bare = CountedReport(
      id: "R-2", county: "06029",
      facts: ReportFacts(receivedAt: try Self.at("2026-01-02"), screening: nil),
      recorded: .init(source: "school"))
    let found = CompletenessFigures.lines(
      [whole, bare], by: .county, fields: ReportField.allCases, in: try Self.span("2026-02-01"))
    // 5 of 5 and 1 of 5: a report not decided yet lacks no decision.
    #expect(found.total.meanTenths == 600)
    #expect(found.total.whole == Share(count: 1, total: 2, of: "received"))
    let fields = FieldFigures.lines(
      [whole, bare], fields: ReportField.allCases, in: try Self.span("2026-02-01"))
    let venue = try #require(fields.first { $0.field == .venue })
    #expect(venue.filled == Share(count: 1, total: 2, of: "received"))
    #expect(venue.unknown == 1 && venue.blank == 1)
    #expect(fields.first { $0.field == .response }?.filled.total == 0)
  }

  @Test func `the first and the last instant of a quarter lie in it, and no other`() throws {
    let zone = try TestZone.losAngeles()
    let first = try #require(LocalDate("2026-04-01"))
    let start = zone.firstInstant(of: first)
    let end = zone.firstInstant(of: first.adding(months: 3))
    let reports = [start.adding(seconds: -1), start, end.adding(seconds: -1), end].enumerated()
      .map { place, moment in
        CountedReport(
          id: "R-\(place)", county: "06029", facts: ReportFacts(receivedAt: moment, screening: nil))
      }
    let lines = HeatFigures.lines(
      reports, counties: [CountyFacts(fips: "06029", name: "Kern", optedInOn: first)],
      submissions: [], in: ReportSpan(at: end, zone: zone))
    #expect(lines.map(\.quarter) == ["2026-Q1", "2026-Q2", "2026-Q3"])
    #expect(lines.map { $0.counts?.received } == [nil, 2, 1])
    #expect(lines.map(\.standing) == [.notOptedIn, .reported, .reported])
    #expect(lines.map(\.isPart) == [false, false, true])
    let list = ReportSpan(from: start, until: end, at: end, zone: zone)
      .reports(reports, of: .received)
    #expect(list.map(\.id) == ["R-1", "R-2"])
  }

  @Test func `zero, silence and not opted in are three things in a quarter`() throws {
    let counties = [
      CountyFacts(fips: "06019", name: "Fresno", optedInOn: LocalDate("2026-02-15")),
      CountyFacts(fips: "06029", name: "Kern", optedInOn: LocalDate("2025-01-01")),
      CountyFacts(fips: "06067", name: "Sacramento", optedInOn: nil),
    ]
    let told = CountySubmission(
      county: "06029", firstDay: try #require(LocalDate("2026-03-31")),
      lastDay: try #require(LocalDate("2026-03-31")),
      submittedOn: try #require(LocalDate("2026-04-02")), count: 0)
    let span = ReportSpan(
      from: try Self.at("2026-01-01", 0), at: try Self.at("2026-06-30"),
      zone: try TestZone.losAngeles())
    let lines = HeatFigures.lines([], counties: counties, submissions: [told], in: span)
    #expect(
      lines.map(\.standing) == [
        .notReported, .notReported, .reported, .notReported, .notOptedIn, .notOptedIn,
      ])
    #expect(lines.map { $0.counts?.received } == [nil, nil, 0, nil, nil, nil])
    // Fresno opted in midway.
    #expect(lines.map(\.isPart) == [true, false, false, false, false, false])
  }

  @Test func `quarters from an opt-in begin on its day, and one not over is left out`() throws {
    let counties = [
      CountyFacts(fips: "06019", name: "Fresno", optedInOn: LocalDate("2026-01-31")),
      CountyFacts(fips: "06029", name: "Kern", optedInOn: LocalDate("2025-11-15")),
      CountyFacts(fips: "06067", name: "Sacramento", optedInOn: nil),
    ]
    let reports = [
      try Self.report("R-1", "2026-01-30", county: "06019", isCounted: false),
      try Self.report("R-2", "2026-01-31", county: "06019"),
      try Self.report("R-3", "2026-04-29", county: "06019"),
      try Self.report("R-4", "2026-04-30", county: "06019"),
      try Self.report("R-5", "2026-02-14", county: "06029"),
      try Self.report("R-6", "2026-01-01", county: "06067", isCounted: false),
    ]
    let lines = AlignedFigures.lines(reports, counties: counties, in: try Self.span("2026-05-15"))
    #expect(lines.map(\.quarter) == [-1, 0, 1, 2])
    #expect(lines.map(\.counties) == [1, 2, 0, 0])
    // Kern's second quarter is over on its last day, 14 May, and Fresno's is not.
    #expect(lines.map(\.silent) == [0, 0, 1, 0] && lines.map(\.open) == [0, 0, 1, 1])
    #expect(lines.map(\.counts.received) == [1, 3, 0, 0])
    #expect(lines.map(\.meanTenths) == [10, 15, nil, nil])
  }

  /// S96: the county says 40 and the store has 37, so -3; a signature is under those two counts.
  @Test func `what a county stated last stands beside what is in the store, and who signed it`()
    throws
  {
    let (first, last) = (
      try #require(LocalDate("2026-01-01")), try #require(LocalDate("2026-03-31"))
    )
    func told(_ count: Int, on day: String) throws -> CountySubmission {
      CountySubmission(
        county: "06029", firstDay: first, lastDay: last,
        submittedOn: try #require(LocalDate(day)), count: count)
    }
    let span = try Self.span("2026-05-01")
    let stated = SubmittedFigures.statements(
      [try told(39, on: "2026-04-02"), try told(40, on: "2026-04-03")],
      counties: [CountyFacts(fips: "06029", name: "Kern")], in: span)
    #expect(stated.map(\.count) == [40])
    func line(_ inStore: Int, signed: [(Int, Int, String)]) throws -> SubmittedFigures {
      SubmittedFigures(
        stated[0], name: "Kern", inStore: inStore,
        signOffs: try signed.map { submitted, inStore, day in
          CountSignOff(
            county: "06029", firstDay: first, lastDay: last, at: try Self.at(day),
            submitted: submitted, inStore: inStore, note: "three moved", author: "desk")
        }, at: span.at)
    }
    let open = try line(37, signed: [])
    #expect(open.difference == -3 && open.standing == .notSigned && open.isOpen)
    let signed = try line(37, signed: [(40, 37, "2026-04-05"), (39, 37, "2026-04-02")])
    #expect(signed.standing == .signed && !signed.isOpen && signed.signOff?.submitted == 40)
    for other in [
      try line(38, signed: [(40, 37, "2026-04-05")]),
      try line(37, signed: [(39, 37, "2026-04-05")]),
    ] {
      #expect(other.standing == .outOfDate && other.isOpen)
    }
    // Counts that agree ask for nobody; what was signed later than the moment is not there yet.
    #expect(try !line(40, signed: []).isOpen)
    #expect(try line(37, signed: [(40, 37, "2026-05-02")]).standing == .notSigned)
  }
}
