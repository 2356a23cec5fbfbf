import Domain

/// Text under construction as UTF-8: a writer adds to it in place, row after row, so that no cell
/// is a string of its own on its way out.
public struct TextBytes: Hashable, Sendable {
  /// What was added so far.
  private(set) var bytes: [UInt8] = []

  /// Begins an empty text.
  public init() {}

  /// The bytes as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Begins anew and keeps the room.
  public mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Adds words as they are.
  public mutating func append(_ words: String) {
    // As a buffer it is copied at once; as a view of UTF-8 it would be asked byte by byte.
    if words.utf8.withContiguousStorageIfAvailable({ append(buffer: $0) }) == nil {
      bytes.append(contentsOf: words.utf8)
    }
  }

  /// Adds bytes that are UTF-8.
  mutating func append(buffer: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: buffer) }

  /// Adds the bytes of another text, or a part of them.
  public mutating func append(_ other: ArraySlice<UInt8>) {
    other.withUnsafeBufferPointer { append(buffer: $0) }
  }

  /// Adds one byte of a text.
  mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Adds one ASCII character.
  mutating func append(ascii character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  /// Adds blanks; none for a count below 1.
  mutating func append(blanks count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }
  }

  /// Adds a number in decimal digits.
  mutating func append(_ number: Int) {
    if number < 0 { append(ascii: "-") }
    append(digits: number.magnitude, atLeast: 1)
  }

  /// Adds a number with leading zeros.
  mutating func append(_ number: Int, width: Int) {
    if width == 2, (0..<100).contains(number) {
      bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
      bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
      return
    }
    if number < 0 { append(ascii: "-") }
    append(digits: number.magnitude, atLeast: width)
  }

  /// Adds `2026-03-08`.
  mutating func append(_ date: LocalDate) {
    append(date.year, width: 4)
    append(ascii: "-")
    append(date.month, width: 2)
    append(ascii: "-")
    append(date.day, width: 2)
  }

  /// Adds `2026-03-08T09:30:00Z`.
  mutating func append(_ instant: Instant) {
    let shown = instant.utc
    append(shown.date)
    append(ascii: "T")
    append(shown.hour, width: 2)
    append(ascii: ":")
    append(shown.minute, width: 2)
    append(ascii: ":")
    append(shown.second, width: 2)
    append(ascii: "Z")
  }

  /// Adds `2026-03-08 01:30 PST`: local wall time with the zone's name.
  mutating func append(local instant: Instant, zone: ZoneRules) {
    let (wall, name) = zone.localWithName(instant)
    append(wall.date)
    append(ascii: " ")
    append(wall.hour, width: 2)
    append(ascii: ":")
    append(wall.minute, width: 2)
    append(ascii: " ")
    append(name)
  }

  /// Adds tenths with one decimal: 975 as `97.5`, -5 as `-0.5`.
  mutating func append(tenths value: Int) {
    if value < 0 { append(ascii: "-") }
    let size = value.magnitude
    append(digits: size / 10, atLeast: 1)
    append(ascii: ".")
    append(digits: size % 10, atLeast: 1)
  }

  /// Moves everything from a place on to the end of another text.
  mutating func move(from start: Int, to other: inout TextBytes) {
    bytes.withUnsafeBufferPointer {
      other.append(buffer: UnsafeBufferPointer(rebasing: $0[start...]))
    }
    bytes.removeLast(bytes.count - start)
  }

  private mutating func append(digits number: UInt, atLeast width: Int) {
    var divisor: UInt = 1
    var count = 1
    while number / divisor >= 10 || count < width {
      divisor *= 10
      count += 1
    }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
