/// What must be taken out of one list of lines and put in to make it another: as few lines as can
/// be, so that what is left is a longest common subsequence.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), with the middle
/// snake, so that memory grows with the lines alone.
public struct LineDifference: Hashable, Sendable {
  /// Places in the first list, in order.
  public private(set) var removed: [Int] = []
  /// Places in the second list, in order.
  public private(set) var added: [Int] = []

  /// Compares two lists.
  public init(_ first: [String], _ second: [String]) {
    var numbers: [String: Int] = [:]
    func number(_ line: String) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    // Compared by bytes: two spellings of one letter are two texts to whoever reads the file.
    let one = first.map { number(Self.bytes($0)) }
    let other = second.map { number(Self.bytes($0)) }
    let (inOne, inOther) = (Set(one), Set(other))
    // A line that the other list has nowhere is no part of what they share.
    let left = one.indices.filter { inOther.contains(one[$0]) }
    let right = other.indices.filter { inOne.contains(other[$0]) }
    removed = one.indices.filter { !inOther.contains(one[$0]) }
    added = other.indices.filter { !inOne.contains(other[$0]) }
    var work = MiddleSnake(left.map { one[$0] }, right.map { other[$0] })
    work.compare(0..<left.count, 0..<right.count)
    removed = (removed + work.removed.map { left[$0] }).sorted()
    added = (added + work.added.map { right[$0] }).sorted()
  }

  /// A text that equals another only where their bytes do.
  private static func bytes(_ line: String) -> String {
    line.utf8.allSatisfy { $0 < 0x80 }
      ? line : line.unicodeScalars.map { "\($0.value)" }.joined(separator: "\u{1}") + "\u{2}"
  }
}

/// The comparison of two stretches by the middle of their shortest edit.
private struct MiddleSnake {
  let one: [Int]
  let other: [Int]
  var removed: [Int] = []
  var added: [Int] = []
  private var forward: [Int]
  private var backward: [Int]

  init(_ one: [Int], _ other: [Int]) {
    self.one = one
    self.other = other
    let size = 2 * (one.count + other.count + 1) + 1
    forward = Array(repeating: 0, count: size)
    backward = forward
  }

  mutating func compare(_ left: Range<Int>, _ right: Range<Int>) {
    var (left, right) = (left, right)
    while let a = left.first, let b = right.first, one[a] == other[b] {
      (left, right) = (left.dropFirst(), right.dropFirst())
    }
    while let a = left.last, let b = right.last, one[a] == other[b] {
      (left, right) = (left.dropLast(), right.dropLast())
    }
    if left.isEmpty || right.isEmpty {
      removed += left
      added += right
      return
    }
    let (x, y) = middle(left, right)
    compare(left.lowerBound..<x, right.lowerBound..<y)
    compare(x..<left.upperBound, y..<right.upperBound)
  }

  /// A place that a shortest edit of the two stretches goes through.
  private mutating func middle(_ left: Range<Int>, _ right: Range<Int>) -> (Int, Int) {
    let (n, m) = (left.count, right.count)
    let delta = n - m
    let zero = forward.count / 2
    forward[zero + 1] = 0
    backward[zero + 1] = 0
    for d in 0...((n + m + 1) / 2) {
      for k in stride(from: -d, through: d, by: 2) {
        var x =
          k == -d || (k != d && forward[zero + k - 1] < forward[zero + k + 1])
          ? forward[zero + k + 1] : forward[zero + k - 1] + 1
        var y = x - k
        while x < n, y < m, one[left.lowerBound + x] == other[right.lowerBound + y] {
          x += 1
          y += 1
        }
        forward[zero + k] = x
        let mirror = delta - k
        if delta % 2 != 0, abs(mirror) <= d - 1, x + backward[zero + mirror] >= n {
          return (left.lowerBound + x, right.lowerBound + y)
        }
      }
      for k in stride(from: -d, through: d, by: 2) {
        var x =
          k == -d || (k != d && backward[zero + k - 1] < backward[zero + k + 1])
          ? backward[zero + k + 1] : backward[zero + k - 1] + 1
        var y = x - k
        while x < n, y < m, one[left.upperBound - 1 - x] == other[right.upperBound - 1 - y] {
          x += 1
          y += 1
        }
        backward[zero + k] = x
        let mirror = delta - k
        if delta % 2 == 0, abs(mirror) <= d, x + forward[zero + mirror] >= n {
          return (left.upperBound - x, right.upperBound - y)
        }
      }
    }
    preconditionFailure("two stretches always have a middle")
  }
}
