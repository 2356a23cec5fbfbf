import Testing

@testable import Subcommands

/// `reports --list` and `reports --figure` through their command lines.
@Suite struct ReportsCommandTests {
  private func scene() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let reports = runner.file(
      "more/reports.csv",
      "id,county,received_at,youth,venue,screening,screened_at,disposition,disposed_at,care_status",
      "R-1,06029,2026-01-01 10:00,Y-1,hotel,screened_in,2026-01-02 10:00,substantiated,"
        + "2026-01-11 10:00,none",
      "R-2,06029,2026-06-01 10:00,Y-1,online,screened_in,2026-06-01 22:00,,,",
      "R-3,06029,2026-06-02 10:00,Y-2,,,,,,")
    let answer = runner.run("import", "reports", reports, "--clock", "2026-11-20 12:00")
    try #require(answer.status == 0, "\(answer.err)")
    return runner
  }

  private func out(_ runner: CommandRunner, _ words: String...) -> String {
    runner.run(arguments: ["reports"] + words + ["--as-of", "2026-11-20 12:00"]).out
  }

  @Test func `a list has the reports of one count and one group, counties by name too`() throws {
    let runner = try scene()
    for county in ["Kern", "kern", "06029"] {
      let list = out(runner, "--list", "substantiated", "--of", county, "-f", "csv")
      #expect(list.split(whereSeparator: \.isNewline).dropFirst().count == 1)
      #expect(list.contains("R-1,06029,2026-01-01T18:00:00Z,Y-1,substantiated,hotel,"))
    }
    #expect(out(runner, "--list", "unscreened", "-f", "csv").contains("R-3,06029"))
    let venue = out(runner, "--list", "received", "--by", "venue", "--of", "online", "-f", "csv")
    #expect(venue.contains("R-2,06029") && !venue.contains("R-1,06029"))
  }

  @Test func `figures are those of a hand count`() throws {
    let runner = try scene()
    // Decided after 24 and 12 hours; found after ten days.
    #expect(out(runner, "--figure", "lags", "-f", "csv").contains("06029,Kern,3,2,0.8,1,10.0"))
    #expect(
      out(runner, "--figure", "again", "-f", "csv")
        .contains("06029,Kern,1,100.0,1,1,0,,0,0,1,,0,0,1"))
    #expect(out(runner, "--figure", "heat", "-f", "csv").contains("Kern,2026-Q2,reported,no,2,1,"))
  }

  @Test func `as svg the groups and the map are pictures, and other figures are not`() throws {
    let runner = try scene()
    for words in [["--by", "venue"], ["--figure", "heat"]] {
      let answer = runner.run(arguments: ["reports"] + words + ["-f", "svg"])
      #expect(answer.status == 0 && answer.out.hasPrefix("<?xml"))
      #expect(answer.out.contains("role=\"img\"") && answer.out.hasSuffix("</svg>\n"))
    }
    for words in [["--figure", "lags"], ["--list", "received"]] {
      #expect(runner.run(arguments: ["reports"] + words + ["-f", "svg"]).status == 64)
    }
  }

  @Test func `what does not go together is a mistake of usage`() throws {
    let runner = try scene()
    for words in [
      ["--figure", "lags", "--list", "received"], ["--of", "Kern"], ["--figure", "nothing"],
      ["--figure", "heat", "--by", "venue"], ["--figure", "venues", "--by", "county"],
      ["--list", "received", "--of", "Nowhere"],
    ] {
      let answer = runner.run(arguments: ["reports"] + words)
      #expect(answer.status == 64 && answer.out.isEmpty, "\(words)")
    }
  }

  @Test func `a role with counts only, or with a part, has no figure made of every report`() throws
  {
    let runner = try scene()
    #expect(runner.run("grant", "ana", "analyst", "CW", "Kern").status == 0)
    #expect(runner.run("grant", "cas", "caseworker", "CW", "Kern", "--staff", "W-2").status == 0)
    for account in ["ana", "cas"] {
      for figure in ["lags", "care", "again", "venues", "fields", "heat", "identified"] {
        let answer = runner.run("--as", account, "reports", "--figure", figure)
        #expect(answer.status == 77 && answer.out.isEmpty, "\(account) \(figure)")
      }
    }
    #expect(runner.run("--as", "ana", "reports", "--list", "received").status == 77)
    let own = runner.run("--as", "cas", "reports", "--list", "received", "-f", "csv")
    #expect(own.status == 0 && own.out.contains("R-3,06029") && !own.out.contains("R-1"))
    // Small counts stay hidden in a picture too.
    let picture = runner.run("--as", "ana", "reports", "-f", "svg").out
    #expect(picture.contains("received: suppressed") && !picture.contains("3 received"))
  }
}
