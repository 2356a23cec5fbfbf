import Domain
import TestSupport

@testable import Store

/// Changes drawn by chance from the records of the sample; many are refused by a rule, and that
/// is as good as made.
struct RandomChanges {
  typealias Fields = [(name: String, text: String)]

  var random: SeededNumbers
  let store: BoardStore
  private let bundle: RowBundle
  /// Keys that changes made, by kind.
  private var made: [String: [String]] = [:]

  init(seed: UInt64, store: BoardStore) throws {
    random = SeededNumbers(seed: seed)
    self.store = store
    bundle = try RowBundle.sample()
  }

  /// Makes one change, or is refused.
  ///
  /// - Returns: its name, or `nil` where a rule refused it.
  mutating func make(at now: Instant) throws -> String? {
    let (name, fields) = draw()
    do {
      let key = try store.apply(name, fields: fields, now: now)
      if let kind = Self.kinds[name] { made[kind, default: []].append(key) }
      return name
    } catch is StoreError {
      return nil
    }
  }

  private static let kinds = [
    "add-youth": "youth", "add-staff": "staff", "open-case": "cases", "report-missing": "missing",
    "put-shift": "shifts", "record-report": "reports",
  ]

  private mutating func key(_ kind: String) -> String {
    let given = bundle[kind].compactMap { $0["id"] }
    let new = made[kind, default: []]
    // A few records only, so that changes meet one another.
    return random.chance(40) && !new.isEmpty
      ? random.one(of: new) : random.one(of: Array(given.prefix(6)))
  }

  private mutating func draw() -> (String, Fields) {
    switch random.pick(0...4) {
    case 0: drawPeople()
    case 1: drawCase()
    case 2: drawEpisode()
    case 3: drawPlacement()
    default: drawRoster()
    }
  }

  private mutating func drawPeople() -> (String, Fields) {
    switch random.pick(0...4) {
    case 0:
      (
        "change-youth",
        [
          ("youth", key("youth")), ("name", random.one(of: ["-", "Ash Vale", "Bo Reed"])),
          ("lead_person", random.one(of: ["-", "Ann", "Bob"])),
          ("effective_on", random.one(of: ["", "2026-11-0\(random.pick(1...9))", "2026-12-24"])),
        ]
      )
    case 1:
      (
        "change-staff",
        [
          ("staff", key("staff")), ("phone", random.one(of: ["-", "555-0100", "555-0101"])),
          ("qualified_until", random.one(of: ["", "2027-12-31"])),
        ]
      )
    case 2:
      (
        "add-youth",
        [
          ("county", "06029"), ("name", "Nyx O'Brien \"\(random.pick(1...9))\""),
          ("initials", "NO"),
        ]
      )
    case 3:
      (
        "add-staff",
        [("name", "New"), ("agency", "AG-KERN-CW"), ("role", "worker"), ("county", "06029")]
      )
    default:
      (
        "record-status",
        [
          ("youth", key("youth")), ("basis", random.one(of: ["other", "disclosure"])),
          ("status", random.one(of: ["possible", "clear", "confirmed"])),
        ]
      )
    }
  }

  private mutating func drawCase() -> (String, Fields) {
    switch random.pick(0...3) {
    case 0: ("open-case", [("youth", key("youth")), ("component", "FM")])
    case 1: ("close-case", [("case", key("cases"))])
    case 2:
      (
        "assign-case",
        [
          ("case", key("cases")), ("staff", key("staff")),
          ("role", random.one(of: ["primary", "secondary"])),
        ]
      )
    default: ("end-assignment", [("case", key("cases")), ("staff", key("staff"))])
    }
  }

  private mutating func drawEpisode() -> (String, Fields) {
    let worker = key("staff")
    return switch random.pick(0...10) {
    case 0: ("report-missing", [("youth", key("youth"))])
    case 6: ("mark-located", [("episode", key("missing"))])
    case 7: ("mark-lost", [("episode", key("missing"))])
    case 8:
      (
        "describe-episode",
        [("episode", key("missing")), ("risks", random.one(of: ["-", "weather", "other"]))]
      )
    case 9:
      (
        "record-step",
        [("episode", key("missing")), ("step", random.one(of: ["assault", "exam_offered"]))]
      )
    case 10:
      (
        "record-conversation",
        [("episode", key("missing")), ("outcome", random.one(of: ["offered", "held"]))]
      )
    case 4:
      (
        "assign-recovery",
        [
          ("episode", key("missing")), ("recovery_worker", random.one(of: ["-", worker])),
        ]
      )
    case 5: ("close-episode", [("episode", key("missing"))])
    case 1:
      (
        "record-notice",
        [("episode", key("missing")), ("party", random.one(of: ["ncmec", "court"]))]
      )
    case 2: ("record-effort", [("episode", key("missing")), ("kind", "school")])
    default: ("record-return", [("episode", key("missing")), ("return_kind", "self")])
    }
  }

  private mutating func drawPlacement() -> (String, Fields) {
    switch random.pick(0...2) {
    case 0:
      ("confirm-beds", [("facility", key("facilities")), ("occupied", "\(random.pick(0...3))")])
    case 1: ("place-stay", [("youth", key("youth")), ("facility", key("facilities"))])
    default: ("end-stay", [("youth", key("youth")), ("end_reason", "moved – with “quotes”")])
    }
  }

  private mutating func drawRoster() -> (String, Fields) {
    // Shifts to come alone: the hours of a running one are worked while the changes are made.
    let coming = made["shifts", default: ["none"]].last ?? "none"
    return switch random.pick(0...3) {
    case 0: ("record-report", [("county", "06029"), ("youth", key("youth"))])
    case 1: ("cancel-shift", [("shift", coming), ("gap", "snow")])
    case 2:
      (
        "change-shift",
        [("shift", coming), ("ends_at", "2027-01-2\(random.pick(0...9)) 08:00")]
      )
    default:
      (
        "put-shift",
        [
          ("county", "06029"), ("seat", "advocate"), ("staff", key("staff")),
          ("starts_at", "2027-01-0\(random.pick(1...9)) 08:00"),
          ("ends_at", "2027-01-1\(random.pick(0...9)) 08:00"),
        ]
      )
    }
  }
}
