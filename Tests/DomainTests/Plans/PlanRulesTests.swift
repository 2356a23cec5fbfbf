import Domain
import TestSupport
import Testing

@Suite struct PlanRulesTests {
  @Test(
    arguments: [
      ("2025-26", 2025), ("1999-00", 1999), ("2025-27", nil), ("2025-2026", nil), ("25-26", nil),
      ("2025/26", nil), ("", nil), ("２025-26", nil),
    ] as [(String, Int?)])
  func `a fiscal year is two years that follow one another`(text: String, start: Int?) {
    #expect(FiscalYear(text)?.start == start)
    if let year = FiscalYear(text) { #expect(year.text == text) }
  }

  @Test func `a fiscal year begins on 1 July`() throws {
    let last = try #require(LocalDate("2026-06-30"))
    #expect(FiscalYear(of: last).text == "2025-26")
    #expect(FiscalYear(of: last.adding(days: 1)).text == "2026-27")
  }

  @Test(
    arguments: [
      ("night", ["night"]), ("night cover", ["night", "cover"]),
      ("\"night cover\"", ["night cover"]), ("24/7", ["24/7"]), ("advoc*", ["advoc* *"]),
      ("\"a b\"* c", ["a b *", "c"]), ("a\"b c\"d", ["a", "b c", "d"]),
      ("\"open end", ["open end"]),
      ("a OR -b", ["a", "OR", "-b"]), ("* -- \"\" !", []), ("", []), ("\"\"x", ["x"]),
    ] as [(String, [String])])
  func `whatever is typed reads as terms`(text: String, expected: [String]) {
    #expect(
      PlanSearch(text).terms.map { $0.text + ($0.isBeginning ? " *" : "") } == expected)
  }

  @Test func `a comparison is as short as can be, and makes the one text the other`() {
    var numbers = SeededNumbers(seed: 4)
    for _ in 0..<200 {
      let one = (0..<numbers.pick(0...13)).map { _ in "\(numbers.pick(0...4))" }
      let other = (0..<numbers.pick(0...13)).map { _ in "\(numbers.pick(0...4))" }
      let found = LineDifference(one, other)
      let kept = one.indices.filter { !found.removed.contains($0) }.map { one[$0] }
      #expect(kept == other.indices.filter { !found.added.contains($0) }.map { other[$0] })
      #expect(kept.count == Self.longestCommon(one, other), "\(one) \(other)")
    }
  }

  /// The length of a longest common subsequence, by the table that every textbook has.
  private static func longestCommon(_ one: [String], _ other: [String]) -> Int {
    var row = Array(repeating: 0, count: other.count + 1)
    for line in one {
      var next = row
      for (index, candidate) in other.enumerated() {
        next[index + 1] = line == candidate ? row[index] + 1 : max(row[index + 1], next[index])
      }
      row = next
    }
    return row[other.count]
  }

  @Test func `two spellings of one letter are two lines`() {
    let found = LineDifference(["caf\u{E9}"], ["cafe\u{301}"])
    #expect(found.removed == [0] && found.added == [0])
  }

  @Test func `a snippet is one line of at most 200 characters around its place`() {
    let line = String(repeating: "ä ", count: 150) + "night" + String(repeating: " ö", count: 150)
    let snippet = PlanSnippet.of(line, from: 300)
    #expect(snippet.count <= 200 && snippet.contains("night"))
    #expect(snippet.hasPrefix("…") && snippet.hasSuffix("…"))
    #expect(PlanSnippet.of("  short \t", from: 0) == "short")
    let end = PlanSnippet.of(String(repeating: "x", count: 300), from: 299)
    #expect(end.count == 200 && end.hasPrefix("…") && !end.hasSuffix("…"))
  }

  @Test func `every county has a row for every year that any plan has, and the present one`() throws
  {
    let header = PlanHeader(
      county: "06019", year: FiscalYear(start: 2024), status: .draft, submittedOn: nil,
      allocation: nil)
    let headings = ["TRAINING", "screening", "Budget", "MDT  tiers"].enumerated().map {
      PlanLine.Heading(name: $0.element, isFilled: $0.offset != 2)
    }
    let lines = PlanLine.lines(
      counties: ["06019", "06029"], plans: [.init(header: header, headings: headings)],
      today: try #require(LocalDate("2026-07-01")))
    #expect(
      lines.map { "\($0.county) \($0.year.text) \($0.status)" } == [
        "06019 2024-25 draft", "06019 2026-27 not_received", "06029 2024-25 not_received",
        "06029 2026-27 not_received",
      ])
    #expect(lines[0].present == 3 && lines[0].required == 9)
    #expect(lines[0].lacking.first { $0.gap == .empty }?.section == "Budget")
    #expect(lines[1].present == nil && lines[1].required == nil && lines[1].lacking.isEmpty)
  }
}
