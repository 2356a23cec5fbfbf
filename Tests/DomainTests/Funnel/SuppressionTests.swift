import Testing

@testable import Domain

@Suite struct SuppressionTests {
  /// A sum and its parts, as the first cell and the others.
  private func hidden(_ values: [Int], least: Int = 11) -> Set<Int> {
    Suppression(
      values: values,
      relations: [.init(whole: 0, parts: Array(1..<values.count))], least: least
    ).hidden
  }

  @Test func `counts of 1 to 10 are hidden, 0 and 11 are not`() {
    #expect(hidden([0, 0, 0]).isEmpty)
    #expect(hidden([22, 11, 11]).isEmpty)
    #expect(hidden([31, 10, 21]) == [1, 2])
    #expect(hidden([11, 0, 11]).isEmpty)
  }

  @Test func `the smallest other count goes with the only small one`() {
    #expect(hidden([100, 4, 30, 20, 46]) == [1, 3])
  }

  @Test func `small counts that are few together take another with them`() {
    // 2 and 3 alone would leave their sum, 5, to be read.
    #expect(hidden([105, 2, 3, 40, 60]) == [1, 2, 3])
    #expect(hidden([120, 9, 8, 40, 63]) == [1, 2])
  }

  @Test func `where there is nothing else to hide, the sum goes too`() {
    #expect(hidden([3, 3, 0, 0]) == [0, 1])
  }

  @Test func `the least count is the one that is given`() {
    #expect(hidden([31, 10, 21], least: 5).isEmpty)
    #expect(hidden([31, 10, 21], least: 22) == [1, 2])
  }

  // MARK: - Tables attacked again

  /// A number from 0 up to a bound, the same on every run.
  private struct Numbers {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private func table(_ groups: Int, _ numbers: inout Numbers) -> FunnelFigures {
    var total = FunnelCounts()
    let lines = (0..<groups).map { group -> FunnelLine in
      var counts = FunnelCounts()
      let most = [4, 12, 40][numbers.next(3)]
      for disposition in [Disposition.substantiated, .inconclusive, .unfounded, nil] {
        for _ in 0..<numbers.next(most) {
          add(.screenedIn, disposition, to: &counts, &total)
        }
      }
      for screening in [ScreeningDecision.evaluatedOut, nil] {
        for _ in 0..<numbers.next(most) { add(screening, nil, to: &counts, &total) }
      }
      return FunnelLine(group: "\(group)", counts: counts)
    }
    return FunnelFigures(lines: lines, total: total, notOptedIn: [])
  }

  private func add(
    _ screening: ScreeningDecision?, _ disposition: Disposition?, to counts: inout FunnelCounts,
    _ total: inout FunnelCounts
  ) {
    let report = ReportFacts(
      receivedAt: Instant(seconds: 0), screening: screening, disposition: disposition)
    counts.add(report, at: Instant(seconds: 0))
    total.add(report, at: Instant(seconds: 0))
  }

  /// How many hidden cells follow from the sums alone: the equations solved modulo a prime, apart
  /// from how the program solves them.
  private func recovered(_ figures: FunnelFigures, hiding: Bool) -> Int {
    let rows =
      figures.lines.map { ($0.counts ?? FunnelCounts(), $0.hidden) }
      + [(figures.total, figures.hiddenOfTotal)]
    let measures = FunnelMeasure.allCases
    var places: [Int: Int] = [:]
    for (row, one) in rows.enumerated() {
      for measure in measures {
        let isHidden =
          hiding ? one.1.contains(measure) : (1..<11).contains(measure.value(one.0))
        if isHidden { places[row * 8 + measure.rawValue] = places.count }
      }
    }
    func sum(_ plus: [Int], _ minus: Int) -> [Int] {
      var line = [Int](repeating: 0, count: places.count)
      for place in plus { if let column = places[place] { line[column] = 1 } }
      if let column = places[minus] { line[column] = Self.prime - 1 }
      return line
    }
    var matrix: [[Int]] = []
    for row in rows.indices {
      matrix.append(sum([1, 2, 3].map { row * 8 + $0 }, row * 8))
      matrix.append(sum([4, 5, 6, 7].map { row * 8 + $0 }, row * 8 + 1))
    }
    for measure in measures {
      let column = measure.rawValue
      matrix.append(
        sum(figures.lines.indices.map { $0 * 8 + column }, figures.lines.count * 8 + column))
    }
    return Self.solved(matrix).count { line in line.count { $0 != 0 } == 1 }
  }

  private static let prime = 1_000_003

  private static func solved(_ matrix: [[Int]]) -> [[Int]] {
    var (matrix, top) = (matrix, 0)
    for column in 0..<(matrix.first?.count ?? 0) {
      guard let pivot = (top..<matrix.count).first(where: { matrix[$0][column] != 0 }) else {
        continue
      }
      matrix.swapAt(top, pivot)
      let scale = inverse(matrix[top][column])
      let row = matrix[top].map { $0 * scale % prime }
      matrix[top] = row
      for other in matrix.indices where other != top && matrix[other][column] != 0 {
        let factor = prime - matrix[other][column]
        for place in row.indices where row[place] != 0 {
          matrix[other][place] = (matrix[other][place] + factor * row[place]) % prime
        }
      }
      top += 1
    }
    return matrix
  }

  private static func inverse(_ number: Int) -> Int {
    var (result, base, power) = (1, number % prime, prime - 2)
    while power > 0 {
      if power & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      power >>= 1
    }
    return result
  }

  @Test func `a thousand tables attacked again give nothing away`() {
    var numbers = Numbers(state: 7)
    var counts = (hidden: 0, primaryOnly: 0, recovered: 0, small: 0)
    for _ in 0..<1_000 {
      let figures = table(2 + numbers.next(4), &numbers)
      counts.primaryOnly += recovered(figures, hiding: false) > 0 ? 1 : 0
      let safe = figures.suppressed(below: 11)
      counts.recovered += recovered(safe, hiding: true)
      for line in safe.lines {
        counts.hidden += line.hidden.count
        for measure in FunnelMeasure.allCases where !line.hidden.contains(measure) {
          let value = line.counts.map(measure.value) ?? 0
          counts.small += (1..<11).contains(value) ? 1 : 0
        }
      }
    }
    #expect(counts.recovered == 0)
    #expect(counts.small == 0)
    #expect(counts.primaryOnly > 300)
    print(
      "suppression: 1000 tables, \(counts.hidden) cells hidden, \(counts.recovered) recovered;"
        + " hiding small ones alone gives away \(counts.primaryOnly) tables")
  }

  @Test func `a count that moved by less than the least since the last answer is hidden`() {
    var numbers = Numbers(state: 11)
    let former = table(3, &numbers)
    var total = former.total
    var counts = former.lines[0].counts ?? FunnelCounts()
    for _ in 0..<4 { add(.evaluatedOut, nil, to: &counts, &total) }
    let lines = [FunnelLine(group: "0", counts: counts)] + former.lines.dropFirst()
    let now = FunnelFigures(lines: lines, total: total, notOptedIn: [])
    let safe = now.suppressed(below: 11, since: former)
    #expect(safe.lines[0].hidden.isSuperset(of: [.received, .evaluatedOut]))
    #expect(safe.hiddenOfTotal.isSuperset(of: [.received, .evaluatedOut]))
  }
}
