import Domain
import TestSupport
import Testing

@testable import Presentation

struct TextBytesTests {
  private func written(_ body: (inout TextBytes) -> Void) -> String {
    var bytes = TextBytes()
    body(&bytes)
    return bytes.text
  }

  @Test(arguments: [0, 7, -7, 9, 10, 99, 100, -100, 1_234_567, Int.max, Int.min])
  func `writes a number as Swift does`(number: Int) {
    #expect(written { $0.append(number) } == String(number))
  }

  @Test func `writes leading zeros up to a width, and a wider number whole`() {
    #expect(written { $0.append(7, width: 2) } == "07")
    #expect(written { $0.append(99, width: 2) } == "99")
    #expect(written { $0.append(100, width: 2) } == "100")
    #expect(written { $0.append(26, width: 4) } == "0026")
    #expect(written { $0.append(-3, width: 2) } == "-03")
  }

  @Test func `writes times and dates as the domain spells them`() {
    var random = SeededNumbers(seed: 7)
    let edges: [Int64] = [0, -1, 86_399, 86_400, -86_400, -62_135_500_000, 253_402_300_799]
    let chosen = (0..<2_000).map { _ in Int64(random.pick(-30_000_000_000...100_000_000_000)) }
    for seconds in edges + chosen {
      let instant = Instant(seconds: seconds)
      #expect(written { $0.append(instant) } == instant.rfc3339)
      let date = Samples.zone.localDate(of: instant)
      #expect(written { $0.append(date) } == date.text)
      #expect(LocalDate(date.text) == date)
      let wall = Samples.zone.local(instant)
      let name = Samples.zone.abbreviation(at: instant)
      #expect(
        written { $0.append(local: instant, zone: Samples.zone) } == "\(wall.text) \(name)")
    }
  }

  @Test(arguments: [(975, "97.5"), (120, "12.0"), (-5, "-0.5"), (0, "0.0"), (-1_234, "-123.4")])
  func `writes tenths with one decimal`(tenths: Int, text: String) {
    #expect(written { $0.append(tenths: tenths) } == text)
  }

  @Test func `moves the end of a text to another`() {
    var (one, other) = (TextBytes(), TextBytes())
    one.append("before,after")
    other.append("then ")
    one.move(from: 7, to: &other)
    #expect(one.text == "before," && other.text == "then after")
    one.append(blanks: 2)
    one.append(blanks: -1)
    #expect(one.text == "before,  ")
    one.clear()
    #expect(one.text.isEmpty)
  }
}
