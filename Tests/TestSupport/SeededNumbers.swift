/// Numbers that follow from a seed, the same on every run.
public struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  /// Begins a series.
  public init(seed: UInt64) { state = seed }

  /// Source: the SplitMix64 generator.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in a range.
  public mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of several values.
  public mutating func one<Value>(of values: [Value]) -> Value {
    values[pick(0...values.count - 1)]
  }

  /// Whether an event of that percentage happens.
  public mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
}
