/// "Did you mean …?" for names that people type.
public enum Suggestions {
  /// The candidate nearest to the word, ignoring case, if it is near enough to be meant: at most a
  /// third of the word's length away, at least one edit.
  ///
  /// Of equally near ones, the first by name.
  public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    var best: (distance: Int, name: String)?
    // Letters that are too many or too few are an edit each: most names need no further look.
    let near = candidates.filter { abs($0.count - word.count) <= limit }
    for candidate in near.sorted() {
      let distance = distance(word.lowercased(), candidate.lowercased())
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Edits between two words: inserting, deleting or replacing a character, or swapping two
  /// neighbours (optimal string alignment).
  /// - Complexity: O(the product of the two lengths)
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var beforeLast = [Int]()
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
