import Testing

@testable import Domain

@Suite struct CountedTableTests {
  private func table(
    _ rows: [(String, [Int])], _ subject: CountedSubject = .missing
  ) -> CountedTable {
    CountedTable(
      subject, through: Instant(seconds: 0), parts: rows.map { .init(county: $0, counts: $1) })
  }

  @Test func `the first count of a line is the sum of the others, and the last line of all lines`()
  {
    let whole = table([("06001", [20, 30, 0]), ("06019", [40, 50, 60])])
    #expect(whole.lines.map(\.counts) == [[50, 20, 30, 0], [150, 40, 50, 60]])
    #expect(whole.total.counts == [200, 60, 80, 60])
    #expect(table([]).total.counts == [0, 0, 0, 0])
  }

  @Test func `counts that are large and at rest are all shown`() {
    let whole = table([("06001", [20, 30, 0]), ("06019", [40, 50, 60])])
    #expect(whole.suppressed(below: 11, since: whole) == whole)
  }

  @Test func `a small count is hidden, with one of its row and one of its column`() {
    let whole = table([("06001", [4, 30, 20]), ("06019", [40, 50, 60]), ("06029", [30, 30, 30])])
    let shown = whole.suppressed(below: 11, since: whole)
    #expect(shown.lines[0].hidden.contains(1))
    #expect(shown.lines[0].hidden.count >= 2)
    #expect(
      shown.lines.count { $0.hidden.contains(1) } + (shown.total.hidden.contains(1) ? 1 : 0) >= 2)
    #expect(shown.lines[0].counts[1] == 0, "a hidden count is not in the answer")
  }

  @Test func `one county's small counts are hidden in the sum of all too`() {
    let whole = table([("06001", [4, 3, 0])])
    let shown = whole.suppressed(below: 11, since: whole)
    #expect(shown.lines[0].hidden == [0, 1, 2] && shown.total.hidden == [0, 1, 2])
  }

  @Test func `a count that moved by few since it was last given out is hidden`() {
    let before = table([("06001", [100, 100, 100]), ("06019", [100, 100, 100])])
    let now = table([("06001", [101, 100, 100]), ("06019", [100, 100, 111])])
    let shown = now.suppressed(below: 11, since: before)
    #expect(shown.lines[0].hidden.contains(1) && shown.lines[0].hidden.contains(0))
    let large = table([("06001", [111, 100, 100]), ("06019", [100, 100, 100])])
    #expect(large.suppressed(below: 11, since: before).lines.allSatisfy { $0.hidden.isEmpty })
  }

  @Test func `groups are matched by county and unit`() {
    let rows = [("Valley", 40), (nil, 30)] as [(String?, Int)]
    func table(_ more: Int) -> CountedTable {
      CountedTable(
        .caseloads, through: Instant(seconds: 0),
        parts: rows.map { .init(county: "06029", unit: $0, counts: [$1, 20 + more]) })
    }
    #expect(table(0).suppressed(below: 11, since: table(0)).lines.allSatisfy { $0.hidden.isEmpty })
    #expect(table(3).suppressed(below: 11, since: table(0)).lines.allSatisfy { !$0.hidden.isEmpty })
  }

  // MARK: - Tables attacked again

  /// What each hidden part of two groups could be, given all that is shown: every table of small
  /// numbers is tried.
  private func readings(_ shown: CountedTable) -> [Set<Int>] {
    let rows = shown.lines + [shown.total]
    func range(_ row: Int, _ place: Int) -> [Int] {
      rows[row].hidden.contains(place) ? Array(1...29) : [rows[row].counts[place]]
    }
    func isShown(_ row: Int, _ place: Int, as value: Int) -> Bool {
      rows[row].hidden.contains(place) || rows[row].counts[place] == value
    }
    var found = [Set<Int>](repeating: [], count: 4)
    for a in range(0, 1) {
      for b in range(0, 2) where isShown(0, 0, as: a + b) {
        for c in range(1, 1) where isShown(2, 1, as: a + c) {
          for d in range(1, 2) where isShown(1, 0, as: c + d) && isShown(2, 2, as: b + d) {
            guard isShown(2, 0, as: a + b + c + d) else { continue }
            for (place, value) in [a, b, c, d].enumerated() { found[place].insert(value) }
          }
        }
      }
    }
    return found
  }

  @Test func `no hidden count can be worked out from those that are shown`() {
    var random = SplitNumbers(state: 7)
    var tried = 0
    for _ in 0..<60 {
      let rows = ["06001", "06019"].map { county in
        (county, (0..<2).map { _ in random.next(15) })
      }
      let shown = table(rows, .callouts).suppressed(below: 11, since: table(rows, .callouts))
      let readings = readings(shown)
      for (place, values) in readings.enumerated() {
        let (row, part) = (place / 2, place % 2 + 1)
        guard shown.lines[row].hidden.contains(part) else { continue }
        #expect(values.count > 1, "\(rows)")
        #expect(values.contains(rows[row].1[part - 1]))
        tried += 1
      }
    }
    #expect(tried > 60)
  }
}

/// Numbers that are the same on every run.
private struct SplitNumbers {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
