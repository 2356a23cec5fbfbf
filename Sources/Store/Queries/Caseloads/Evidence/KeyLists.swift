import Database

/// Keys in lists of one length, so that a statement on any number of them is prepared once.
enum KeyLists {
  /// How many keys a list has.
  private static let length = 250

  /// The keys in lists, each filled up with one of its own; none for no keys.
  static func of(_ keys: [String]) -> [[DatabaseValue]] {
    stride(from: 0, to: keys.count, by: length).map { start in
      let some = keys[start...].prefix(length)
      return (some + repeatElement(keys[start], count: length - some.count)).map { .text($0) }
    }
  }

  /// The places of one list in a statement, of which it fills those from `first` on.
  static func marks(from first: Int) -> String { marks(of: length, from: first) }

  /// The places of so many values in a statement, of which they fill those from `first` on.
  static func marks(of count: Int, from first: Int) -> String {
    (first..<first + count).map { "?\($0)" }.joined(separator: ", ")
  }
}
