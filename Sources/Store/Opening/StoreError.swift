import Domain

/// What stops a store from being opened, read or written. The front ends turn
/// each case into one sentence and the exit status of interface §1.
public enum StoreError: Error, Hashable, Sendable {
  /// No store at the path.
  case missing(path: String)
  /// Something is at the path that is not a csecboard store.
  case notAStore(path: String, reason: String)
  /// The store was written by a newer program.
  case newer(path: String, found: Int, known: Int)
  /// The store could not be created.
  case cannotCreate(path: String, reason: String)
  /// The account has no grant, or its role may not do this.
  case notPermitted(reason: String)
  /// A key that does not exist or lies out of the viewer's scope: the same words for both.
  case unknownKey(kind: String, key: String)
  /// A rule says no; nothing was changed.
  case rule(String)
  /// A field does not read; nothing was changed.
  case field(FieldProblem)
  /// What the change rests on was changed by somebody else; nothing was changed.
  case conflict(ChangeConflict)
  /// Another process holds the store past the wait.
  case busy(holder: String)
  /// The disk, the file or the system failed.
  case inputOutput(String)
  /// No room is left for what was to be written; nothing was changed.
  case diskFull
  /// ^C, before anything was kept.
  case interrupted
}
