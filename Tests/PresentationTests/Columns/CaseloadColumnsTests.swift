import Presentation
import Testing

@testable import Domain

struct CaseloadColumnsTests {
  static let figures = [
    "cases", "cse_cases", "holders", "points", "capacity", "percent", "cse_in_designated",
    "funded", "filled", "vacant", "mean_percent", "spread_percent",
  ]

  @Test(arguments: [
    (
      "by case",
      [
        "case", "youth", "county", "unit", "worker", "component", "status", "base", "tier",
        "modifiers", "points", "role", "assigned_points",
      ]
    ),
    (
      "by worker",
      [
        "worker", "name", "unit", "county", "cse_designated", "fte", "cases", "cse_cases",
        "points", "capacity", "percent", "band", "away_until", "left_on",
      ]
    ),
    ("by unit", ["unit", "county"] + figures),
    ("by county", ["county", "fips", "name", "opted_in_on"] + figures),
  ])
  func `has the keys of the contract in their order`(_ variant: String, _ keys: [String]) throws {
    let shapes = ListingCatalog.shapes(of: "caseloads").filter { $0.variant == variant }
    let shape = try #require(shapes.first)
    #expect(shapes.count == 1)
    #expect(shape.headers.map(\.key) == keys)
  }

  private func worker(_ name: String, points: Int, capacity: Int, band: LoadBand?) -> WorkerRow {
    WorkerRow(
      worker: "W-1", name: name, unit: nil, county: "06037", role: .worker, cseDesignated: true,
      fteHundredths: 75, cases: 9, cseCases: 4, points: points, capacity: capacity,
      percent: Share(count: points, total: capacity, of: "capacity"), band: band)
  }

  @Test func `writes a worker with a percentage and one without`() throws {
    let rows = [
      worker("Ana Ruiz", points: 1_950, capacity: 2_000, band: .full),
      worker("Bo Lee", points: 100, capacity: 0, band: nil),
    ]
    let document = ListingDocument(
      CaseloadColumns.byWorker, rows: rows, asOf: Samples.springNight, isDemo: false)
    let json = try Samples.written(document, .json)
    #expect(
      json.contains(
        #"{"worker":"W-1","name":"Ana Ruiz","unit":null,"county":"06037","cse_designated":true,"#
          + #""fte":0.75,"cases":9,"cse_cases":4,"points":1950,"capacity":2000,"percent":"#
          + #"{"percent":97.5,"count":1950,"total":2000,"of":"capacity"},"band":"full","#
          + #""away_until":null,"left_on":null}"#))
    #expect(
      json.contains(
        #"{"percent":null,"count":100,"total":0,"of":"capacity"},"band":null,"away_until":null,"#))
    #expect(
      try Samples.written(document, .csv).contains(
        "W-1,Bo Lee,,06037,yes,0.75,9,4,100,0,,100,0,,,\r\n"))
  }

  @Test func `says a band by sign and word as well as by emphasis`() throws {
    let column = try #require(CaseloadColumns.byWorker.columns.first { $0.key == "band" })
    let expected: [(LoadBand?, String, Emphasis)] = [
      (.room, "· room", .good), (.full, "= full", .notice), (.over, "! over", .warning),
      (.blocked, "X blocked", .critical), (nil, "—", .muted),
    ]
    for (band, text, emphasis) in expected {
      let row = worker("A", points: 1, capacity: 1, band: band)
      #expect(column.screenText(row, zone: Samples.zone) == text)
      #expect(column.emphasis(row) == emphasis)
    }
  }

  @Test func `writes an unassigned case with nobody and nothing assigned`() throws {
    let weight = CaseWeight(
      component: .familyReunification,
      evidence: YouthEvidence(county: "06037"),
      table: PolicyBook(rows: []).weights(
        for: "06037", on: LocalDate(daysSinceEpoch: 20_000)),
      at: Samples.springNight, zone: Samples.zone)
    let row = CaseRow(
      caseID: "C-1", youth: "Y-1", county: "06037", unit: nil, worker: nil,
      component: .familyReunification,
      role: nil, weight: weight, assignedPoints: 0)
    let cells = CaseloadColumns.byCase.cells(of: row)
    let keys = CaseloadColumns.byCase.headers.map(\.key)
    let byKey = Dictionary(uniqueKeysWithValues: zip(keys, cells))
    #expect(byKey["worker"] == .null && byKey["role"] == .null && byKey["unit"] == .null)
    #expect(byKey["assigned_points"] == .points(0))
    #expect(byKey["modifiers"] == .namedPoints([]))
    #expect(byKey["points"] == .points(weight.points))
  }

  @Test func `says a group's band by sign and word, on screens alone`() throws {
    let share = Share(count: 110, total: 100, of: "capacity")
    for (band, words) in [
      (LoadBand.room, "· room"), (.full, "= full"), (.over, "! over"), (.blocked, "X blocked"),
      (nil, ""),
    ] {
      var row = GroupRow(
        county: "06037", unit: "North", name: nil, optedInOn: nil, cases: 0, cseCases: 0,
        holders: 0, points: 110, capacity: 100, percent: share, cseInDesignated: share, posts: nil,
        meanPercentTenths: nil, spreadPercentTenths: nil)
      row.band = band
      for listing in [CaseloadColumns.byUnit, CaseloadColumns.byCounty] {
        let percent = try #require(listing.columns.first { $0.key == "percent" })
        #expect(percent.sign(row) == words)
      }
      let document = ListingDocument(
        CaseloadColumns.byUnit, rows: [row], asOf: Samples.springNight, isDemo: false)
      #expect(try !Samples.written(document, .csv).contains("over,"))
    }
  }

  @Test func `leaves posts and means of a unit empty where they are unknown`() throws {
    let share = Share(count: 0, total: 0, of: "capacity")
    let row = GroupRow(
      county: "06037", unit: nil, name: nil, optedInOn: nil, cases: 0, cseCases: 0, holders: 0,
      points: 0, capacity: 0, percent: share, cseInDesignated: share, posts: nil,
      meanPercentTenths: nil, spreadPercentTenths: nil)
    let document = ListingDocument(
      CaseloadColumns.byUnit, rows: [row], asOf: Samples.springNight, isDemo: false)
    #expect(
      try Samples.written(document, .csv).hasSuffix(
        "\r\n,06037,0,0,0,0,0,,0,0,,0,0,,,,,\r\n"))
  }
}
