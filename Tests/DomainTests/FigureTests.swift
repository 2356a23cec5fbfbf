import Testing

@testable import Domain

struct FigureTests {
  @Test(arguments: [
    (5, 2, 3), (-5, 2, -2), (-7, 2, -3), (4, 2, 2), (-4, 2, -2), (13_750, 100, 138), (0, 7, 0),
    (1, 3, 0), (2, 3, 1), (-1, 3, 0), (-2, 3, -1),
  ])
  func `rounds half up on both sides of zero`(numerator: Int, denominator: Int, result: Int) {
    #expect(Rounding.halfUp(numerator, over: denominator) == result)
  }

  @Test func `gives a share in tenths of a percent`() {
    #expect(Share(count: 11_300, total: 46_500, of: "screened_in").percentTenths == 243)
    #expect(Share(count: 2_025, total: 2_000, of: "capacity").percentTenths == 1_013)
    #expect(Share(count: 5, total: 0, of: "capacity").percentTenths == nil)
    #expect(Share(count: nil, total: 10, of: "capacity").percentTenths == nil)
    #expect(Share(count: 0, total: nil, of: "capacity").percentTenths == nil)
  }
}
