/// Rounding as the contract has it: half up, at each step that it names (interface §2).
public enum Rounding {
  /// `floor(numerator ÷ denominator + ½)`: 5 over 2 is 3, −5 over 2 is −2.
  ///
  /// The denominator must be above zero.
  public static func halfUp(_ numerator: Int, over denominator: Int) -> Int {
    precondition(denominator > 0, "A rounded quotient needs a denominator above zero.")
    let doubled = 2 * numerator + denominator
    let quotient = doubled / (2 * denominator)
    return doubled % (2 * denominator) < 0 ? quotient - 1 : quotient
  }
}
