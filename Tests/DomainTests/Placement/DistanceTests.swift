import Glibc
import Testing

@testable import Domain

/// Distances against the C library's sine, cosine and arcsine, and against places known.
@Suite struct DistanceTests {
  private func haversine(_ one: Coordinates, _ other: Coordinates) -> Double {
    let radians = Double.pi / 180
    let north = sin((other.latitude - one.latitude) * radians / 2)
    let east = sin((other.longitude - one.longitude) * radians / 2)
    let root =
      (north * north + cos(one.latitude * radians) * cos(other.latitude * radians) * east * east)
      .squareRoot()
    return 2 * 3_958.8 * asin(min(1, root))
  }

  @Test func `agrees with the C library all over the earth`() {
    var farthest = 0.0
    for step in 0..<4_000 {
      let one = Coordinates(
        latitude: Double(step % 181) - 90, longitude: Double((step * 37) % 361) - 180)
      let other = Coordinates(
        latitude: Double((step * 53) % 1_801) / 10 - 90,
        longitude: Double((step * 101) % 3_601) / 10 - 180)
      let miles = haversine(one, other)
      farthest = max(farthest, miles)
      #expect(abs(Double(one.tenthsOfMiles(to: other)) / 10 - miles) <= 0.050_001, "\(step)")
    }
    #expect(farthest > 12_000)
  }

  @Test func `is nothing to the same place and half the earth to its antipode`() {
    let here = Coordinates(latitude: 35.37, longitude: -119.02)
    #expect(here.tenthsOfMiles(to: here) == 0)
    let there = Coordinates(latitude: -35.37, longitude: 60.98)
    #expect(here.tenthsOfMiles(to: there) == Int((3_958.8 * Double.pi * 10).rounded()))
  }

  @Test func `an unknown degree is no place`() {
    #expect(Coordinates(latitude: nil, longitude: 1) == nil)
    #expect(Coordinates(latitude: 1, longitude: nil) == nil)
  }
}
