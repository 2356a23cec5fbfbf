import Domain

/// One figure or word of a row, before any format has a say in how it is written.
///
/// Every format (screen, text, CSV, JSON) starts from the same cell, so they can't disagree. What
/// came from outside is kept as it was typed; each writer cleans or escapes it on its way out.
public enum Cell: Hashable, Sendable {
  /// Unknown or not applicable: `null` in JSON, empty in CSV, `—` in text. Never zero.
  case null
  /// Words from outside or of ours.
  case text(String)
  /// An identifier, kept verbatim (`Y-0001`) and never shortened.
  case key(String)
  /// A word of a closed list by its stored name (`due_soon`): files and tables keep the name,
  /// screens read it as words.
  case code(String)
  /// A count.
  case integer(Int)
  /// Hundredths of one standard case; printed as the integer that it is.
  case points(Int)
  /// Tenths, printed with one decimal: 975 reads `97.5`, 120 reads `12.0`.
  case tenths(Int)
  /// Hundredths, printed with one or two decimals: 100 reads `1.0`, 75 reads `0.75`.
  case hundredths(Int)
  /// A decimal degree, printed as short as it reads back.
  case degrees(Double)
  /// `true` and `false` in JSON, `yes` and `no` elsewhere.
  case boolean(Bool)
  /// UTC with `Z` in JSON and CSV, local wall time with its zone in text and on screens.
  case instant(Instant)
  /// `YYYY-MM-DD`.
  case date(LocalDate)
  /// A percentage with its count, its total and the name of what it is a share of; in a box of its
  /// own, so that every other cell is half as large to copy.
  indirect case share(Share)
  /// Several words: an array in JSON, `a;b` in CSV and text.
  case list([String])
  /// Several words of a closed list, each as `code` has it.
  case codes([String])
  /// Named points, e.g. the modifiers of a case: `name=points;…` in CSV and text.
  case namedPoints([NamedPoints])
  /// Small objects in a row, e.g. the clocks of an episode.
  case records([CellRecord])
  /// The viewer may not see it: absent from the JSON row and named in `withheld`, `[withheld]`
  /// elsewhere. An empty value is `null`, never this.
  case withheld
  /// A count too small to publish: `null` in JSON and named in `suppressed`, `[suppressed]`
  /// elsewhere.
  case suppressed

  /// A count, or `null` where it is unknown.
  public static func integer(_ value: Int?) -> Cell { value.map { .integer($0) } ?? .null }
  /// Words, or `null` where there are none.
  public static func text(_ value: String?) -> Cell { value.map { .text($0) } ?? .null }
  /// An identifier, or `null` where there is none.
  public static func key(_ value: String?) -> Cell { value.map { .key($0) } ?? .null }
  /// A word of a closed list by its stored name, or `null` where there is none.
  public static func code(_ name: String?) -> Cell { name.map { .code($0) } ?? .null }
  /// A word of a closed list, or `null` where there is none.
  @inlinable
  public static func code<Word: RawRepresentable<String>>(_ word: Word?) -> Cell {
    word.map { .code($0.rawValue) } ?? .null
  }
  /// Several words of a closed list.
  @inlinable
  public static func codes<Word: RawRepresentable<String>>(_ words: [Word]) -> Cell {
    .codes(words.map(\.rawValue))
  }
  /// Points, or `null` where they are unknown.
  public static func points(_ value: Int?) -> Cell { value.map { .points($0) } ?? .null }
  /// Tenths, or `null` where they are unknown.
  public static func tenths(_ value: Int?) -> Cell { value.map { .tenths($0) } ?? .null }
  /// Yes or no, or `null` where it is unknown.
  public static func boolean(_ value: Bool?) -> Cell { value.map { .boolean($0) } ?? .null }
  /// A time, or `null` where it is unknown.
  public static func instant(_ value: Instant?) -> Cell { value.map { .instant($0) } ?? .null }
  /// A date, or `null` where it is unknown.
  public static func date(_ value: LocalDate?) -> Cell { value.map { .date($0) } ?? .null }
}

/// A name and its points: one modifier of a case, one reason for a match.
public struct NamedPoints: Hashable, Sendable {
  /// The stored name, such as `return_window`.
  public let name: String
  /// Hundredths of a standard case, or the points of a match; may be negative.
  public let points: Int

  /// Names some points.
  public init(name: String, points: Int) {
    self.name = name
    self.points = points
  }
}

/// A small object inside a row: its fields in the order in which they are printed.
///
/// JSON prints an object. CSV and text print the first field, `=`, and the others joined by `,`:
/// `licence=The licence is pending`.
public struct CellRecord: Hashable, Sendable {
  /// One field of the object.
  public struct Field: Hashable, Sendable {
    /// The JSON key.
    public let key: String
    /// Its value; a `share` or another `records` has no place here in CSV.
    public let cell: Cell

    /// Names a value.
    public init(_ key: String, _ cell: Cell) {
      self.key = key
      self.cell = cell
    }
  }

  /// The fields, first the one that names the object.
  public let fields: [Field]

  /// Makes an object of its fields.
  public init(_ fields: [Field]) { self.fields = fields }
}
