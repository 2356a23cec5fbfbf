import Domain

/// What a change rests on, as it stood when it was looked at.
public struct ChangeBasis: Hashable, Sendable {
  /// The newest audit entry that wrote one of the records.
  public let entry: Int
  /// Their values then, by the names of the change's fields; empty text = nothing there.
  public let values: [NamedText]

  init(entry: Int, values: [NamedText]) {
    self.entry = entry
    self.values = values
  }

  /// What stood at an entry of the log: the values are looked up in the history.
  public init(entry: Int) {
    self.init(entry: entry, values: [])
  }
}

/// One value that somebody else changed in the meantime.
public struct ConflictField: Hashable, Sendable {
  /// The field's name; where the change has no such field, what else it rests on.
  public let name: String
  /// What was there when it was looked at; empty = nothing.
  public let was: String
  /// What is there now.
  public let isNow: String
}

/// Somebody changed what a change rests on after it was looked at; nothing was changed by it.
public struct ChangeConflict: Hashable, Sendable {
  /// The account that changed it.
  public let by: String
  /// When.
  public let at: Instant
  /// By which change, `import` among them.
  public let verb: String
  /// Every value that differs.
  public let fields: [ConflictField]
  /// What the change rests on now: sent with it, the change goes through.
  public let basis: ChangeBasis

  /// What happened, without the values.
  public var sentence: String {
    "\(by) changed this in the meantime (\(verb))"
  }
}
