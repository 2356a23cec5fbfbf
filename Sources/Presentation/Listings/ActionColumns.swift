import Domain

/// The listings of `do`.
public enum ActionColumns {
  /// `do` alone: what can be done.
  public static let catalog = Listing<ChangeDescriptor>(
    name: "do", variant: "actions",
    columns: [
      Column("action", "Action", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("summary", "What it does", priority: 1) { .text($0.summary) },
      Column("needs", "Needs", priority: 2) {
        .list($0.fields.filter(\.isRequired).map(\.name))
      },
      Column("roles", "Roles", priority: 4) { .codes($0.roles.map(\.rawValue).sorted()) },
    ], emptyText: "No action is known.")

  /// `do ACTION`: the identifier of what it made or changed.
  public static let result = Listing<(action: String, id: String)>(
    name: "do",
    columns: [
      Column("action", "Action", priority: 2) { .text($0.action) },
      Column("id", "Identifier", priority: 1) { .key($0.id) },
    ], emptyText: "Nothing was done.")

  /// `do ACTION --basis`: what an action rests on.
  public static let basis = Listing<NamedText>(
    name: "do", variant: "basis",
    columns: [
      Column("field", "Field", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("value", "Stands now", priority: 1) {
        $0.text.isEmpty ? .null : .text($0.text)
      },
    ], summaryKeys: ["entry"],
    emptyText: "It only adds, or its fields do not say yet to what it is done.")

  /// `do --own`: one's own changes.
  public static let own = Listing<OwnChange>(
    name: "do", variant: "own",
    columns: [
      Column("entry", "Entry", kind: .number, priority: 1) { .integer($0.entry) },
      Column("at", "When", priority: 2) { .instant($0.at) },
      Column("action", "Action", priority: 2) { .text($0.action) },
      Column("subject", "Of", priority: 4) { .key($0.subject) },
      Column("sentence", "What was done", priority: 1) { .text($0.sentence) },
      Column("stays", "Cannot be taken back", priority: 3) {
        $0.reason.map { .text($0) } ?? .null
      },
    ], emptyText: "You have changed nothing here.")
}

/// One of one's own changes, as it is listed.
public struct OwnChange: Hashable, Sendable {
  /// Its entry in the log.
  public let entry: Int
  /// When it was made.
  public let at: Instant
  /// Its name.
  public let action: String
  /// The key of the record that it is about.
  public let subject: String
  /// What was done.
  public let sentence: String
  /// Why it cannot be taken back, or `nil` where it can.
  public let reason: String?

  /// One change.
  public init(
    entry: Int, at: Instant, action: String, subject: String, sentence: String, reason: String?
  ) {
    self.entry = entry
    self.at = at
    self.action = action
    self.subject = subject
    self.sentence = sentence
    self.reason = reason
  }
}
