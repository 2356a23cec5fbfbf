import Domain
import Store
import TestSupport
import Testing

@testable import Subcommands

/// Runs the reading commands as each role's account in each format and looks for what it may not
/// see: names of youth outside its rows, and narrative.
@Suite struct AccessOutputTests {
  static let commands: [[String]] = [
    ["caseloads"], ["caseloads", "--by", "worker"], ["caseloads", "--by", "case"],
    ["caseloads", "--by", "unit"], ["caseloads", "--by", "county"], ["placements"],
    ["caseloads", "--next", "C-0001"], ["caseloads", "--balance", "Valley", "--under", "90"],
    ["caseloads", "--move", "C-0034=W-102"],
    ["caseloads", "--ahead", "14"], ["caseloads", "--why", "C-0001"],
    ["caseloads", "--continuity"], ["caseloads", "--overrides"],
    ["caseloads", "--weeks"], ["caseloads", "--workforce"],
    ["caseloads", "--with", "tier.confirmed=250", "-c", "Kern"],
    ["placements", "--for", "Y-0001"], ["placements", "--for", "Y-0014"],
    ["placements", "--unmet"],
    ["missing"], ["missing", "--all"], ["missing", "--nearby"], ["clocks"], ["oncall"],
    ["gaps", "--days", "30"], ["responses"], ["placements", "--waiting"],
    ["placements", "--apart"], ["placements", "--review"],
    ["placements", "--custody"], ["placements", "--family"], ["placements", "--decisions"],
    ["placements", "--history", "F-KERN-1"],
    ["placements", "--for", "Y-0003", "--group"],
    ["placements", "--for", "Y-0003", "--call", "F-KERN-1"], ["swaps", "--all"], ["handovers"],
    ["schedules", "--all"],
    ["roster", "--shares"],
    ["roster", "--check", "--from", "2026-11-20", "--until", "2026-11-21"],
    ["oversight"], ["plans"], ["plans", "gaps"], ["plans", "search", "night"],
    ["plans", "evidence", "06029"], ["responsibilities"],
    ["agenda", "--all"], ["agenda", "--pairs"], ["agenda", "--indicators"],
    ["budget"], ["budget", "--purposes"], ["protocol"],
    ["partners"], ["plans", "survey"], ["studies"], ["partners", "--referrals"],
    ["requests", "--all"],
    ["county-notes", "--history"], ["caseloads", "--handovers"],
    ["plans", "show", "06029", "2026-27"], ["plans", "diff", "06029", "2025-26", "2026-27"],
    ["policies"],
    ["policies", "--history"], ["do"], ["access", "Y-0022"],
    ["alerts"], ["notices"], ["recovery"], ["packet", "M-0001"], ["packet", "M-0003"],
    ["audit"], ["audit", "head"], ["accounts"], ["imports"], ["reports"],
    ["reports", "--by", "source"], ["reports", "--by", "age_band"],
    ["reports", "--by", "channel"], ["reports", "--list", "received"],
    ["reports", "--figure", "lags", "--by", "source"], ["reports", "--figure", "care"],
    ["reports", "--figure", "again"], ["reports", "--figure", "venues"],
    ["reports", "--figure", "channels"], ["reports", "--figure", "completeness"],
    ["reports", "--figure", "fields"], ["reports", "--figure", "heat"],
    ["reports", "--figure", "identified"], ["reports", "--figure", "submitted"],
    ["export", "youth"], ["export", "assignments"],
    ["export", "stays"], ["export", "flags"], ["export", "missing"], ["export", "hearings"],
    ["export", "--public", "cases"], ["breakglass", "--all"], ["access", "Y-0001"], ["doctor"],
    ["coverage", "--from", "2026-11-20", "--until", "2026-11-21"],
    ["roster", "--from", "2026-11-20", "--until", "2026-11-21"],
    ["callouts", "--from", "2026-07-01", "--until", "2026-11-21"], [],
  ]

  /// Commands that read no record, or are gone through elsewhere: one youth's record, changes.
  private static let others: Set<String> = [
    "youth", "import", "init", "demo", "check", "grant", "notify", "revoke", "completions",
    "backup",
    "restore",
  ]

  @Test func `every command that reads records is among those that are run`() {
    let run = Set(Self.commands.compactMap(\.first))
    #expect(run.union(Self.others) == Set(SubcommandCatalog.descriptors.map(\.name)))
  }

  /// A mark in the free text of every youth: names, initials, gender, narrative, results.
  private static func marked(_ bundle: RowBundle) -> RowBundle {
    var bundle = bundle
    let columns = [
      "youth": ["name", "initials", "gender", "languages"], "efforts": ["result"],
      "assignments": ["handover"], "stays": ["end_reason"], "no_contact": ["reason"],
      "hearings": ["court", "kind"],
    ]
    for (kind, names) in columns {
      bundle[kind] = bundle[kind].map { row in
        var row = row
        let key = row["id"] ?? row["youth"] ?? row["case"] ?? row["episode"] ?? ""
        for name in names { row[name] = "canary-\(kind)-\(name)-\(key)-" }
        return row
      }
    }
    return bundle
  }

  private func runner(_ every: EveryRoleScene) throws -> CommandRunner {
    try CommandRunner(every.scene)
  }

  private func canaries(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "canary-").dropFirst().map { part in
        part.prefix { $0 != "," && $0 != "\"" && $0 != " " && $0 != "\n" }.description
      })
  }

  /// The keys of the youth whom a store's account sees of one group.
  private func keys(_ store: BoardStore, _ youth: [String], _ group: FieldGroup, at: Instant)
    -> Set<String>
  {
    Set(
      youth.filter { key in
        guard let record = try? store.read(YouthQuery(youth: key, at: at)) else { return false }
        return !record.withheld.contains(group)
      })
  }

  private static let groups: [String: FieldGroup] = [
    "youth-name": .f1, "youth-initials": .f1, "youth-gender": .f2, "youth-languages": .f2,
    "efforts-result": .f6, "assignments-handover": .f4, "stays-end_reason": .f7,
    "placement_decisions-reason": .f7, "no_contact-reason": .f9, "hearings-court": .f16,
    "hearings-kind": .f16,
  ]

  @Test(arguments: EveryRoleScene.accounts)
  func `no command in any format prints what its account may not see`(account: String) throws {
    let every = try EveryRoleScene(changing: Self.marked)
    let runner = try runner(every)
    let store = try every.scene.open(as: account)
    let youth = try RowBundle.sample()["youth"].compactMap { $0["id"] }
    let reads = youth.map { ["youth", $0] }
    let near =
      store.viewer.role.seesNearby
      ? try store.read(NearbyQuery(at: every.scene.now)).map(\.line.episode.youth) : []
    var counts = (outputs: 0, canaries: 0)
    let formats = ["text", "csv", "json"]
    let place = EveryRoleScene.accounts.firstIndex(of: account) ?? 0
    for (index, command) in (Self.commands + reads).enumerated() {
      // The formats in turn: each command is read in every one of them, by a third of the accounts.
      for format in [formats[(index + place) % formats.count]] {
        let answer = runner.run(
          arguments: ["--store", every.scene.path, "--as", account] + command + ["-f", format])
        #expect([0, 1, 66, 77].contains(answer.status), "\(account) \(command): \(answer.err)")
        counts.outputs += 2
        for canary in canaries(answer.out + answer.err) {
          counts.canaries += 1
          let parts = canary.split(separator: "-", maxSplits: 2).map(String.init)
          let group = try #require(
            Self.groups["\(parts[0])-\(parts[1])"], "\(command) \(format) \(canary)")
          #expect(
            AccessMatrix.access(store.viewer.role, group).mayRead, "\(account) \(command) \(canary)"
          )
          guard parts[2].hasPrefix("Y-") else { continue }
          let key = String(parts[2].prefix(6))
          // What a youth of another county looks like who may be here.
          let isNearby = command.contains("--nearby") && near.contains(key)
          if isNearby, parts[1] == "gender" { continue }
          #expect(
            keys(store, [key], group, at: every.scene.now) == [key],
            "\(account) \(command) \(canary)")
        }
      }
    }
    print("outputs: \(account), \(counts.outputs) grepped, \(counts.canaries) seen and allowed")
  }

  @Test func `what is withheld is named and says whom to ask`() throws {
    let every = try EveryRoleScene()
    let runner = try runner(every)
    let base = ["--store", every.scene.path, "--as", "mentor", "youth", "Y-0004"]
    let text = runner.run(arguments: base).out
    #expect(text.contains("[withheld]"))
    #expect(text.contains("Withheld from you: description, exploitation status"))
    #expect(text.contains("661-555-0111"))
    let json = runner.run(arguments: base + ["-f", "json"]).out
    #expect(json.contains("\"withheld\":[\"status\""))
    #expect(!json.contains("\"status\":\"none\""))
    let team = runner.run(
      arguments: [
        "--store", every.scene.path, "--as", "mentor", "youth", EveryRoleScene.teamYouth, "-f",
        "json",
      ]
    ).out
    #expect(team.contains("\"status\":\""))
  }

  @Test func `a youth's own access history names each ground`() throws {
    let every = try EveryRoleScene()
    let runner = try runner(every)
    for account in ["worker", "nurse"] {
      let answer = runner.run(
        arguments: [
          "--store", every.scene.path, "--as", account, "youth", EveryRoleScene.teamYouth,
        ])
      #expect(answer.status == 0)
    }
    let history = runner.run(
      arguments: [
        "--store", every.scene.path, "--as", "auditor", "audit", "--youth",
        EveryRoleScene.teamYouth, "-f", "csv",
      ]
    ).out
    #expect(history.contains("worker"))
    #expect(history.contains("team T-1 response"))
    #expect(!history.contains("Y-0011"))
    let other = runner.run(
      arguments: ["--store", every.scene.path, "--as", "beds", "audit", "--youth", "Y-0001"])
    #expect(other.status == 77)
  }
}
