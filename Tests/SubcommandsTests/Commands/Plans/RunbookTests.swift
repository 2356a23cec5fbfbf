import Testing

@testable import Subcommands

/// What counties do next and whom they work with: at noon of 20 November 2026 in California.
@Suite struct RunbookTests {
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    for (kind, lines) in [
      ("agencies", ["id,name,kind", "ADV,Advocates,advocate"]),
      (
        "staff",
        [
          "id,name,agency,role,county,started_on,phone", "W-1,Ada,CW,worker,06029,2020-01-01,555-1",
          "A-1,Bea,ADV,advocate,06029,2020-01-01,555-2",
        ]
      ),
      (
        "shifts",
        [
          "id,county,seat,rank,staff,starts_at,ends_at",
          "S-1,06029,child_welfare,primary,W-1,2026-11-20 08:00,2026-11-20 20:00",
          "S-2,06029,advocate,primary,A-1,2026-11-20 08:00,2026-11-20 18:00",
        ]
      ),
    ] {
      let answer = runner.run("import", kind, runner.file("more/\(kind).csv", lines: lines))
      try #require(answer.status == 0, "\(answer.err)")
    }
    return runner
  }

  private func act(_ runner: CommandRunner, _ words: String...) -> Int32 {
    runner.run(arguments: ["do"] + words).status
  }

  /// The rows of Kern.
  private func kern(_ runner: CommandRunner, _ words: String...) -> [String] {
    runner.run(arguments: words + ["-c", "Kern", "-f", "csv"]).out.split(separator: "\r\n")
      .dropFirst().map(String.init)
  }

  @Test func `a county without a protocol says so, and a step names who is on call now`() throws {
    let runner = try makeStore()
    #expect(kern(runner, "protocol").map { $0.hasPrefix("06029,Kern,none on file,,") } == [true])
    let both = ["set-protocol", "county=06029", "indicator=new_report"]
    #expect(act(runner, both[0], both[1], both[2]) == 65)
    #expect(act(runner, both[0], both[1], both[2], "step=meet within two hours") == 0)
    #expect(
      act(
        runner, "set-protocol", "county=06029", "indicator=missing", "step=tell the police",
        "seat=advocate") == 0)
    let rows = kern(runner, "protocol")
    #expect(rows.count == 2, "\(rows)")
    #expect(
      rows.first?.contains(
        "new_report,meet within two hours,child_welfare;advocate,Ada 555-1;Bea 555-2,") == true,
      "\(rows)")
    #expect(rows.last?.contains("missing,tell the police,advocate,Bea 555-2,") == true)
    // After the advocate's shift.
    let late = kern(runner, "protocol", "--as-of", "2026-11-20 19:00")
    #expect(late.last?.contains("advocate,NOBODY,") == true, "\(late)")
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60) }
    #expect(act(runner, both[0], both[1], both[2], "step=-") == 0)
    #expect(kern(runner, "protocol").count == 1)
    #expect(kern(runner, "protocol", "--as-of", "2026-11-20 12:00").count == 2)
    #expect(runner.run("check").status == 0)
  }

  @Test func `a lapsed agreement is flagged, and of twelve referred nine were connected`() throws {
    let runner = try makeStore()
    #expect(
      act(
        runner, "set-partner", "county=06029", "organisation=Shelter", "services=beds",
        "agreed_until=2026-11-20") == 0)
    #expect(
      kern(runner, "partners").map { $0.contains("Shelter,ends_soon,2026-11-20,beds") } == [true])
    // Through its last day; what is not named stays.
    runner.environment.present = { CommandRunner.noon.adding(seconds: 86_400) }
    #expect(
      act(
        runner, "set-partner", "county=06029", "organisation=Shelter", "fiscal_year=2026-27",
        "referred=12", "connected=9") == 0)
    let row = try #require(kern(runner, "partners").first)
    #expect(row.contains("Shelter,lapsed,2026-11-20,beds,,75.0,9,12,2026-27,"), "\(row)")
    for bad in [["referred=12"], ["fiscal_year=2026-27", "referred=1", "connected=2"]] {
      let words = ["do", "set-partner", "county=06029", "organisation=Clinic"] + bad
      #expect(runner.run(arguments: words).status == 65)
    }
    runner.environment.present = { CommandRunner.noon.adding(seconds: 90_000) }
    #expect(
      act(runner, "set-partner", "county=06029", "organisation=Shelter", "agreed_until=-") == 0)
    #expect(kern(runner, "partners").first?.contains("Shelter,none,,beds,,75.0,") == true)
  }

  @Test func `of twelve referred one by one nine were connected, whatever was stated`() throws {
    let runner = try makeStore()
    for (account, role) in [("desk", "hotline"), ("mentor", "advocate"), ("boss", "analyst")] {
      #expect(runner.run("grant", account, role, "CW", "06029").status == 0)
    }
    #expect(runner.run("grant", "ann", "caseworker", "CW", "06029", "--staff", "W-1").status == 0)
    let refer = ["refer-to-partner", "organisation=Shelter", "service=a bed by night"]
    #expect(act(runner, refer[0], refer[1], refer[2], "youth=Y-1") == 65)
    #expect(
      act(
        runner, "set-partner", "county=06029", "organisation=Shelter", "agreed_until=2026-11-21",
        "fiscal_year=2026-27", "referred=20", "connected=1") == 0)
    for number in 1...12 {
      let youth = number % 2 == 0 ? "Y-1" : "Y-2"
      #expect(act(runner, refer[0], refer[1], refer[2], "youth=\(youth)", "id=R\(number)") == 0)
      let outcome =
        number <= 9 ? ["outcome=connected"] : ["outcome=not_connected", "why=waiting_list"]
      if number < 12 {
        let answer = ["do", "answer-referral", "referral=R\(number)"] + outcome
        #expect(runner.run(arguments: answer).status == 0)
      }
    }
    #expect(act(runner, "answer-referral", "referral=R12", "outcome=not_connected") == 65)
    #expect(act(runner, "answer-referral", "referral=R1", "outcome=connected") == 65)
    // Of last year, which is no part of this one.
    #expect(
      act(runner, refer[0], refer[1], refer[2], "youth=Y-1", "at=2026-06-30 23:59") == 0)
    let counts = { (account: String) in
      self.kern(runner, "--as", account, "partners").first ?? ""
    }
    #expect(counts("desk").contains(",75.0,9,12,2026-27,records,"), "\(counts("desk"))")
    // Who sees a part of them, or none, has what the county stated.
    for account in ["ann", "mentor"] {
      #expect(counts(account).contains(",5.0,1,20,2026-27,stated,"), "\(counts(account))")
    }
    // Who may have only counts has no small one, nor a sum that it follows from.
    let hidden = ",[suppressed],[suppressed],[suppressed],2026-27,stated,"
    #expect(counts("boss").contains(hidden), "\(counts("boss"))")
    let json = runner.run("--as", "boss", "partners", "-f", "json").out
    #expect(json.contains("\"suppressed\":[\"connected_of_referred\"]"), "\(json)")
    #expect(!json.contains("\"total\":20"))
    let own = kern(runner, "--as", "ann", "partners", "--referrals")
    #expect(own.count == 7 && own.allSatisfy { $0.contains(",Y-1,AA,") }, "\(own)")
    #expect(own.first?.hasPrefix("not known,142,Y-1,AA,06029,Shelter,a bed by night,,") == true)
    #expect(kern(runner, "--as", "mentor", "partners", "--referrals").isEmpty)
    #expect(runner.run("--as", "boss", "partners", "--referrals").status == 77)
    #expect(act(runner, "answer-referral", "referral=R12", "outcome=connected") == 0)
    #expect(counts("desk").contains(",83.3,10,12,"))
    #expect(runner.run("do", "undo").status == 0)
    #expect(counts("desk").contains(",75.0,9,12,"))
    let record = runner.run("--as", "ann", "youth", "Y-1", "-f", "csv").out
    #expect(record.contains("referral,R10,"), "\(record)")
    #expect(!runner.run("audit", "-f", "csv").out.contains("a bed by night"))
    // A day after the agreement's last the youth is referred only if that is known.
    runner.environment.present = { CommandRunner.noon.adding(seconds: 2 * 86_400) }
    #expect(act(runner, refer[0], refer[1], refer[2], "youth=Y-1") == 65)
    #expect(act(runner, refer[0], refer[1], refer[2], "youth=Y-1", "acknowledged=yes") == 0)
    #expect(runner.run("check").status == 0)
  }
}
