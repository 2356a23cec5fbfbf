/// Reads fixed runs of ASCII digits and single characters off the front of a text.
struct DigitScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Exactly `count` digits as a number; nil, and nothing taken, where there are fewer.
  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[position..<position + count] {
      guard let digit = Self.digit(byte) else { return nil }
      number = number * 10 + digit
    }
    position += count
    return number
  }

  /// One to `most` digits as a number; nil where there is none.
  mutating func number(atMost most: Int) -> Int? {
    var number = 0
    var count = 0
    while count < most, let byte = next, let digit = Self.digit(byte) {
      number = number * 10 + digit
      count += 1
      position += 1
    }
    return count == 0 ? nil : number
  }

  /// Takes the character if it is next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  /// Takes the characters that satisfy the condition, as text.
  mutating func text(while condition: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = next, condition(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
  }
}

/// Writes numbers with leading zeros.
enum Digits {
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}
