import Testing

@testable import Subcommands

struct CaseloadsCommandTests {
  @Test func `lists workers unless another grouping is asked for`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("caseloads", "-f", "csv")
    // Confirmed FR 100 × 200 %, PP 66, FM 110; full time is 2000 points.
    #expect(
      answer.out == """
        worker,name,unit,county,cse_designated,fte,cases,cse_cases,points,capacity,\
        percent_percent,percent_count,percent_total,band,away_until,left_on\r
        W-1,Ada,North,06029,yes,1.0,1,1,200,2000,10.0,200,2000,room,,\r
        W-2,Ben,South,06029,no,1.0,1,0,110,2000,5.5,110,2000,room,,\r
        W-3,Cyd,North,06019,no,1.0,1,0,66,2000,3.3,66,2000,room,,\r

        """)
  }

  @Test func `a county chooses rows and changes no figure`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("caseloads", "-f", "json", "-c", "FRESNO")
    #expect(answer.out.contains(#""scope":{"counties":["06019"]}"#))
    #expect(answer.out.contains(#""worker":"W-3""#))
    #expect(!answer.out.contains(#""worker":"W-1""#))
    #expect(
      answer.out.contains(
        #""summary":{"cases":1,"cse_cases":0,"holders":0,"points":66,"capacity":2000"#))
    #expect(answer.out.contains(#""notes":["default weights, not approved by a county"]"#))
  }

  @Test func `a case without a worker is in the rows by case alone`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let cases = runner.run("caseloads", "--by", "case", "-f", "csv").out
    #expect(cases.contains("C-4,Y-4,06029,,,FR,none,100,100,,100,,0\r\n"))
    let counties = runner.run("caseloads", "--by", "county", "-f", "json").out
    #expect(counties.contains(#""summary":{"cases":3,"#))
  }

  @Test func `shows the past as it stood`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("caseloads", "-f", "csv", "--as-of", "2026-05-31")
    #expect(answer.out.contains("W-1,Ada,North,06029,yes,1.0,1,0,100,2000,5.0,"))
  }

  @Test func `a supervisor sees the own unit whole and no county`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "sue", "supervisor", "CW", "Kern", "--unit", "North").status == 0)
    let units = runner.run("--as", "sue", "caseloads", "--by", "unit", "-f", "json")
    #expect(units.out.contains(#""unit":"North","county":"06029""#))
    #expect(!units.out.contains("South") && !units.out.contains("06019"))
    let counties = runner.run("--as", "sue", "caseloads", "--by", "county", "-f", "json")
    #expect(counties.status == 0)
    #expect(counties.out.contains(#""rows":[],"#))
    #expect(counties.out.contains(#""summary":{"withheld":["cases","#))
    #expect(counties.out.contains("needs all of its cases") || counties.out.contains("need all"))
    #expect(runner.run("--as", "sue", "caseloads", "-c", "Fresno").status == 77)
  }

  @Test func `a caseworker sees the own load and no unit`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    let workers = runner.run("--as", "ben", "caseloads", "-f", "csv").out
    #expect(workers.contains("W-2,Ben") && !workers.contains("W-1"))
    let units = runner.run("--as", "ben", "caseloads", "--by", "unit", "-f", "json").out
    #expect(units.contains(#""rows":[],"#))
  }

  @Test func `a figure that was restated says so, of the days before that alone`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let set = runner.run(
      "do", "set-policy", "county=06029", "kind=tier", "key=confirmed", "value=250",
      "citation=protocol", "effective_on=2026-10-01", "restates=the letter came late: read it so")
    #expect(set.status == 0, "\(set.err)")
    func notes(_ moment: String, _ county: String) -> String {
      runner.run("caseloads", "-f", "json", "-c", county, "--as-of", moment).out
    }
    let note = "restated: tier confirmed is 250 from 2026-10-01, set on "
    for (moment, county, isSaid) in [
      ("2026-10-15", "Kern", true), ("2026-09-30", "Kern", false), ("2026-10-15", "Fresno", false),
      ("2030-01-01", "Kern", false),
    ] {
      #expect(notes(moment, county).contains(note) == isSaid, "\(moment) \(county)")
    }
    #expect(notes("2026-10-15", "Kern").contains(": the letter came late: read it so"))
  }

  @Test func `one case opens into what its points are made of, as text, CSV and JSON`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let csv = runner.run("caseloads", "--why", "C-1", "-f", "csv")
    #expect(
      csv.out.hasPrefix(
        "item,name,points,percent,on,from,until,worker,why\r\nbase,FR,100,,,,,,\r\n"
          + "status,confirmed,200,200,,,,,\r\n"), "\(csv.out)")
    #expect(csv.out.contains("points,,200,") && csv.out.contains("share,primary,200,100,,,,W-1,"))
    let json = runner.run("caseloads", "--why", "C-1", "-f", "json").out
    #expect(json.contains(#""summary":{"case":"C-1","youth":"Y-1","county":"06029""#), "\(json)")
    #expect(runner.run("caseloads", "--why", "C-1").out.contains("confirmed"))
    #expect(runner.run("audit").out.contains("view"))
    #expect(runner.run("caseloads", "--why", "C-99").status == 66)
    #expect(runner.run("caseloads", "--why", "C-1", "-c", "Fresno").status == 66)
    #expect(runner.run("caseloads", "--why", "C-1", "--ahead", "3").status == 64)
  }

  @Test func `last month's figures print byte for byte as they did, whatever is set since`() throws
  {
    let runner = try CommandRunner()
    try runner.makeDemo()
    func printed(_ moment: String) -> [String] {
      ["county", "unit", "worker", "case"].flatMap { by in
        ["text", "csv", "json"].map { form in
          runner.run("caseloads", "--by", by, "-f", form, "--as-of", moment).out
        }
      }
    }
    let (past, present) = (printed("2026-10-20"), printed("2026-11-21"))
    let set = runner.run(
      "do", "set-policy", "county=06029", "kind=tier", "key=confirmed", "value=250",
      "citation=protocol")
    #expect(set.status == 0, "\(set.err)")
    #expect(printed("2026-10-20") == past && !past.contains(""))
    #expect(printed("2026-11-21") != present)
  }
}
