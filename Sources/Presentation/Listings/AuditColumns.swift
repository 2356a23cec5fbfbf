import Domain

/// One entry of the audit log.
public struct AuditLine: Hashable, Sendable {
  /// Its place, from 1.
  public let entry: Int
  /// When, to the second.
  public let at: Instant
  /// The account and, after a blank, the system's number of it.
  public let account: String
  /// The system's number of the account.
  public let uid: Int
  /// The role under which it was done.
  public let role: String
  /// What was done.
  public let action: String
  /// The kind of record; empty for none.
  public let kind: String
  /// The record's key; empty for none.
  public let subject: String
  /// `done` or `refused`.
  public let outcome: String
  /// Why it was allowed.
  public let basis: String
  /// Ids and counts as JSON.
  public let detail: String
  /// Terminal and process.
  public let session: String
  /// The entry's hash as hexadecimal digits.
  public let hash: String

  /// One entry.
  public init(
    entry: Int, at: Instant, account: String, uid: Int, role: String, action: String,
    kind: String, subject: String, outcome: String, basis: String, detail: String,
    session: String, hash: String
  ) {
    self.entry = entry
    self.at = at
    self.account = account
    self.uid = uid
    self.role = role
    self.action = action
    self.kind = kind
    self.subject = subject
    self.outcome = outcome
    self.basis = basis
    self.detail = detail
    self.session = session
    self.hash = hash
  }
}

/// The log's newest entry, or what proving it found.
public struct AuditProof: Hashable, Sendable {
  /// Entries in the log.
  public let entries: Int
  /// The hash of the newest one as hexadecimal digits.
  public let hash: String
  /// Whether the chain was followed and holds; `nil` where only the head was asked for.
  public let isWhole: Bool?
  /// The first entry that does not fit the one before it.
  public let firstBroken: Int?
  /// How many heads were kept outside the store; `nil` = no anchor is configured.
  public let anchored: Int?
  /// The first kept head that the log does not have.
  public let firstLost: Int?

  /// What is known of the log.
  public init(
    entries: Int, hash: String, isWhole: Bool? = nil, firstBroken: Int? = nil,
    anchored: Int? = nil, firstLost: Int? = nil
  ) {
    self.entries = entries
    self.hash = hash
    self.isWhole = isWhole
    self.firstBroken = firstBroken
    self.anchored = anchored
    self.firstLost = firstLost
  }
}

/// The listings of `audit`.
public enum AuditColumns {
  /// `audit`: every entry, oldest first.
  public static let listing = Listing<AuditLine>(
    name: "audit",
    columns: [
      Column("entry", "Entry", kind: .number, priority: 1) { .integer($0.entry) },
      Column("at", "When", priority: 1) { .instant($0.at) },
      Column("account", "Who", priority: 2) { .key($0.account) },
      Column("uid", "uid", kind: .number, priority: 8) { .integer($0.uid) },
      Column("role", "Role", priority: 5) { .code($0.role) },
      Column("action", "Action", priority: 1, emphasis: { _ in .strong }) { .text($0.action) },
      Column("kind", "Kind", priority: 4) { $0.kind.isEmpty ? .null : .text($0.kind) },
      Column("subject", "Subject", priority: 2) { $0.subject.isEmpty ? .null : .key($0.subject) },
      Column(
        "outcome", "Outcome", priority: 3,
        emphasis: { $0.outcome == "refused" ? .warning : .normal }
      ) { .code($0.outcome) },
      Column("basis", "Basis", priority: 7) { .text($0.basis) },
      Column("detail", "Detail", priority: 7) { .text($0.detail) },
      Column("session", "Session", priority: 8) { .text($0.session) },
      Column("hash", "Hash", priority: 9) { .key($0.hash) },
    ],
    summaryKeys: ["entries"],
    emptyText: "The log has no entry, though making a store leaves one: run 'csecboard check'.")

  /// `audit head`: the value to keep elsewhere.
  public static let head = Listing<AuditProof>(
    name: "audit", variant: "head",
    columns: [
      Column("entries", "Entries", kind: .number, priority: 1) { .integer($0.entries) },
      Column("hash", "Hash", priority: 1) { .key($0.hash) },
    ], emptyText: "The log has no entry.")

  /// `audit verify`: whether the chain holds.
  public static let verification = Listing<AuditProof>(
    name: "audit", variant: "verify",
    columns: [
      Column("entries", "Entries", kind: .number, priority: 1) { .integer($0.entries) },
      Column(
        "whole", "Whole", priority: 1, emphasis: { $0.isWhole == true ? .good : .critical }
      ) { .boolean($0.isWhole) },
      Column("first_broken", "First broken", kind: .number, priority: 1) {
        .integer($0.firstBroken)
      },
      Column("hash", "Hash", priority: 3) { .key($0.hash) },
      Column("anchored", "Heads kept", kind: .number, priority: 2) { .integer($0.anchored) },
      Column(
        "first_lost", "First lost", kind: .number, priority: 1,
        emphasis: { $0.firstLost == nil ? .normal : .critical }
      ) { .integer($0.firstLost) },
    ], emptyText: "The log has no entry.")
}
