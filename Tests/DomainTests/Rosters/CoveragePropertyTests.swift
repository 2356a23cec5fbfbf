import Testing

@testable import Domain

/// Random shifts against a reading that asks of each minute who holds which seat.
struct CoveragePropertyTests {
  private struct Random {
    private var state: UInt64
    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  /// Monday to Monday: an ordinary week, and the two in which the clock changes.
  private static let weeks = [
    ("2026-03-02", "2026-03-09"), ("2026-06-01", "2026-06-08"), ("2026-10-26", "2026-11-02"),
  ]

  /// Shifts of four people in both seats: some expired, some not begun, some who have left.
  private static func shifts(_ random: inout Random, from: Instant) -> [ShiftFacts] {
    (0..<random.below(40)).map { _ in
      let start = from.adding(seconds: Int64(random.below(9 * 86_400) - 86_400))
      let aligned = random.below(2) == 0
      let first = aligned ? start.adding(seconds: -(start.seconds % 3_600)) : start
      let lengths = [0, 59, 60, 61, 3_600, 8 * 3_600, 86_400, 3 * 86_400]
      let isOpen = random.below(3) > 0
      return ShiftFacts(
        seat: Seat.allCases[random.below(8) == 0 ? 2 + random.below(2) : random.below(2)],
        staff: ["A", "B", "C", "D"][random.below(4)], startsAt: first,
        endsAt: first.adding(seconds: Int64(lengths[random.below(lengths.count)])),
        inPostFrom: from.adding(seconds: random.below(4) == 0 ? Int64(random.below(86_400)) : -1),
        inPostUntil: isOpen ? nil : from.adding(seconds: Int64(random.below(8 * 86_400))))
    }
  }

  /// The seats that lack someone at a moment, by trying every pair of people.
  private static func missing(_ shifts: [ShiftFacts], at moment: Instant) -> [Seat] {
    func holders(_ seat: Seat) -> Set<String> {
      Set(
        shifts.filter { shift in
          shift.seat == seat && shift.startsAt <= moment && moment < shift.endsAt
            && shift.inPostFrom <= moment && (shift.inPostUntil.map { moment < $0 } ?? true)
        }.map(\.staff))
    }
    let (first, second) = (holders(.childWelfare), holders(.advocate))
    for one in first where second.contains(where: { $0 != one }) { return [] }
    if first.isEmpty { return second.isEmpty ? [.childWelfare, .advocate] : [.childWelfare] }
    return [.advocate]
  }

  @Test(arguments: 0..<3)
  func `agrees with a reading minute by minute`(week: Int) throws {
    let (from, until) = (
      try Instant.at(Self.weeks[week].0), try Instant.at(Self.weeks[week].1)
    )
    for seed in 0..<12 {
      var random = Random(seed: 1_000 * week + seed)
      let shifts = Self.shifts(&random, from: from)
      let coverage = Coverage(of: shifts, from: from, until: until)
      var covered = 0
      var runs: [(from: Int64, until: Int64, missing: [Seat])] = []
      for second in stride(from: from.seconds, to: until.seconds, by: 60) {
        let missing = Self.missing(shifts, at: Instant(seconds: second))
        if missing.isEmpty {
          covered += 1
        } else if let last = runs.last, last.until == second, last.missing == missing {
          runs[runs.count - 1].until += 60
        } else {
          runs.append((second, second + 60, missing))
        }
      }
      #expect(coverage.minutesCovered == covered, "seed \(seed)")
      #expect(coverage.minutesTotal == [10_020, 10_080, 10_140][week])
      #expect(coverage.gaps.map(\.from.seconds) == runs.map(\.from), "seed \(seed)")
      #expect(coverage.gaps.map(\.until.seconds) == runs.map(\.until), "seed \(seed)")
      #expect(coverage.gaps.map(\.missing) == runs.map(\.missing), "seed \(seed)")
    }
  }
}
