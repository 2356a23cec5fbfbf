/// What tells our own views from whatever else bears one of their names.
///
/// SQLite tells an authorizer by name alone which view, or which common table expression, wants to
/// read a table, and gives both alike. So each view reads its tables inside an expression whose name
/// nobody can write down: it begins with a number drawn when the connection was opened. The name
/// costs nothing, since an expression that is used once is no step of the plan.
struct ViewSeal: Sendable {
  /// What each such name begins with.
  let prefix: String

  /// Draws a new one.
  init() {
    var random = SystemRandomNumberGenerator()
    let drawn = [random.next(), random.next()] as [UInt64]
    prefix = "sealed-\(drawn.map { String($0, radix: 16) }.joined(separator: "-"))-"
  }

  /// A view's definition within the seal.
  func closing(_ sql: String, of view: String) -> String {
    "WITH \"\(prefix)\(view)\" AS (\(sql)) SELECT * FROM \"\(prefix)\(view)\""
  }

  /// The view that reads under a name, or `nil` for a name of anybody else's.
  func view(reading name: String?) -> String? {
    guard let name, name.hasPrefix(prefix) else { return nil }
    return String(name.dropFirst(prefix.count))
  }

  /// A line of a plan with the views under their own names.
  func removed(from line: String) -> String { line.replacing(prefix, with: "") }
}
