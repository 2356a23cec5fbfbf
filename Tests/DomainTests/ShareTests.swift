import Testing

@testable import Domain

struct ShareTests {
  @Test func `gives a share in tenths of a percent`() {
    #expect(Share(count: 11_300, total: 46_500, of: "screened_in").percentTenths == 243)
    #expect(Share(count: 2_025, total: 2_000, of: "capacity").percentTenths == 1_013)
    #expect(Share(count: 5, total: 0, of: "capacity").percentTenths == nil)
    #expect(Share(count: nil, total: 10, of: "capacity").percentTenths == nil)
    #expect(Share(count: 0, total: nil, of: "capacity").percentTenths == nil)
  }
}
