/// One value as SQLite keeps it.
public enum DatabaseValue: Hashable, Sendable {
  /// Absent.
  case null
  /// A 64-bit integer; also booleans (0, 1) and times (seconds).
  case integer(Int64)
  /// A double.
  case real(Double)
  /// Text in UTF-8.
  case text(String)
  /// Bytes.
  case blob([UInt8])
}

extension DatabaseValue {
  /// The integer, or NULL.
  public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  /// The integer, or NULL.
  public init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }
  /// The text, or NULL.
  public init(_ value: String?) { self = value.map { .text($0) } ?? .null }
  /// 1 or 0, or NULL.
  public init(_ value: Bool?) { self = value.map { .integer($0 ? 1 : 0) } ?? .null }
  /// The double, or NULL.
  public init(_ value: Double?) { self = value.map { .real($0) } ?? .null }
  /// The bytes, or NULL.
  public init(_ value: [UInt8]?) { self = value.map { .blob($0) } ?? .null }

  /// The integer, when it is one.
  public var int64: Int64? { if case .integer(let value) = self { value } else { nil } }
  /// The integer, when it is one.
  public var int: Int? { int64.map(Int.init) }
  /// The text, when it is text.
  public var text: String? { if case .text(let value) = self { value } else { nil } }
  /// The number, when it is one.
  public var double: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
  /// The bytes, when it is a blob.
  public var bytes: [UInt8]? { if case .blob(let value) = self { value } else { nil } }
  /// Whether it is NULL.
  public var isNull: Bool { self == .null }
}

extension DatabaseValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByNilLiteral,
  ExpressibleByBooleanLiteral
{
  /// An integer literal.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A decimal literal.
  public init(floatLiteral value: Double) { self = .real(value) }
  /// A text literal.
  public init(stringLiteral value: String) { self = .text(value) }
  /// `nil` is NULL.
  public init(nilLiteral: ()) { self = .null }
  /// `true` is 1.
  public init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
}
