/// A point on the earth.
public struct Coordinates: Hashable, Sendable {
  /// Degrees north of the equator.
  public let latitude: Double
  /// Degrees east of Greenwich.
  public let longitude: Double

  /// A point.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// A point, or `nil` where one of its degrees is unknown.
  public init?(latitude: Double?, longitude: Double?) {
    guard let latitude, let longitude else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }

  /// The great-circle distance in tenths of a mile, rounded half up: the haversine formula on a
  /// sphere of radius 3,958.8 miles.
  ///
  /// Source: interface §4.2.
  public func tenthsOfMiles(to other: Coordinates) -> Int {
    let radians = Double.pi / 180
    let north = Trigonometry.sine((other.latitude - latitude) * radians / 2)
    let east = Trigonometry.sine((other.longitude - longitude) * radians / 2)
    let cosines =
      Trigonometry.cosine(latitude * radians) * Trigonometry.cosine(other.latitude * radians)
    let haversine = north * north + cosines * east * east
    let miles = 2 * Self.radius * Trigonometry.arcsine(haversine.squareRoot())
    return Int((miles * 10 + 0.5).rounded(.down))
  }

  private static let radius = 3_958.8
}

/// The three functions that a distance needs, since nothing is imported here; exact to the last
/// digits of a `Double` for the angles of the earth.
enum Trigonometry {
  /// The sine of an angle of at most a whole turn, by its power series.
  static func sine(_ angle: Double) -> Double {
    var term = angle
    var sum = angle
    var place = 1.0
    while abs(term) > 1e-18 {
      term *= -angle * angle / ((place + 1) * (place + 2))
      sum += term
      place += 2
    }
    return sum
  }

  /// The cosine of an angle of at most a whole turn.
  static func cosine(_ angle: Double) -> Double { sine(.pi / 2 - abs(angle)) }

  /// The angle from 0 to a quarter turn whose sine is given; of what lies beyond 1 by a rounding
  /// error, a quarter turn.
  static func arcsine(_ value: Double) -> Double {
    if value >= 1 { return .pi / 2 }
    // Near 1 the sine is flat: the angle is found from its complement.
    if value > 0.75 { return .pi / 2 - 2 * arcsine(((1 - value) / 2).squareRoot()) }
    var angle = value
    for _ in 0..<8 { angle -= (sine(angle) - value) / cosine(angle) }
    return angle
  }
}
