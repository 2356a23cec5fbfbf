/// What one typed cell may hold: a column of a file, a field of a form, a
/// `field=value` on the command line. All three are read by the same rules
/// (interface §2), so a fact means the same however it came in.
public enum FieldKind: Hashable, Sendable {
  /// A county's own text key of another record; `of` names the record kind (`youth`).
  case key(of: String)
  /// The key that this record itself is to carry.
  case ownKey
  /// Free text of at most 65,536 bytes.
  case text
  /// `1`/`0`, `yes`/`no`.
  case boolean
  /// A whole number inside the range.
  case integer(ClosedRange<Int>)
  /// A decimal number kept as whole hundredths: `1.0` is 100.
  case hundredths(ClosedRange<Int>)
  /// A decimal degree.
  case degrees(ClosedRange<Double>)
  /// `YYYY-MM-DD`.
  case date
  /// RFC 3339, or local wall time; a date alone is its first instant.
  case time
  /// One name of a closed vocabulary, case ignored.
  case term([String])
  /// Several names, `;`-separated, of a closed vocabulary.
  case terms([String])
  /// Several words, `;`-separated.
  case list
  /// A five-digit FIPS code; four digits are padded with a note.
  case county
}

/// One value read from a cell, in its own type.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case degrees(Double)
  case boolean(Bool)
  case date(LocalDate)
  case time(Instant)
}

/// Why a cell does not read, as a sentence that shows what would.
public struct FieldProblem: Error, Hashable, Sendable {
  /// The field's name, as in the file's header or the form.
  public let field: String
  /// A sentence without the field's name and without a final stop.
  public let reason: String

  /// A problem of one named field.
  public init(field: String, reason: String) {
    self.field = field
    self.reason = reason
  }
}
