import Domain
import TestSupport
import Testing

@testable import Store

/// A week with one four-hour advocate shift taken out: the hours, the gap, and who could fill it.
@Suite struct GapsQueryTests {
  @Test(arguments: [
    ("2027-01-11", "2027-01-18", 164, 168), ("2027-03-08", "2027-03-15", 163, 167),
    ("2027-11-01", "2027-11-08", 165, 169),
  ])
  func `a week lacks four hours of it, whatever the clock does, and the gap has people`(
    first: String, end: String, covered: Int, total: Int
  ) throws {
    let scene = try BoardScene.sample()
    let zone = scene.maker.zone
    func apply(_ name: String, _ fields: [(name: String, text: String)]) throws -> String {
      try scene.maker.apply(name, fields: fields, now: scene.now)
    }
    for key in ["AD-8", "AD-9"] {
      _ = try apply(
        "add-staff",
        [
          ("id", key), ("name", "Sample \(key)"), ("agency", "AG-KERN-ADV"), ("role", "advocate"),
          ("county", "06029"), ("started_on", "2026-11-01"),
        ])
    }
    let day = try #require(LocalDate(first)).adding(days: 2).text
    let next = try #require(LocalDate(first)).adding(days: 3).text
    var evening = ""
    for (seat, staff, from, until) in [
      ("child_welfare", "W-105", first, end), ("advocate", "AD-8", first, "\(day) 20:00"),
      ("advocate", "AD-8", "\(day) 20:00", next), ("advocate", "AD-8", next, end),
    ] {
      let key = try apply(
        "put-shift",
        [
          ("county", "06029"), ("seat", seat), ("staff", staff), ("starts_at", from),
          ("ends_at", until),
        ])
      if from.hasSuffix("20:00") { evening = key }
    }
    let query = GapsQuery(
      from: try TimeText.instant(first, zone: zone), until: try TimeText.instant(end, zone: zone),
      counties: ["06029"])
    let whole = try scene.maker.read(query)
    #expect(whole.lines.isEmpty)
    #expect(whole.coverage.first?.coverage.minutesCovered == total * 60)

    _ = try apply("cancel-shift", [("shift", evening), ("gap", "snow")])
    let gaps = try scene.maker.read(query)
    let coverage = try #require(gaps.coverage.first?.coverage)
    #expect(coverage.minutesCovered == covered * 60 && coverage.minutesTotal == total * 60)
    let line = try #require(gaps.lines.first)
    #expect(gaps.lines.count == 1 && line.gap.missing == [.advocate] && line.gap.minutes == 240)
    #expect(zone.local(line.gap.from).hour == 20 && zone.localDate(of: line.gap.from).text == day)
    // Whoever is on call all around it would be on call too long; the other one is free.
    let names = line.candidates.map(\.member.staff)
    #expect(names.contains("AD-9") && !names.contains("AD-8"))
    #expect(line.candidates.allSatisfy { $0.seat == .advocate })
  }
}
