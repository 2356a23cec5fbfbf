import Domain
import TestSupport
import Testing

@testable import Store

/// A rotation in a real store: what is entered stays, nobody sits in two places, and all of it is
/// taken back at once.
@Suite struct PlanRotationTests {
  private let scene: BoardScene

  init() throws { scene = try BoardScene.sample() }

  private func plan(_ people: String, _ extra: [(name: String, text: String)] = []) throws -> String
  {
    var fields: [(name: String, text: String)] = [
      ("county", "06029"), ("seat", "supervisor"), ("pattern", "weekly"), ("people", people),
      ("starts_at", "2026-12-04 17:00"), ("until", "2026-12-25 17:00"),
    ]
    for field in extra {
      fields.removeAll { $0.name == field.name }
      fields.append(field)
    }
    return try scene.maker.apply("plan-rotation", fields: fields, now: scene.now)
  }

  private func roster() throws -> [ShiftLine] {
    let zone = scene.maker.zone
    return try scene.maker.read(
      RosterQuery(
        from: TimeText.instant("2026-12-01", zone: zone),
        until: TimeText.instant("2027-01-31", zone: zone), at: scene.now, counties: ["06029"]))
  }

  private func refusal(_ people: String, _ extra: [(name: String, text: String)] = []) -> String {
    do {
      return try plan(people, extra)
    } catch let error as StoreError {
      switch error {
      case .rule(let reason): return reason
      case .field(let problem): return "\(problem.field): \(problem.reason)"
      default: return "\(error)"
      }
    } catch {
      return "\(error)"
    }
  }

  @Test func `three weeks are three shifts with keys of one plan, and undo takes all back`() throws
  {
    let before = try roster()
    let key = try plan("W-102;W-105")
    let made = try roster().filter { $0.id.hasPrefix(key.dropLast(3)) }
    #expect(made.map(\.staff) == ["W-102", "W-105", "W-102"])
    #expect(made.map { $0.id.suffix(3) } == ["001", "002", "003"] && made.first?.id == key)
    #expect(made.allSatisfy { $0.endsAt.seconds - $0.startsAt.seconds == 7 * 86_400 })
    _ = try scene.maker.apply("undo", fields: [], now: scene.now)
    #expect(try roster() == before)
  }

  @Test func `a shift that is entered stays, and its turn is left out`() throws {
    _ = try scene.maker.apply(
      "put-shift",
      fields: [
        ("county", "06029"), ("seat", "supervisor"), ("staff", "W-101"),
        ("starts_at", "2026-12-12 08:00"), ("ends_at", "2026-12-12 20:00"),
      ], now: scene.now)
    let key = try plan("W-102;W-105")
    let made = try roster().filter { $0.id.hasPrefix(key.dropLast(3)) }
    #expect(made.map(\.staff) == ["W-102", "W-102"])
    #expect(refusal("W-102;W-105") == "every turn of that time has a shift already")
  }

  @Test func `nobody is put in two seats at once, while away, or past their post`() throws {
    _ = try scene.maker.apply(
      "put-shift",
      fields: [
        ("county", "06029"), ("seat", "child_welfare"), ("staff", "W-102"),
        ("starts_at", "2026-12-24 08:00"), ("ends_at", "2026-12-24 20:00"),
      ], now: scene.now)
    let before = try roster()
    #expect(
      refusal("W-102;W-105") == "'W-102' is on another shift in the turn of 2026-12-18")
    #expect(refusal("W-103") == "'W-103' is away in the turn of 2026-12-04")
    let reason = refusal(
      "W-103",
      [("starts_at", "2027-06-04 17:00"), ("until", "2027-07-30 17:00"), ("rank", "backup")])
    #expect(reason == "the qualification of 'W-103' ends on 2027-06-30")
    #expect(
      refusal("W-103", [("until", "2028-12-25")])
        == "until: lies more than 400 days after starts_at")
    #expect(refusal("W-103", [("pattern", "pitman")]).hasPrefix("people: pitman is worked by 4"))
    #expect(try roster() == before, "a refused plan leaves nothing")
  }
}
