import Domain
import Presentation
import Store
import TestSupport
import Testing

@testable import Subcommands

/// What counties have beside what their people carry: at noon of 20 November 2026.
@Suite struct ResourcesTests {
  /// Three counties, each figure of which is worked out by hand below.
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let facility = "id,name,type,county,licence_status,capacity_contracted,cse_capable"
    for (kind, lines) in [
      ("counties", ["fips,name", "06067,Sacramento"]),
      (
        "staff",
        [
          "id,name,agency,role,county,started_on", "W-4,Dee,CW,worker,06067,2020-01-01",
          "W-5,Eve,CW,worker,06067,2020-01-01",
        ]
      ),
      (
        "positions",
        [
          "county,agency,role,funded,as_of", "06029,CW,worker,3,2026-07-01",
          "06019,CW,worker,1,2026-07-01", "06067,CW,worker,2,2026-07-01",
        ]
      ),
      ("youth", ["id,initials,county", "Y-5,EE,06067"]),
      ("cases", ["id,youth,county,component,opened_on", "C-5,Y-5,06067,ER,2026-01-05"]),
      ("assignments", ["case,staff,role,from", "C-5,W-4,primary,2026-01-05"]),
      (
        "facilities",
        [
          facility, "F-1,One,STRTP,06029,LICENSED,6,1", "F-2,Two,STRTP,06029,LICENSED,8,0",
          "F-3,Three,STRTP,06029,LICENSED,4,1", "F-4,Four,GH,06067,LICENSED,5,1",
        ]
      ),
      (
        "availability",
        [
          "facility,confirmed_at,occupied,held", "F-1,2026-11-20 10:00,4,1",
          "F-2,2026-11-20 10:00,0,0", "F-3,2026-11-19 00:00,0,0", "F-4,2026-11-20 09:00,2,0",
        ]
      ),
    ] {
      let answer = runner.run("import", kind, runner.file("more/\(kind).csv", lines: lines))
      try #require(answer.status == 0, "\(kind): \(answer.err)")
    }
    for (county, year) in [("06029", "2026-27"), ("06067", "2025-26")] {
      let plan = runner.file(
        "plans/\(county)-\(year).md", "---", "county: \(county)", "fiscal_year: \(year)",
        "status: approved", "allocation: 900000", "---", "## Budget", "for advocates")
      try #require(runner.run("import", "plans", plan).status == 0)
    }
    let planned = [
      "do", "set-budget", "county=06029", "fiscal_year=2026-27", "purpose=advocates",
      "planned=500000", "spent=1234.50",
    ]
    try #require(runner.run(arguments: planned).status == 0)
    return runner
  }

  @Test func `three counties stand by points a post, with their beds and their money`() throws {
    let runner = try makeStore()
    let lines = runner.run("caseloads", "--workforce", "-f", "csv").out.split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let keys = [
      "county", "filled", "advocates", "points_per_post", "cse_beds_contracted", "cse_beds_open",
      "cse_facilities_left_out", "allocation", "budget_planned", "budget_spent",
    ]
    let found = lines.dropFirst().map { row in
      keys.map { key in lines[0].firstIndex(of: key).map { row[$0] } ?? "?" }
    }
    #expect(
      found == [
        // A confirmed youth's FR case, 200, and an FM case, 110, on two of three posts. Of three
        // facilities one is not for these youth, and one was not confirmed for 36 hours: 6 beds,
        // of which 4 are taken and 1 is held.
        ["06029", "2", "0", "155", "6", "1", "1", "900000", "500000", "1234.5"],
        // A PP case, 66, on one post; no facility, and no plan.
        ["06019", "1", "0", "66", "0", "0", "0", "", "", ""],
        // An ER case, 120, on two posts; 5 beds, 2 taken; its plan is of the year before.
        ["06067", "2", "0", "60", "5", "3", "0", "", "", ""],
      ], "\(found)")
    let beds = runner.run("placements", "-c", "Kern", "-f", "json").out
    #expect(beds.contains("\"open\":9") && beds.contains("\"left_out\":1"), "with F-2's eight")
    let text = runner.run("caseloads", "--workforce").out
    #expect(text.contains("money is of the county's budget of 2026-27"))
  }

  @Test func `beds and money that a role does not see are withheld, and are no 0`() throws {
    let scene = try BoardScene.sample()
    let group = try #require(
      try scene.maker.read(CaseloadQuery(at: scene.now)).counties.first)
    let day = scene.maker.zone.localDate(of: scene.now)
    let policies = PolicyBook(rows: [])
    let line = WorkforceLine(
      group: group, staff: [], vacantWorkers: nil, continuity: [],
      rules: AssignmentRules(policies, county: group.county, on: day),
      table: policies.weights(for: group.county, on: day), today: day)
    let cells = WorkforceColumns.workforce.cells(of: line)
    #expect(cells.suffix(6).allSatisfy { $0 == .withheld })
    #expect(cells.dropLast(6).allSatisfy { $0 != .withheld })
  }
}
