import Domain
import Store

/// The program's way to the store: it hands work over and later takes what came of it.
protocol StorePort: AnyObject {
  /// Asks; a question not yet begun gives way to this one.
  func fetch(_ fetch: Fetch)
  /// Asks beside the screen's question, for what is being typed; one not yet begun gives way to this.
  func look(_ fetch: Fetch)
  /// Asks whether another process has committed.
  func check()
  /// Enters in the log what the screen is to do.
  func note(_ note: ScreenNote)
  /// Makes a change; refused where what it rests on moved since the basis was taken.
  func write(_ action: String, _ fields: [NamedText], expecting basis: ChangeBasis?)
  /// Asks about changes.
  func inquire(_ inquiry: Inquiry)
  /// What came back since the last call.
  func take() -> [Message]
}

extension StorePort {
  /// Makes a change that rests on nothing.
  func write(_ action: String, _ fields: [NamedText]) { write(action, fields, expecting: nil) }
}
