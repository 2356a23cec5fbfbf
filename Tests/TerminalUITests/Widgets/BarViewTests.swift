import Testing

@testable import TerminalUI

@Suite struct BarViewTests {
  func draw(_ bar: BarView, width: Int) -> String {
    var surface = Surface(size: Size(width: width, height: 1))
    bar.draw(in: surface.bounds, on: &surface, theme: .standard)
    return surface.rows.joined()
  }

  @Test(
    arguments: [
      (0, "········╎·╎╎·"), (500, "█████···╎·╎╎·"), (975, "█████████▊╎╎·"),
      (1_000, "██████████╎╎·"), (1_015, "██████████▏╎·"), (1_300, "█████████████"),
      (1_600, "████████████▶"),
    ])
  func `shows load against capacity`(tenths: Int, expected: String) {
    #expect(draw(BarView(percentTenths: tenths), width: 13) == expected)
  }

  @Test func `in ASCII rounds to whole columns`() {
    #expect(draw(BarView(percentTenths: 975, unicode: false), width: 13) == "##########||.")
    #expect(draw(BarView(percentTenths: 2_000, unicode: false), width: 13) == "############>")
  }

  @Test func `stands any width and value`() {
    #expect(draw(BarView(percentTenths: nil), width: 1) == "╎")
    #expect(draw(BarView(percentTenths: .max), width: 1) == "▶")
    #expect(draw(BarView(percentTenths: -5, marks: [-3, 0]), width: 2).count == 2)
    #expect(draw(BarView(percentTenths: 5), width: 0).isEmpty)
  }

  @Test(
    arguments: [
      ([0, 1, 2, 7], 4, "▁▂▃█"), ([nil, 5, nil], 3, " █ "), ([1, 2, 3], 2, "▆█"), ([], 3, ""),
      ([9], 0, ""),
    ] as [([Int?], Int, String)])
  func `a sparkline scales to its largest value`(values: [Int?], width: Int, expected: String) {
    #expect(Sparkline(values: values).text(width: width) == expected)
  }

  @Test func `a sparkline of equal values keeps its maximum`() {
    #expect(Sparkline(values: [4, 4], maximum: 8).text(width: 9) == "▅▅")
    #expect(Sparkline(values: [0, 8], unicode: false).text(width: 9) == "_#")
  }
}
