import Domain
import Store
import TerminalUI

/// Everything that can happen to the program, in the order in which it is told.
enum Message: Sendable {
  /// A key, a paste, a new size.
  case event(TerminalEvent)
  /// A signal of the operating system.
  case signal(Int32)
  /// The clock reached the edge that was asked for, or was set.
  case clock
  /// Files of the store moved; whether anything was committed is not known yet.
  case storeMoved
  /// The worker asked the store: it was committed to, or not.
  case storeChecked(changed: Bool)
  /// A read ended.
  case fetched(Fetched)
  /// A read for what is being typed ended.
  case looked(Fetched)
  /// A write ended.
  case written(Written)
  /// The log has an entry of what the screen is to do, or could not have it.
  case noted(ScreenNote, Result<Void, Problem>)
  /// A question about changes was answered.
  case inquired(Inquired)
}

/// What came of one read.
struct Fetched: Sendable {
  /// What was asked.
  let fetch: Fetch
  /// When the answer was read.
  let at: Instant
  /// The answer.
  let result: Result<any Sendable, Problem>
}

/// What came of one change.
struct Written: Sendable {
  /// The change's name.
  let action: String
  /// The texts that were sent, as typed.
  let fields: [NamedText]
  /// The identifier of what was made or changed.
  let result: Result<String, Problem>
}
