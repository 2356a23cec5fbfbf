import Domain
import TestSupport
import Testing

@testable import Store

/// The changes of an episode beyond its notices and efforts.
@Suite struct EpisodeChangeTests {
  typealias Fields = [(name: String, text: String)]

  private func make(
    _ scene: BoardScene, _ name: String, _ fields: Fields, later seconds: Int64 = 0
  ) throws -> String {
    let before = try StoreDump.records(of: scene.path)
    do {
      return try scene.maker.apply(name, fields: fields, now: scene.now.adding(seconds: seconds))
    } catch let error as StoreError {
      #expect(try StoreDump.records(of: scene.path) == before, "\(name)")
      switch error {
      case .rule(let reason): return reason
      case .field(let problem): return "\(problem.field): \(problem.reason)"
      default: throw error
      }
    }
  }

  private func line(_ scene: BoardScene, _ key: String, at time: String? = nil) throws
    -> EpisodeLine
  {
    let at = try time.map { try TimeText.instant($0, zone: scene.maker.zone) } ?? scene.now
    return try #require(try scene.maker.read(EpisodesQuery(at: at, only: key)).first)
  }

  private func reported(_ scene: BoardScene) throws -> String {
    try make(scene, "report-missing", [("youth", "Y-0003"), ("received_at", "2026-11-20 08:00")])
  }

  @Test func `a youth is located, lost again and back, and each moment keeps its state`() throws {
    let scene = try BoardScene.sample()
    let key = try reported(scene)
    let located: Fields = [
      ("episode", key), ("at", "2026-11-20 09:00"), ("place", "a park"),
      ("location_approved", "no"),
    ]
    #expect(try make(scene, "mark-located", located) == key)
    #expect(try line(scene, key).state == .locatedNotReturned)
    #expect(
      try make(scene, "mark-lost", [("episode", key), ("at", "2026-11-20 08:30")])
        == "episode '\(key)' was reported then; being lost again cannot follow")
    #expect(try make(scene, "mark-lost", [("episode", key), ("at", "2026-11-20 10:00")]) == key)
    #expect(
      try make(scene, "record-return", [("episode", key), ("returned_at", "2026-11-20 11:00")])
        == key)
    let states = try ["08:30", "09:00", "10:00", "11:00"].map {
      try line(scene, key, at: "2026-11-20 \($0)").state
    }
    #expect(states == [.reported, .locatedNotReturned, .searching, .returned])
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `what happened before the return may come in after it, nothing away after it`() throws
  {
    let scene = try BoardScene.sample()
    let key = try reported(scene)
    _ = try make(scene, "record-return", [("episode", key), ("returned_at", "2026-11-20 11:00")])
    #expect(
      try make(scene, "mark-located", [("episode", key), ("at", "2026-11-20 10:59:59")]) == key)
    #expect(
      try make(scene, "mark-located", [("episode", key), ("at", "2026-11-20 11:00")])
        == "episode '\(key)' was returned then; being located cannot follow")
    #expect(
      try make(scene, "record-sighting", [("episode", key)])
        == "episode '\(key)' was returned then; a sighting cannot follow")
    #expect(try line(scene, key).state == .returned)
  }

  @Test func `a step closes its clock by its own moment, and keeps no number of NCIC`() throws {
    let scene = try BoardScene.sample()
    let key = try reported(scene)
    let known: Fields = [
      ("episode", key), ("step", "exploitation_known"), ("at", "2026-11-20 09:00"),
    ]
    #expect(try make(scene, "record-step", known) == key)
    #expect(try make(scene, "record-step", known) == "that step is recorded already")
    func clock() throws -> ClockReading? {
      try line(scene, key).clocks.first { $0.clock == .exploitationReport }
    }
    #expect(try clock()?.state == .pending)
    _ = try make(
      scene, "record-step",
      [
        ("episode", key), ("step", "exploitation_reported"), ("at", "2026-11-20 10:00"),
        ("reference", "LE-7"),
      ])
    #expect(try clock()?.state == .met)
    #expect(
      try make(
        scene, "record-step", [("episode", key), ("step", "ncic_entered"), ("reference", "X-1")])
        == "reference: stays empty: neither answers nor numbers of CLETS and NCIC are kept here")
  }

  @Test func `a return conversation is offered, held and told, and the first one counts`() throws {
    let scene = try BoardScene.sample()
    let key = try reported(scene)
    let early: Fields = [("episode", key), ("outcome", "offered")]
    #expect(
      try make(scene, "record-conversation", early)
        == "episode '\(key)' was reported then; a return conversation cannot follow")
    _ = try make(scene, "record-return", [("episode", key), ("returned_at", "2026-11-20 09:00")])
    _ = try make(
      scene, "record-conversation",
      [("episode", key), ("outcome", "declined"), ("at", "2026-11-20 09:30")])
    func debrief() throws -> ClockReading? {
      try line(scene, key).clocks.first { $0.clock == .debrief }
    }
    #expect(try debrief()?.state == .exempt)
    for time in ["2026-11-20 11:00", "2026-11-20 10:00"] {
      _ = try make(
        scene, "record-conversation",
        [("episode", key), ("outcome", "held"), ("at", time), ("factors", "school;partner")])
    }
    #expect(
      try debrief()?.metAt == (try TimeText.instant("2026-11-20 10:00", zone: scene.maker.zone)))
    #expect(
      try make(
        scene, "record-conversation",
        [("episode", key), ("outcome", "offered"), ("factors", "school")])
        == "factors: is told in a conversation that was held")
  }

  @Test func `a screening after the return is the episode's and the youth's`() throws {
    let scene = try BoardScene.sample()
    let key = try reported(scene)
    _ = try make(scene, "record-return", [("episode", key), ("returned_at", "2026-11-20 09:00")])
    let wrong: Fields = [
      ("episode", key), ("tool", "cse_it"), ("version", "2.0"), ("score", "9"),
      ("band", "possible"),
    ]
    #expect(
      try make(scene, "record-screen", wrong)
        == "band: 'possible' does not fit a total of 9, which is clear")
    #expect(
      try make(
        scene, "record-screen",
        [("episode", key), ("tool", "cse_it"), ("version", "2.0"), ("score", "9")]) == key)
    #expect(
      try line(scene, key).clocks.first { $0.clock == .traffickingScreen }?.state == .met)
    #expect(
      try make(scene, "record-screen", [("episode", key)])
        == "the screening of episode '\(key)' is recorded already")
  }

  @Test func `an entry made in error counts nowhere, and the youth can be reported again`() throws {
    let scene = try BoardScene.sample()
    let key = try reported(scene)
    let number = try line(scene, key).number
    #expect(
      try make(
        scene, "end-episode",
        [("episode", key), ("ending", "entered_in_error"), ("reason", "a namesake")]) == key)
    let ended = try line(scene, key)
    #expect(ended.state == .enteredInError)
    #expect(ended.clocks.isEmpty)
    #expect(
      try make(scene, "record-notice", [("episode", key), ("party", "court")])
        == "episode '\(key)' was entered in error then; a notice cannot follow")
    let again = try make(scene, "report-missing", [("youth", "Y-0003")])
    #expect(again != key)
    #expect(try line(scene, again).number == number)
  }

  @Test func `what is known is set field by field, and the log names fields, never words`() throws {
    let scene = try BoardScene.sample()
    let fields: Fields = [
      ("episode", "M-0001"), ("risks", "medication"), ("vehicle", "a grey van"),
      ("le_agency", "Sample PD"),
    ]
    #expect(try make(scene, "describe-episode", fields) == "M-0001")
    #expect(
      try make(scene, "describe-episode", fields) == "episode 'M-0001' is so already")
    #expect(try line(scene, "M-0001").episode.risks == [.medication])
    #expect(
      try line(scene, "M-0001").clocks.contains { $0.clock == .ncicEntry && $0.state == .late })
    _ = try make(scene, "describe-episode", [("episode", "M-0001"), ("le_agency", "-")])
    #expect(try line(scene, "M-0001").clocks.allSatisfy { $0.clock != .ncicEntry })
    let log = try scene.maker.read(AuditQuery(newest: 4)).map(\.detail).joined()
    #expect(log.contains("vehicle") && !log.contains("grey"))
  }

  @Test func `a clock is exempt with a reason, and the search for a youth never is`() throws {
    let scene = try BoardScene.sample()
    #expect(
      try make(
        scene, "exempt-clock",
        [("episode", "M-0002"), ("clock", "return_notices"), ("reason", "told in person")])
        == "M-0002")
    let reading = try line(scene, "M-0002").clocks.first { $0.clock == .returnNotices }
    #expect(reading?.state == .exempt && reading?.exemptReason == "told in person")
    for clock in ["next_effort", "ncmec"] {
      #expect(
        try make(
          scene, "exempt-clock", [("episode", "M-0001"), ("clock", clock), ("reason", "none")]
        ).hasPrefix("clock: "))
    }
    #expect(
      try make(
        scene, "exempt-clock", [("episode", "M-0002"), ("clock", "debrief"), ("reason", "")]
      )
      .hasPrefix("reason: is needed"))
  }

  @Test func `a county sets its ladder from a day on, and no step before an earlier one`() throws {
    let scene = try BoardScene.sample()
    func set(_ fields: Fields) throws -> String {
      try make(
        scene, "set-ladder",
        [("county", "06029"), ("citation", "protocol 4"), ("approved_by", "director")] + fields)
    }
    func minutes(_ step: LadderStep, on day: LocalDate) throws -> Int? {
      PolicyBook(rows: try scene.maker.read(PoliciesQuery(inForceOn: nil)))
        .value(.escalation, step.rawValue, county: "06029", on: day)?.value
    }
    #expect(
      try set([("backup", "5"), ("supervisor", "15"), ("effective_on", "2026-11-22")])
        == "escalation")
    let day = try #require(LocalDate("2026-11-22"))
    #expect(try minutes(.backup, on: day.adding(days: -1)) == 10)
    #expect(try minutes(.backup, on: day) == 5)
    #expect(try minutes(.supervisor, on: day) == 15)
    #expect(try minutes(.manager, on: day) == 30)
    #expect(
      try set([("manager", "14"), ("effective_on", "2026-11-23")])
        == "manager: manager after 14 minutes would come before supervisor after 15")
    #expect(
      try set([("backup", "25")])
        == "backup: supervisor after 20 minutes would come before backup after 25")
    #expect(try set([]) == "primary: or another step is needed")
  }

  @Test func `a county sets a clock from a day on, and switches off no law`() throws {
    let scene = try BoardScene.sample()
    func set(_ fields: Fields) throws -> String {
      try make(
        scene, "set-clock",
        [("county", "06029"), ("citation", "protocol 4"), ("approved_by", "director")] + fields)
    }
    #expect(
      try set([
        ("clock", "next_effort_first_30_d"), ("value", "72"), ("effective_on", "2026-11-22"),
      ])
        == "next_effort_first_30_d")
    func due(_ time: String) throws -> ClockReading? {
      try line(scene, "M-0001", at: time).clocks.first { $0.clock == .nextEffort }
    }
    let (before, after) = (try due("2026-11-21 23:59"), try due("2026-11-22"))
    #expect(after?.citation == "protocol 4")
    #expect(before?.citation == ClockKey.effortWeekly.citation)
    #expect(
      (before?.dueAt.seconds ?? 0) - (after?.dueAt.seconds ?? 0) == Int64(7 * 24 - 72) * 3_600)
    #expect(
      try set([("clock", "ncmec"), ("standing", "off")])
        == "standing: of ncmec stays on: \(ClockKey.ncmec.citation)")
    #expect(
      try set([("clock", "court_hearing"), ("standing", "on"), ("effective_on", "2026-11-19")])
        == "effective_on: lies in the past; a policy holds from today on")
    #expect(try line(scene, "M-0001").clocks.allSatisfy { $0.clock != .warrantRequest })
    _ = try set([("clock", "warrant_request"), ("standing", "on")])
    #expect(try line(scene, "M-0001").clocks.contains { $0.clock == .warrantRequest })
  }
}
