import Testing

@testable import Subcommands

struct RecordCommandsTests {
  @Test func `a youth's record is listed by section, its opening entered in the log`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("youth", "Y-1", "-f", "csv")
    #expect(answer.out.hasPrefix("section,item,detail,who,name,from,until\r\n"))
    #expect(answer.out.contains("status,confirmed,grid,,,2026-06-01T07:00:00Z,\r\n"))
    #expect(answer.out.contains("case,C-1,\"FR, primary\",W-1,Ada,"))
    #expect(runner.run("audit", "-f", "csv").out.contains("view,youth,Y-1,done"))
    let json = runner.run("youth", "Y-1", "-f", "json").out
    #expect(json.contains(#""youth":"Y-1","initials":"AA","county":"06029","status":"confirmed""#))
    #expect(json.contains(#""historic_on":"2027-06-02""#))
  }

  @Test func `a youth of another county than the chosen one is as unknown`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("youth", "Y-3", "-c", "06029").status == 66)
    #expect(runner.run("youth", "Y-3", "-c", "6019").status == 0)
  }

  @Test func `the entries of a youth who is unknown, or nobody's to see, are no empty list`() throws
  {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("audit", "--youth", "Y-1").status == 0)
    let answer = runner.run("audit", "--youth", "NOPE")
    #expect(answer.status == 66)
    #expect(answer.out.isEmpty)
  }

  @Test func `accounts are shown as they were`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ben", "caseworker", "CW", "Kern", "--staff", "W-2").status == 0)
    #expect(runner.run("accounts", "-f", "csv").out.contains("\r\nben,"))
    let earlier = runner.run("accounts", "--as-of", "2026-11-19", "-f", "csv")
    #expect(earlier.status == 0)
    #expect(!earlier.out.contains("\r\nben,"))
  }

  @Test func `the last administrator does not grant the role away`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init").status == 0)
    let account = runner.environment.identity.account
    let answer = runner.run("grant", account, "data_steward", "X")
    #expect(answer.status != 0)
    #expect(runner.run("accounts").out.contains("administrator"))
  }

  @Test func `an agency that is not known gets no account once agencies are`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("grant", "ben", "caseworker", "NOPE", "Kern", "--staff", "W-2")
    #expect(answer.status == 66)
  }

  @Test func `a damaged page is a finding of the check, not its end`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let copy = runner.folder + "/copy.db"
    #expect(runner.run("backup", copy).status == 0)
    runner.damage(copy, page: 30)
    let answer = runner.run("--store", copy, "check")
    #expect(answer.status == 1, "\(answer.err)")
    #expect(answer.out.contains("integrity"))
    #expect(answer.out.contains("audit chain"))
    #expect(runner.run("backup", runner.folder + "/no/such/copy.db").status == 73)
  }

  @Test func `policies say which values nobody has approved`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.file(
      "w/weights.csv", "county,effective_on,kind,key,value,citation,provenance,approved_by",
      "06029,2026-07-01,capacity,full_time,1800,Memo 4,county decision,Chief")
    #expect(runner.run("import", "weights", runner.folder + "/w/weights.csv").status == 0)
    let rows = runner.run("policies", "-f", "csv").out
    #expect(rows.contains("06029,capacity,full_time,1800,points,2026-07-01,Chief,county decision,"))
    #expect(rows.contains(",base,FR,100,points,,,\"default, not approved by a county\","))
    let earlier = runner.run("policies", "-f", "csv", "--as-of", "2026-06-30").out
    #expect(!earlier.contains("Memo 4"))
    let elsewhere = runner.run("policies", "-f", "csv", "-c", "Fresno").out
    #expect(!elsewhere.contains("Memo 4"))
    #expect(runner.run("policies").out.contains("note: default, not approved by a county"))
  }

  @Test func `grants replace one another and end with revoke`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ann", "data-steward", "CW").out == "ann\n")
    #expect(runner.run("--as", "ann", "accounts").status == 77)
    #expect(runner.run("accounts", "-f", "json").out.contains(#""role":"data_steward""#))
    #expect(runner.run("grant", "ann", "supervisor", "CW", "Kern").status == 65)
    #expect(runner.run("grant", "ann", "caseworker", "CW", "Mars", "--staff", "W-1").status == 66)
    #expect(runner.run("revoke", "ann").status == 0)
    #expect(runner.run("--as", "ann", "imports").status == 77)
    #expect(runner.run("revoke", "ann").status == 66)
  }
}
