import Domain

/// The program's way to the store: it hands work over and later takes what came of it.
protocol StorePort: AnyObject {
  /// Asks; a question not yet begun gives way to this one.
  func fetch(_ fetch: Fetch)
  /// Asks beside the screen's question, for what is being typed; one not yet begun gives way to this.
  func look(_ fetch: Fetch)
  /// Asks whether another process has committed.
  func check()
  /// Makes a change.
  func write(_ action: String, _ fields: [NamedText])
  /// Enters in the log what the screen is to do.
  func note(_ note: ScreenNote)
  /// What came back since the last call.
  func take() -> [Message]
}
