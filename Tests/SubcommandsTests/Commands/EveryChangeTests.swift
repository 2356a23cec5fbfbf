import Database
import Domain
import Glibc
import Store
import TestSupport
import Testing

@testable import Subcommands

/// Every change of the catalogue by each of its three roads: as a form sends it, as fields of a
/// command line, and as JSON on standard input.
@Suite struct EveryChangeTests {
  typealias Fields = [(name: String, text: String)]

  /// One store of the three, and the road by which it is changed.
  private final class Road {
    enum Kind: CaseIterable { case form, fields, json }

    let kind: Kind
    let runner: CommandRunner
    private var made: [String: String] = [:]
    private let clock = "2026-11-20T12:00:00-08:00"

    init(_ kind: Kind) throws {
      self.kind = kind
      runner = try CommandRunner()
      try runner.makeDemo()
      let homes = runner.file(
        "homes/facilities.csv", "id,name,type,county,capacity_contracted",
        "F-1,Home,STRTP,06029,6", "F-2,Home,RFH,06029,2")
      let more = runner.file("more/agencies.csv", "id,name,kind", "ADV,Advocates,advocate")
      try #require(runner.run("import", "agencies", more, "--clock", clock).status == 0)
      try #require(runner.run("import", "facilities", homes, "--clock", clock).status == 0)
      let stated = runner.file(
        "more/submissions.csv", "county,first_day,last_day,count,submitted_on",
        "06029,2026-07-01,2026-09-30,3,2026-10-05")
      try #require(runner.run("import", "submissions", stated, "--clock", clock).status == 0)
      for account in ["mentor", "nurse"] {
        let grant = runner.run("grant", account, "advocate", "CW", "06029", "--clock", clock)
        try #require(grant.status == 0, "\(grant.err)")
      }
    }

    /// Makes a change; its key, or the exit status of the refusal.
    func make(_ name: String, _ fields: Fields) throws -> String {
      let fields = fields.map { (name: $0.name, text: made[$0.text] ?? $0.text) }
      let answer = try kind == .form ? send(name, fields) : type(name, fields)
      made["{\(name)}"] = answer
      return answer
    }

    private func send(_ name: String, _ fields: Fields) throws -> String {
      let store = try BoardStore.open(
        path: runner.store, identity: runner.environment.identity, present: { CommandRunner.noon })
      do {
        return try store.apply(name, fields: fields, now: CommandRunner.noon)
      } catch {
        let failure = CommandFailure.describing(error, command: "do", storePath: nil)
        return "exit \(failure?.status.rawValue ?? 0)"
      }
    }

    private func type(_ name: String, _ fields: Fields) throws -> String {
      var words = ["do", name, "--clock", clock]
      if kind == .fields { words += fields.map { "\($0.name)=\($0.text)" } }
      let answer = try kind == .json ? withInput(fields) { run(words + ["-"]) } : run(words)
      return answer.status == 0 ? String(answer.out.dropLast()) : "exit \(answer.status)"
    }

    private func run(_ words: [String]) -> CommandRunner.Answer { runner.run(arguments: words) }

    /// Puts the fields on standard input as one object; no other test reads it.
    private func withInput<T>(_ fields: Fields, _ body: () -> T) throws -> T {
      let members = fields.map { "\"\($0.name)\": \"\($0.text)\"" }.joined(separator: ", ")
      let path = runner.file("fields.json", "{\(members)}")
      let kept = dup(0)
      let input = open(path, O_RDONLY)
      try #require(dup2(input, 0) == 0)
      close(input)
      defer {
        dup2(kept, 0)
        close(kept)
      }
      return body()
    }

    /// The log without what differs from run to run: place, time, session and hashes.
    func log() throws -> [String] {
      let connection = try StoreDump.open(runner.store)
      defer { connection.close() }
      return try connection.fetchAll(
        "SELECT uid, account, role, agency, verb, subject_kind, subject, basis, outcome, detail"
          + " FROM audit WHERE verb <> 'import' ORDER BY seq"
      ) { row in (0..<10).map { "\(row.value($0))" }.joined(separator: " | ") }
    }

    func head() throws -> String {
      let connection = try StoreDump.open(runner.store)
      defer { connection.close() }
      return "\(try connection.fetchInt("SELECT max(seq) FROM audit"))"
    }
  }

  private static let second: Fields = [
    ("id", "W-8"), ("name", "Eight"), ("agency", "CW"), ("role", "worker"), ("county", "06029"),
  ]

  /// Neither of the two is designated for the case.
  private static let aside: Fields = [("acknowledged", "yes"), ("reason", "nobody else is")]

  private static let steps = ownSteps + staffSteps + agendaSteps

  private static let ownSteps: [(name: String, fields: Fields)] = [
    ("add-youth", [("id", "Y-9"), ("county", "06029"), ("initials", "ZZ")]),
    ("change-youth", [("youth", "Y-9"), ("lead_agency", "CW"), ("initials", "-")]),
    ("record-status", [("youth", "Y-9"), ("status", "clear"), ("basis", "other")]),
    (
      "add-staff",
      [
        ("id", "W-9"), ("name", "Nine"), ("agency", "CW"), ("role", "worker"),
        ("county", "06029"),
      ]
    ),
    ("change-staff", [("staff", "W-9"), ("phone", "555-0100")]),
    ("open-case", [("id", "C-9"), ("youth", "Y-9"), ("component", "FR")]),
    ("assign-case", [("case", "C-9"), ("staff", "W-9"), ("handover", "calls first")] + aside),
    ("add-staff", second),
    (
      "reassign-case",
      [("case", "C-9"), ("staff", "W-9"), ("to", "W-8"), ("keeps", "closing")] + aside
    ),
    ("end-assignment", [("case", "C-9"), ("staff", "W-9")]),
    (
      "override-weight",
      [("case", "C-9"), ("delta", "50"), ("reason", "long drives"), ("until", "2026-12-20")]
    ),
    ("end-override", [("case", "C-9")]),
    ("close-case", [("case", "C-9")]),
    (
      "set-policy",
      [
        ("county", "06029"), ("kind", "tier"), ("key", "confirmed"), ("value", "210"),
        ("citation", "protocol 4"), ("approved_by", "the director"),
      ]
    ),
    ("report-missing", [("youth", "Y-9"), ("received_at", "2026-11-20 09:00")]),
    ("assign-recovery", [("episode", "{report-missing}"), ("recovery_worker", "W-9")]),
    ("record-notice", [("episode", "{report-missing}"), ("party", "court")]),
    ("record-effort", [("episode", "{report-missing}"), ("kind", "school")]),
    ("record-sighting", [("episode", "{report-missing}"), ("source", "friend")]),
    ("mark-located", [("episode", "{report-missing}"), ("at", "2026-11-20 11:58")]),
    ("mark-lost", [("episode", "{report-missing}"), ("at", "2026-11-20 11:59")]),
    ("describe-episode", [("episode", "{report-missing}"), ("risks", "medication;other")]),
    ("record-step", [("episode", "{report-missing}"), ("step", "report_accepted")]),
    (
      "acknowledge-alert",
      [
        ("episode", "{report-missing}"), ("alert", "ncmec"), ("owner", "W-9"),
        ("until", "2026-11-20 20:00"),
      ]
    ),
    (
      "hand-over-alert",
      [
        ("episode", "{report-missing}"), ("alert", "ncmec"), ("to", "W-8"),
        ("until", "2026-11-20 22:00"),
      ]
    ),
    ("record-return", [("episode", "{report-missing}"), ("return_kind", "self")]),
    (
      "exempt-clock",
      [("episode", "{report-missing}"), ("clock", "return_notices"), ("reason", "told at once")]
    ),
    ("record-conversation", [("episode", "{report-missing}"), ("outcome", "held")]),
    ("record-screen", [("episode", "{report-missing}"), ("tool", "cse_it"), ("score", "5")]),
    ("close-episode", [("episode", "{report-missing}")]),
    (
      "end-episode",
      [("episode", "{report-missing}"), ("ending", "entered_in_error"), ("reason", "a namesake")]
    ),
    (
      "set-clock",
      [
        ("county", "06029"), ("clock", "return_notices"), ("value", "2"),
        ("citation", "protocol 4"), ("approved_by", "the director"),
      ]
    ),
    (
      "set-ladder",
      [
        ("county", "06029"), ("backup", "5"), ("citation", "protocol 4"),
        ("approved_by", "the director"),
      ]
    ),
    ("confirm-beds", [("facility", "F-1"), ("occupied", "2")]),
    ("record-preference", [("youth", "Y-9"), ("facility", "F-1")]),
    ("hold-bed", [("youth", "Y-9"), ("facility", "F-1"), ("until", "2026-11-20 20:00")]),
    ("release-bed", [("youth", "Y-9"), ("facility", "F-1")]),
    ("place-stay", [("youth", "Y-9"), ("facility", "F-1"), ("from", "2026-11-20 10:00")]),
    ("move-stay", [("youth", "Y-9"), ("facility", "F-2"), ("at", "2026-11-20 12:00")]),
    ("end-stay", [("youth", "Y-9"), ("end_reason", "moved"), ("missing", "no")]),
    (
      "put-shift",
      [
        ("county", "06029"), ("seat", "child_welfare"), ("staff", "W-9"),
        ("starts_at", "2026-12-01 08:00"), ("ends_at", "2026-12-01 20:00"),
      ]
    ),
    (
      "plan-rotation",
      [
        ("county", "06029"), ("seat", "child_welfare"), ("pattern", "weekly"), ("people", "W-9"),
        ("starts_at", "2026-12-04 17:00"), ("until", "2026-12-18 17:00"),
      ]
    ),
    (
      "put-shifts",
      [
        ("county", "06029"),
        ("shifts", "child_welfare primary W-9 2026-12-27 08:00/2026-12-27 20:00"),
      ]
    ),
    ("put-schedule", span(day: "24") + [("fallback", "W-9")]),
    ("end-schedule", [("schedule", "{put-schedule}"), ("gap", "snow")]),
    ("change-shift", [("shift", "{put-shift}"), ("ends_at", "2026-12-01 22:00")]),
    ("cancel-shift", [("shift", "{put-shift}"), ("gap", "snow")]),
    ("put-shift", coming),
    ("ask-swap", [("shift", "{put-shift}"), ("to", "W-8")]),
    ("accept-swap", [("swap", "{ask-swap}")]),
    ("approve-swap", [("swap", "{ask-swap}")]),
    ("ask-swap", [("shift", "{put-shift}"), ("to", "W-9")]),
    ("withdraw-swap", [("swap", "{ask-swap}")]),
    ("take-shift", span(day: "22") + [("staff", "W-9")]),
    ("fill-gaps", span(day: "23") + [("staff", "W-9")]),
    ("start-handover", [("county", "06029"), ("to", "W-8"), ("from", "W-9")]),
    ("sign-handover", [("handover", "{start-handover}")]),
    ("record-report", [("county", "06029"), ("youth", "Y-9"), ("venue", "hotel")]),
    (
      "set-responsibility",
      [("county", "06029"), ("function", "data"), ("agency", "CW"), ("role", "lead")]
    ),
    ("note-county", [("county", "06029"), ("topic", "the court"), ("text", "on Tuesdays")]),
    ("open-response", [("county", "06029"), ("source", "hospital"), ("tier", "T1")]),
    (
      "record-response",
      [("callout", "{open-response}"), ("seat", "child_welfare"), ("staff", "W-9")]
    ),
    ("page-next", [("callout", "{open-response}"), ("seat", "advocate")]),
    (
      "log-response",
      [
        ("callout", "{open-response}"), ("step", "offer"), ("outcome", "later"),
        ("again_at", "2026-11-22 09:00"),
      ]
    ),
    (
      "explain-response", [("callout", "{open-response}"), ("exception_reason", "snow")]
    ),
    (
      "start-team",
      [
        ("id", "T-9"), ("youth", "Y-9"), ("purpose", "response"), ("members", "mentor;nurse"),
        ("verified", "badges seen"),
      ]
    ),
    ("extend-team", [("team", "T-9"), ("until", "2027-03-01"), ("cause", "a trial runs")]),
    ("end-team", [("team", "T-9")]),
    (
      "record-consent",
      [
        ("id", "N-9"), ("youth", "Y-9"), ("agency", "CW"), ("basis", "consent"),
        ("fields", "f11"), ("reference", "in the file"), ("until", "2027-01-01"),
      ]
    ),
    ("end-consent", [("consent", "N-9")]),
  ]

  private static let coming: Fields = span(day: "21") + [("staff", "W-9")]

  private static func span(day: String) -> Fields {
    [
      ("county", "06029"), ("seat", "child_welfare"), ("starts_at", "2026-12-\(day) 08:00"),
      ("ends_at", "2026-12-\(day) 20:00"),
    ]
  }

  /// What opens a record, or ends that, is never taken back: it may have been read by it.
  private static let grounds: Set<String> = [
    "start-team", "extend-team", "end-team", "record-consent", "end-consent",
  ]

  /// An opening for life safety is for whoever does not see the youth; the maker sees everyone.
  private static let notTheMakers: Set<String> = ["break-glass", "review-break-glass"]

  @Test func `has the same checks and the same entry by form, field and JSON, and is taken back`()
    throws
  {
    #expect(
      Set(Self.steps.map(\.name) + ["undo"]).union(Self.notTheMakers)
        == Set(ChangeCatalog.descriptors.map(\.name)))
    let roads = try Road.Kind.allCases.map { try Road($0) }
    for step in Self.steps {
      var answers: [[String]] = []
      for road in roads { answers.append(try play(step.name, step.fields, on: road)) }
      #expect(Set(answers).count == 1, "\(step.name): \(answers)")
    }
    let logs = try roads.map { try $0.log() }
    #expect(Set(logs).count == 1)
    // A ground has one refused undo, every other change its undo and the undo of that.
    let undos = 2 * Self.steps.count - Self.grounds.count
    #expect(logs[0].filter { $0.contains("undo") }.count == undos)
    let records = try roads.map { try StoreDump.records(of: $0.runner.store) }
    for other in records.dropFirst() {
      #expect(StoreDump.differences(records[0], other) == [])
    }
    for road in roads { #expect(road.runner.run("check").status == 0) }
  }

  /// A refusal, the change, its undo, and the undo of that; of a ground its refused undo.
  private func play(_ name: String, _ fields: Fields, on road: Road) throws -> [String] {
    let path = road.runner.store
    let before = try StoreDump.writtenRecords(of: path)
    var wrong = fields
    wrong[0].text = wrong[0].name == "id" ? "\u{7F}" : "none"
    let refused = try road.make(name, wrong)
    #expect(refused.hasPrefix("exit 6"), "\(name): \(refused)")
    #expect(StoreDump.differences(before, try StoreDump.writtenRecords(of: path)) == [])
    let key = try road.make(name, fields)
    let after = try StoreDump.writtenRecords(of: path)
    #expect(before != after, "\(name): \(key)")
    let undone = try road.make("undo", [])
    if Self.grounds.contains(name) {
      #expect(undone == "exit 65", "\(name)")
      #expect(StoreDump.differences(after, try StoreDump.writtenRecords(of: path)) == [])
      return [refused, key, undone]
    }
    #expect(StoreDump.differences(before, try StoreDump.writtenRecords(of: path)) == [], "\(name)")
    let redone = try road.make("undo", [("entry", try road.head())])
    #expect(StoreDump.differences(after, try StoreDump.writtenRecords(of: path)) == [], "\(name)")
    return [refused, key, undone, redone]
  }
}
