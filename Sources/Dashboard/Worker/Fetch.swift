import Domain
import Store

/// One question of a screen, as a value: equal fetches have one answer.
struct Fetch: Sendable, Equatable {
  /// The question.
  let query: any Query
  /// The youth whose record it opens; the opening is entered in the log first (S14).
  let opening: String?

  init(_ query: any Query, opening: String? = nil) {
    self.query = query
    self.opening = opening
  }

  static func == (one: Fetch, other: Fetch) -> Bool {
    one.opening == other.opening && isEqual(one.query, other.query)
  }

  /// Asks the store.
  ///
  /// - Throws: ``Problem``; where the opening could not be entered, nothing was read.
  func run(_ store: BoardStore, now: Instant) throws(Problem) -> any Sendable {
    do {
      if let opening { try store.noteOpening(ofYouth: opening, now: now) }
      return try Self.read(query, store)
    } catch {
      throw Problem(error)
    }
  }

  private static func read<Q: Query>(_ query: Q, _ store: BoardStore) throws -> any Sendable {
    try store.read(query)
  }

  private static func isEqual<Q: Query>(_ one: Q, _ other: any Query) -> Bool {
    one == other as? Q
  }
}
