import Presentation
import Testing

struct DurationTextTests {
  @Test(arguments: [
    (0, "0 s"), (45, "45 s"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"),
    (11_400, "3 h 10 min"), (86_399, "23 h 59 min"), (86_400, "1 d"), (100_800, "1 d 4 h"),
    (172_800, "2 d"), (604_800, "7 d"), (1_041_000, "12 d"), (-11_400, "3 h 10 min"),
  ])
  func `says a span in at most two units`(_ seconds: Int64, _ text: String) {
    #expect(DurationText.short(seconds: seconds) == text)
  }

  @Test func `tells past from future and early from late`() {
    #expect(DurationText.age(seconds: 30) == "now")
    #expect(DurationText.age(seconds: 300) == "5 min ago")
    #expect(DurationText.age(seconds: -300) == "in 5 min")
    #expect(DurationText.left(seconds: 11_400) == "3 h 10 min left")
    #expect(DurationText.left(seconds: -1_500) == "late by 25 min")
    #expect(DurationText.left(seconds: 0) == "due now")
  }

  @Test func `survives the longest span there is`() {
    #expect(DurationText.short(seconds: .min) == "106751991167300 d")
  }
}
