/// A percentage that carries its count, its total and the denominator's name (interface §2).
public struct Share: Hashable, Sendable {
  /// The numerator; nil where it is unknown.
  public let count: Int?
  /// The denominator; nil where it is unknown.
  public let total: Int?
  /// The denominator's name, as `screened_in` or `capacity`.
  public let of: String

  /// Makes the share of `count` in `total`.
  public init(count: Int?, total: Int?, of: String) {
    self.count = count
    self.total = total
    self.of = of
  }

  /// Tenths of a percent, 975 for 97.5 %, rounded half up; nil where the total is 0 or unknown.
  public var percentTenths: Int? {
    guard let count, let total, total > 0 else { return nil }
    return Rounding.halfUp(1_000 * count, over: total)
  }
}
