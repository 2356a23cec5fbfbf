import Domain
import TestSupport
import Testing

@testable import Store

/// Rotations, shifts put, changed and called off, and temporary schedules, as they come, over both
/// changes of clock: after them every minute has whom a reading minute by minute gives it.
@Suite struct RosterOracleTests {
  private static let people = (1...9).map { "R-\($0)" }
  private static let places = ["child_welfare", "advocate"].flatMap { seat in
    ["primary", "backup"].map { NaiveRoster.Place(seat: seat, rank: $0) }
  }

  private let scene: BoardScene
  private let days: Range<Int>
  private var random: SeededNumbers
  private var naive: NaiveRoster
  private var now: Int
  /// How many changes of each name were made.
  private var done: [String: Int] = [:]

  /// Nine people who may take either seat, and a stretch around a change of clock.
  private init(from day: String, seed: Int) throws {
    scene = try BoardScene.sample()
    let start = Int(try TimeText.instant(day, zone: scene.maker.zone).seconds / 60)
    days = start..<start + 9 * 1_440
    random = SeededNumbers(seed: UInt64(seed))
    naive = NaiveRoster(days: start - 1_440..<start + 30 * 1_440)
    now = start
    for key in Self.people {
      _ = try scene.maker.apply(
        "add-staff",
        fields: [
          ("id", key), ("name", "Sample \(key)"), ("agency", "AG-KERN-CW"), ("role", "worker"),
          ("county", "06029"), ("started_on", "2020-01-01"),
        ], now: scene.now)
    }
  }

  init() throws { try self.init(from: "2027-03-10", seed: 1) }

  @Test(arguments: ["2027-03-10", "2027-11-03"], 1...3)
  func `every minute is as a reading minute by minute has it`(day: String, seed: Int) throws {
    var run = try RosterOracleTests(from: day, seed: seed)
    for step in 0..<50 {
      try run.act()
      if step % 10 == 9 { try run.compare("\(day) seed \(seed) step \(step)") }
    }
    for name in ["plan-rotation", "put-shift", "put-schedule", "change-shift"] {
      #expect((run.done[name] ?? 0) > 0, "\(day) seed \(seed): \(run.done)")
    }
    #expect(run.done.values.reduce(0, +) > 15, "\(day) seed \(seed): \(run.done)")
  }

  private func text(_ minute: Int) -> String { Instant(seconds: Int64(minute) * 60).rfc3339 }

  /// Makes a change; nil where a rule refuses it, which must leave everything as it was.
  private mutating func make(_ name: String, _ fields: [(String, String)]) throws -> String? {
    do {
      let key = try scene.maker.apply(
        name, fields: fields.map { (name: $0.0, text: $0.1) },
        now: Instant(seconds: Int64(now) * 60))
      done[name, default: 0] += 1
      return key
    } catch StoreError.rule {
      return nil
    } catch StoreError.field {
      return nil
    }
  }

  private func placed(_ place: NaiveRoster.Place) -> [(String, String)] {
    [("county", "06029"), ("seat", place.seat), ("rank", place.rank)]
  }

  /// A stretch from now on, of some hours to some days.
  private mutating func stretch(_ hours: ClosedRange<Int>) -> Range<Int> {
    let room = max(60, days.upperBound - now - 60)
    let first = now + random.pick(0...room / 30) * 30
    return first..<first + random.pick(hours) * 60
  }

  private mutating func act() throws {
    // Time goes on, never past the stretch.
    if random.chance(15) { now = min(now + random.pick(1...20) * 30, days.upperBound - 4_320) }
    let place = random.one(of: Self.places)
    switch random.pick(0...9) {
    case 0...2: try plan(place)
    case 3...4: try put(place)
    case 5: try replace()
    case 6: try cancel()
    default: try schedule(place)
    }
  }

  private mutating func plan(_ place: NaiveRoster.Place) throws {
    let pattern = random.one(of: ["weekly", "daily", "twelve_hours", "eight_hours"])
    let people = Array(Self.people.shuffled(using: &random).prefix(random.pick(2...3)))
    let span = stretch(24...120)
    let key = try make(
      "plan-rotation",
      placed(place) + [
        ("pattern", pattern), ("people", people.joined(separator: ";")),
        ("starts_at", text(span.lowerBound)), ("until", text(span.upperBound)),
      ])
    guard key != nil else { return }
    // Every pattern here is one turn after the other: the list moves on with each of them.
    naive.plan(
      place, naive.turns(pattern, people, from: span.lowerBound, until: span.upperBound))
  }

  private mutating func put(_ place: NaiveRoster.Place) throws {
    let span = stretch(1...30)
    let staff = random.one(of: Self.people)
    // Whoever is put by hand may be in two places, which is a problem of its own.
    guard naive.isFree(staff, span) else { return }
    let key = try make(
      "put-shift",
      placed(place) + [
        ("staff", staff), ("starts_at", text(span.lowerBound)), ("ends_at", text(span.upperBound)),
      ])
    if key != nil { naive.put(place, staff, span) }
  }

  /// The shift of an entry, and the entry.
  private mutating func chosen() throws -> (shift: String, entry: NaiveRoster.Entry)? {
    guard !naive.entries.isEmpty else { return nil }
    let entry = random.one(of: naive.entries)
    let line = try lines().first { line in
      line.seat.rawValue == entry.place.seat && line.rank.rawValue == entry.place.rank
        && line.staff == entry.staff
        && line.startsAt.seconds == Int64(entry.minutes.lowerBound) * 60
        && line.endsAt.seconds == Int64(entry.minutes.upperBound) * 60
    }
    return line.map { ($0.id, entry) }
  }

  private mutating func replace() throws {
    guard let (shift, entry) = try chosen() else { return }
    let staff = random.one(of: Self.people)
    guard naive.isFree(staff, entry.minutes) else { return }
    if try make("change-shift", [("shift", shift), ("staff", staff)]) != nil {
      naive.replace(entry, by: staff)
    }
  }

  private mutating func cancel() throws {
    guard let (shift, entry) = try chosen() else { return }
    if try make("cancel-shift", [("shift", shift), ("gap", "snow")]) != nil {
      naive.cancel(entry, at: now)
    }
  }

  /// A temporary schedule; one in four is taken back or ended at once.
  private mutating func schedule(_ place: NaiveRoster.Place) throws {
    let span = stretch(6...60)
    let people = Self.people.shuffled(using: &random)
    var named: [(staff: String, minutes: Range<Int>)] = []
    var first = span.lowerBound + random.pick(0...4) * 60
    for staff in people.prefix(random.pick(0...3)) {
      let last = first + random.pick(1...12) * 60
      if last <= span.upperBound { named.append((staff, first..<last)) }
      first = last + random.pick(0...2) * 60
    }
    let shifts = named.map {
      "\($0.staff) \(text($0.minutes.lowerBound))/\(text($0.minutes.upperBound))"
    }
    let (before, rows) = (naive, try lines())
    let key = try make(
      "put-schedule",
      placed(place) + [
        ("starts_at", text(span.lowerBound)), ("ends_at", text(span.upperBound)),
        ("shifts", shifts.joined(separator: ";")), ("fallback", people[8]),
      ])
    guard let key else { return }
    let made = NaiveRoster.Schedule(
      id: key, place: place, minutes: max(now, span.lowerBound)..<span.upperBound)
    naive.put(made, named: named, fallback: people[8])
    switch random.pick(0...7) {
    case 0:
      if try make("undo", []) != nil {
        naive = before
        #expect(try lines() == rows, "taken back, everything is as it was")
      }
    case 1:
      let isComing = now < made.minutes.lowerBound
      if random.chance(50) { now = min(now + 60, made.minutes.upperBound - 60) }
      if try make("end-schedule", [("schedule", key), ("gap", "snow")]) != nil {
        naive.end(made, as: before, at: now)
        if isComing, now <= made.minutes.lowerBound {
          #expect(try lines() == rows, "ended before it began, everything is as it was")
        }
      }
    default: break
    }
  }

  private func lines() throws -> [ShiftLine] {
    let until = Instant(seconds: Int64(days.upperBound) * 60)
    return try scene.maker.read(
      RosterQuery(
        from: Instant(seconds: Int64(days.lowerBound) * 60), until: until, at: until,
        counties: ["06029"]))
  }

  private func compare(_ what: String) throws {
    let expected = naive.present(days)
    var found: [NaiveRoster.Place: [[String]]] = [:]
    for line in try lines() {
      let place = NaiveRoster.Place(seat: line.seat.rawValue, rank: line.rank.rawValue)
      var minutes = found[place] ?? Array(repeating: [], count: days.count)
      for minute in Int(line.startsAt.seconds / 60)..<Int(line.endsAt.seconds / 60)
      where days.contains(minute) {
        minutes[minute - days.lowerBound] =
          (minutes[minute - days.lowerBound] + [line.staff]).sorted()
      }
      found[place] = minutes
    }
    for place in Self.places {
      let nobody = Array(repeating: [String](), count: days.count)
      let (one, other) = (found[place] ?? nobody, expected[place] ?? nobody)
      let differing = days.indices.filter {
        one[$0 - days.lowerBound] != other[$0 - days.lowerBound]
      }
      if let first = differing.first {
        let (has, wants) = (one[first - days.lowerBound], other[first - days.lowerBound])
        Issue.record("\(what): \(place) at \(text(first)) has \(has), not \(wants)")
      }
    }
    try compareCoverage(expected, what)
  }

  /// The minutes that lack a seat, by the county's own coverage.
  private func compareCoverage(_ present: [NaiveRoster.Place: [[String]]], _ what: String) throws {
    func holders(_ seat: String, _ minute: Int) -> Set<String> {
      Set(
        Self.places.filter { $0.seat == seat }
          .flatMap { present[$0]?[minute - days.lowerBound] ?? [] })
    }
    let covered = days.count { minute in
      holders("child_welfare", minute).contains { one in
        holders("advocate", minute).contains { $0 != one }
      }
    }
    let lines = try scene.maker.read(
      CoverageQuery(
        from: Instant(seconds: Int64(days.lowerBound) * 60),
        until: Instant(seconds: Int64(days.upperBound) * 60), counties: ["06029"]))
    #expect(lines.map(\.coverage.minutesCovered) == [covered], "\(what)")
  }
}
