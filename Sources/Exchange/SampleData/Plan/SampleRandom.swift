/// A small generator of chance numbers (SplitMix64) whose series depends on its
/// seed alone, on every machine and in every release.
struct SampleRandom {
  private var state: UInt64

  /// A series of its own for one part of the data, so that one part can grow
  /// without moving the others.
  init(seed: UInt64, part: String) {
    // FNV-1a; the hashes of the standard library differ from run to run.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01b3 }
    state = seed ^ hash
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, without, `bound`; 0 where there is no room.
  mutating func below(_ bound: Int) -> Int {
    bound > 1 ? Int(next().multipliedFullWidth(by: UInt64(bound)).high) : 0
  }

  /// A number of the range, both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True so many times in a thousand.
  mutating func chance(_ perThousand: Int) -> Bool { below(1000) < perThousand }

  /// One of the choices, each as often as its weight says.
  mutating func weighted<Choice>(_ choices: [(Choice, Int)]) -> Choice {
    precondition(!choices.isEmpty, "something to choose from")
    var left = below(choices.reduce(0) { $0 + $1.1 })
    for (choice, weight) in choices {
      if left < weight { return choice }
      left -= weight
    }
    return choices[choices.count - 1].0
  }

  /// Puts the elements in an order of chance (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, below(index + 1))
    }
  }
}
