import Testing

@testable import Subcommands

/// What counties agree, owe and plan: at noon of 20 November 2026 in California.
struct AgendaTests {
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let agencies = runner.file(
      "more.csv", "id,name,kind", "PROB,Probation,probation", "BH,Health,behavioral_health",
      "LE,Desk,law_enforcement", "ED,Schools,education", "ADV,Advocates,advocate")
    #expect(runner.run("import", "agencies", agencies).status == 0)
    return runner
  }

  @discardableResult
  private func act(_ runner: CommandRunner, _ words: String...) -> Int32 {
    runner.run(arguments: ["do"] + words).status
  }

  /// The rows' first cells, by the names of their columns.
  private func rows(_ runner: CommandRunner, _ words: String...) throws -> [[String: String]] {
    let answer = runner.run(arguments: words + ["-f", "csv"])
    try #require(answer.status == 0, "\(answer.err)")
    let lines = answer.out.split(separator: "\r\n").map(String.init)
    let names = cells(try #require(lines.first))
    return lines.dropFirst().map {
      Dictionary(zip(names, cells($0)), uniquingKeysWith: { one, _ in one })
    }
  }

  private func cells(_ line: String) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private func move(_ runner: CommandRunner, days: Int) {
    runner.environment.present = { CommandRunner.noon.adding(seconds: Int64(days) * 86_400) }
  }

  @Test func `a goal signed by two of five names the three that have yet to`() throws {
    let runner = try makeStore()
    #expect(
      act(
        runner, "add-goal", "id=G", "county=06029", "title=one plan", "agency=CW",
        "signers=CW;PROB;BH;LE;ED", "due_on=2026-11-21") == 0)
    #expect(act(runner, "sign-goal", "item=G", "agency=PROB") == 0)
    move(runner, days: 1)
    #expect(act(runner, "sign-goal", "item=G", "agency=CW") == 0)
    var row = try rows(runner, "agenda")[0]
    #expect(row["signed_count"] == "2" && row["signed_total"] == "5", "\(row)")
    #expect(row["unsigned"] == "BH;ED;LE")
    // The day of the review is not over.
    #expect(row["state"] == "due_soon")
    #expect(try rows(runner, "agenda", "--as-of", "2026-11-20T13:00")[0]["signed_count"] == "1")
    // Once each, only those asked, and only goals.
    #expect(act(runner, "sign-goal", "item=G", "agency=CW") == 65)
    #expect(act(runner, "sign-goal", "item=G", "agency=ADV") == 65)
    #expect(act(runner, "change-item", "item=G", "signers=ADV") == 0)
    #expect(act(runner, "sign-goal", "item=G", "agency=ADV") == 0)
    move(runner, days: 2)
    row = try rows(runner, "agenda")[0]
    #expect(row["state"] == "overdue" && row["signed_count"] == "3" && row["signed_total"] == "6")
    #expect(act(runner, "change-item", "item=G", "due_on=2027-11-21") == 0)
    #expect(try rows(runner, "agenda")[0]["state"] == "open")
    for agency in ["BH", "LE", "ED"] { act(runner, "sign-goal", "item=G", "agency=\(agency)") }
    #expect(try rows(runner, "agenda")[0]["state"] == "agreed")
    #expect(act(runner, "undo") == 0)
    #expect(try rows(runner, "agenda")[0]["unsigned"] == "ED")
  }

  @Test func `what is lacking closes with the state's answer alone`() throws {
    let runner = try makeStore()
    #expect(
      act(runner, "raise-gap", "id=T", "county=06029", "title=a van", "agency=CW") == 0)
    #expect(try rows(runner, "agenda", "--kind", "gap")[0]["state"] == "open")
    #expect(act(runner, "close-item", "item=T") == 65)
    #expect(act(runner, "answer-item", "item=T", "answer=next year") == 0)
    #expect(try rows(runner, "agenda")[0]["state"] == "answered")
    #expect(act(runner, "close-item", "item=T") == 0)
    #expect(try rows(runner, "agenda").isEmpty)
    #expect(try rows(runner, "agenda", "--all")[0]["state"] == "closed")
    #expect(act(runner, "answer-item", "item=T", "answer=more") == 65)
  }

  @Test func `a conflict goes to the steering committee after 30 days, or when it is given`() throws
  {
    let runner = try makeStore()
    func raise(_ key: String, _ one: String, _ other: String) -> Int32 {
      act(
        runner, "raise-conflict", "id=\(key)", "county=06029", "title=files", "agency=\(one)",
        "other_agency=\(other)")
    }
    #expect(raise("A", "CW", "LE") == 0)
    #expect(raise("B", "LE", "CW") == 0)
    #expect(raise("C", "CW", "CW") == 65)
    #expect(act(runner, "escalate-conflict", "item=B") == 0)
    #expect(act(runner, "escalate-conflict", "item=B") == 65)
    move(runner, days: 30)
    #expect(try rows(runner, "agenda").map { $0["state"] } == ["escalated", "open"])
    runner.environment.present = { CommandRunner.noon.adding(seconds: 30 * 86_400 + 1) }
    #expect(try rows(runner, "agenda").map { $0["state"] } == ["escalated", "escalated"])
    #expect(act(runner, "close-item", "item=A", "answer=by order") == 0)
    let pair = try rows(runner, "agenda", "--pairs")
    #expect(pair.count == 1)
    #expect(pair[0]["agency"] == "CW" && pair[0]["other_agency"] == "LE")
    #expect(
      pair[0]["conflicts"] == "2" && pair[0]["open"] == "1" && pair[0]["escalated"] == "1")
  }

  @Test func `a plan of the year without lived experience is a row, and an improvement overdue`()
    throws
  {
    let runner = try makeStore()
    let plan = runner.file(
      "06029-2026-27.md", "---", "county: 06029", "fiscal_year: 2026-27", "status: draft",
      "allocation: 1000", "---", "## Budget", "x")
    #expect(runner.run("import", "plans", plan).status == 0)
    var found = try rows(runner, "agenda", "-c", "Kern")
    #expect(found.map { $0["state"] } == ["missing"] && found[0]["heard"] == "lived_experience")
    func hear(_ who: String, _ year: String) -> Int32 {
      act(
        runner, "record-consultation", "county=06029", "fiscal_year=\(year)", "heard=\(who)",
        "title=be asked")
    }
    #expect(hear("agency_staff", "2026-27") == 0)
    #expect(hear("lived_experience", "2025-26") == 0)
    #expect(hear("Ada Smith", "2026-27") == 65)
    #expect(try rows(runner, "agenda")[0]["state"] == "missing")
    #expect(hear("lived_experience", "2026-27") == 0)
    #expect(try rows(runner, "agenda").allSatisfy { $0["state"] == "recorded" })
    #expect(
      act(
        runner, "add-improvement", "county=06029", "title=teams", "agency=CW",
        "due_on=2026-11-22") == 0)
    move(runner, days: 3)
    found = try rows(runner, "agenda", "--kind", "action")
    #expect(found.map { $0["state"] } == ["overdue"] && found[0]["days"] == "3")
  }

  @Test func `a budget over its allocation by a cent is flagged, and the sum is of the counties`()
    throws
  {
    let runner = try makeStore()
    let plan = runner.file(
      "06029-2026-27.md", "---", "county: 06029", "fiscal_year: 2026-27", "status: draft",
      "allocation: 1000", "---", "## Budget", "x")
    #expect(runner.run("import", "plans", plan).status == 0)
    #expect(try rows(runner, "budget")[0]["flag"] == "nothing_planned")
    func budget(_ county: String, _ purpose: String, _ planned: String, _ spent: String) -> Int32 {
      act(
        runner, "set-budget", "county=\(county)", "fiscal_year=2026-27", "purpose=\(purpose)",
        "planned=\(planned)", "spent=\(spent)")
    }
    #expect(budget("06029", "training", "400", "100") == 0)
    #expect(budget("06029", "prevention", "600", "") == 0)
    #expect(try rows(runner, "budget")[0]["flag"]?.isEmpty == true)
    #expect(budget("06019", "training", "70", "80") == 0)
    move(runner, days: 1)
    #expect(budget("06029", "training", "400.01", "100") == 0)
    let found = try rows(runner, "budget")
    #expect(found.map { $0["flag"] } == ["over_allocated", "over_spent"])
    #expect(found[0]["left"] == "-0.01" && found[0]["spent"] == "100", "\(found)")
    #expect(try rows(runner, "budget", "--purposes").count == 3)
    let text = runner.run("budget", "-f", "json").out
    #expect(
      text.contains("\"planned\": 1070.01") || text.contains("\"planned\":1070.01"), "\(text)")
  }

  @Test func `it is for those who write plans, in their own county`() throws {
    let runner = try makeStore()
    #expect(runner.run("grant", "ann", "analyst", "CW", "06019").status == 0)
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    let goal = ["add-goal", "id=G", "county=06029", "title=one plan", "agency=CW", "signers=CW"]
    func status(_ words: [String], _ account: String) -> Int32 {
      runner.run(arguments: ["do"] + words + ["--as", account]).status
    }
    #expect(status(goal, "ben") == 77)
    #expect(status(goal, "ann") == 66)
    #expect(runner.run(arguments: ["do"] + goal).status == 0)
    #expect(status(["sign-goal", "item=G", "agency=CW"], "ann") == 66)
    #expect(try rows(runner, "agenda", "--as", "ann").isEmpty)
    #expect(try rows(runner, "agenda", "--as", "ben").count == 1)
  }

  @Test func `a conflict about a youth is seen by who sees the youth, and counted for all`() throws
  {
    let runner = try makeStore()
    for (account, role, more) in [
      ("ann", "caseworker", ["--staff", "W-1"]), ("ben", "caseworker", ["--staff", "W-2"]),
      ("boss", "analyst", []),
    ] {
      #expect(runner.run(arguments: ["grant", account, role, "CW", "06029"] + more).status == 0)
    }
    let raise = [
      "raise-conflict", "county=06029", "agency=CW", "other_agency=LE", "title=who brings them",
    ]
    func tell(_ account: String, _ more: String...) -> Int32 {
      runner.run(arguments: ["--as", account, "do"] + raise + more).status
    }
    // Y-1 is Ada's; Ben may neither name that youth nor enter what is of no youth.
    #expect(tell("ben", "youth=Y-1") == 66)
    #expect(tell("ben") == 65)
    #expect(tell("boss", "youth=Y-1") == 66)
    #expect(tell("ann", "youth=Y-1", "id=I-Y") == 0)
    #expect(tell("boss", "id=I-N") == 0)
    for (account, items) in [("ann", ["I-N", "I-Y"]), ("ben", ["I-N"]), ("boss", ["I-N"])] {
      let found = try rows(runner, "--as", account, "agenda", "--kind", "conflict")
      #expect(found.compactMap { $0["item"] }.sorted() == items, "\(account)")
      let pairs = try rows(runner, "--as", account, "agenda", "--pairs")
      #expect(pairs.map { $0["conflicts"] } == ["2"], "\(account)")
    }
    let close = ["close-item", "answer=by order"]
    #expect(runner.run("--as", "ben", "do", close[0], "item=I-Y", close[1]).status == 66)
    #expect(runner.run("--as", "ann", "do", close[0], "item=I-N", close[1]).status == 65)
    #expect(runner.run("--as", "ann", "do", close[0], "item=I-Y", close[1]).status == 0)
    #expect(try rows(runner, "--as", "boss", "agenda", "--pairs").map { $0["open"] } == ["1"])
    #expect(runner.run("--as", "ann", "do", "undo").status == 0)
    #expect(try rows(runner, "--as", "boss", "agenda", "--pairs").map { $0["open"] } == ["2"])
    #expect(runner.run("check").status == 0)
  }
}
