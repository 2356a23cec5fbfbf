/// Divides a whole number among parts so that the parts make the whole.
enum SampleShares {
  /// Shares in proportion to the weights, by largest remainder; equal
  /// remainders go to the earlier part.
  static func dealt(_ total: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { total * $0 / sum }
    let order = weights.indices.sorted {
      (-(total * weights[$0] % sum), $0) < (-(total * weights[$1] % sum), $1)
    }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }

  /// So many of each word, in an order of chance.
  static func deck<Word>(_ counts: [(Word, Int)], random: inout SampleRandom) -> [Word] {
    var deck = counts.flatMap { word, count in [Word](repeating: word, count: count) }
    random.shuffle(&deck)
    return deck
  }
}
