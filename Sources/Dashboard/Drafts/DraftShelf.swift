import Domain

/// Every draft of the session: in memory always, and beside the store as far as that can be written.
struct DraftShelf: Sendable {
  /// In the order in which they were begun.
  private(set) var drafts: [Draft] = []
  /// Those typed in this session; the others were left by sessions that have ended.
  private(set) var own: Set<Int> = []
  /// Why the last draft could not be written; it is in memory then.
  private(set) var failure: Problem?
  private let folder: DraftFolder?
  private var lastID = 0

  /// - Parameter folder: where they are kept past the session; nil = nowhere.
  init(folder: DraftFolder?) { self.folder = folder }

  /// Takes over what ended sessions have left.
  mutating func takeOver(now: Instant) {
    drafts += folder?.takeOver(now: now) ?? []
    lastID = drafts.map(\.id).max() ?? lastID
  }

  /// The number of a new draft.
  mutating func begin() -> Int {
    lastID += 1
    return lastID
  }

  /// Keeps a draft; one without fields is none.
  mutating func keep(_ draft: Draft) {
    guard !draft.fields.isEmpty else { return discard(draft.id) }
    own.insert(draft.id)
    if let place = drafts.firstIndex(where: { $0.id == draft.id }) {
      drafts[place] = draft
    } else {
      drafts.append(draft)
    }
    failure = nil
    do throws(Problem) {
      try folder?.keep(draft)
    } catch {
      failure = error
    }
  }

  /// Forgets a draft, in memory and beside the store.
  mutating func discard(_ id: Int) {
    drafts.removeAll { $0.id == id }
    own.remove(id)
    folder?.discard(id)
  }

  /// The drafts of an action, the newest last.
  func of(_ action: String) -> [Draft] { drafts.filter { $0.action == action } }

  /// Whether a draft was typed in this session.
  func isOwn(_ draft: Draft) -> Bool { own.contains(draft.id) }
}
