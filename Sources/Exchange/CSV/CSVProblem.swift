/// Why a record, or all that is left of a file, can't be taken.
///
/// After a problem that is not fatal the reader stands at the next record and `next()` may be
/// called again: the end of the bad record was certain. After a fatal one it stands at the end.
public struct CSVProblem: Error, Hashable, Sendable {
  /// What is wrong, for callers that choose an exit status or a test that names the case.
  public enum Kind: String, Hashable, Sendable {
    /// A byte sequence that is not UTF-8. Fatal: the whole file is in doubt.
    case encoding
    /// A NUL inside the record.
    case nul
    /// A quote where none may stand: inside an unquoted cell, or text after a closing quote.
    case strayQuote
    /// A quoted cell that the file ends in. Fatal.
    case unterminatedQuote
    /// A cell longer than ``CSVReader/fieldLimit``.
    case fieldTooLong
    /// A record of more bytes or cells than any file of ours can need.
    case recordTooLong
    /// The number of cells differs from the header's.
    case cellCount
    /// The header lacks a required column, or names one twice. Fatal.
    case header
    /// The operating system could not read on. Fatal; not the file's fault.
    case reading
    /// A rule about the content of a cell, raised by whoever reads the records.
    case content
  }

  /// What is wrong.
  public let kind: Kind
  /// The physical line on which the record begins; the header of a file is line 1.
  public let line: Int
  /// The column's name, or `-` where it is not known or the record as a whole is meant.
  public let column: String
  /// The rest of the sentence `FILE:LINE:COLUMN: reason`.
  public let reason: String
  /// Whether nothing after the problem can be read.
  public let isFatal: Bool
  /// The record's own text; of a record too long to keep, its first 64 KiB.
  public let raw: String

  /// Makes a problem; a reader of records uses it for rules about the content of a cell.
  public init(
    kind: Kind = .content, line: Int, column: String = "-", reason: String, isFatal: Bool = false,
    raw: String = ""
  ) {
    self.kind = kind
    self.line = line
    self.column = column
    self.reason = reason
    self.isFatal = isFatal
    self.raw = raw
  }
}
