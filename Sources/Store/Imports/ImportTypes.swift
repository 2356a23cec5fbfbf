import Domain

/// What became of one row of a file.
public enum RowOutcome: Hashable, Sendable {
  /// A record that was not there.
  case added
  /// A record that now differs.
  case changed
  /// Nothing new.
  case unchanged
  /// The row contradicts a later entry made by hand, or would reopen what has
  /// ended; it was left, for the reason given.
  case conflict(String)
}

/// How many rows of one file became what.
public struct ImportCounts: Hashable, Sendable {
  /// Data rows read, rejected ones included.
  public var read = 0
  /// New records.
  public var added = 0
  /// Records that now differ.
  public var changed = 0
  /// Rows that said nothing new.
  public var unchanged = 0
  /// Rows left because they contradict a later entry by hand.
  public var conflicts = 0
  /// Bad rows.
  public var rejected = 0

  /// No rows yet.
  public init() {}

  /// Counts one taken row.
  public mutating func count(_ outcome: RowOutcome) {
    switch outcome {
    case .added: added += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    case .conflict: conflicts += 1
    }
  }
}

/// One file of an import, for its report and its place in the ledger.
public struct ImportedFile: Hashable, Sendable {
  /// The kind's name.
  public let kind: String
  /// The file's name, without its folder.
  public let file: String
  /// SHA-256 of the bytes, as hexadecimal digits.
  public let sha256: String
  /// What became of its rows.
  public let counts: ImportCounts

  /// One file's report.
  public init(kind: String, file: String, sha256: String, counts: ImportCounts) {
    self.kind = kind
    self.file = file
    self.sha256 = sha256
    self.counts = counts
  }
}

/// Thrown when the store changed between checking and writing; the caller checks again.
public struct ImportOvertaken: Error {}
