import Testing

@testable import Domain

struct RoundingTests {
  @Test(arguments: [
    (5, 2, 3), (-5, 2, -2), (-7, 2, -3), (4, 2, 2), (-4, 2, -2), (13_750, 100, 138), (0, 7, 0),
    (1, 3, 0), (2, 3, 1), (-1, 3, 0), (-2, 3, -1),
  ])
  func `rounds half up on both sides of zero`(numerator: Int, denominator: Int, result: Int) {
    #expect(Rounding.halfUp(numerator, over: denominator) == result)
  }
}
