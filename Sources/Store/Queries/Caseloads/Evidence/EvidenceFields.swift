import Domain

/// The fields of a text of facts, one after the other.
struct EvidenceFields {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private let bytes: Bytes
  private var place = 0
  /// Whether everything was as it is written.
  private(set) var isWhole = true

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func damage() {
    isWhole = false
    place = bytes.count
  }

  /// The letter of the next fact; `nil` at the end.
  mutating func mark() -> UInt8? {
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }

  /// Goes past that letter, where the next fact begins with it; whether it does.
  mutating func take(mark: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == mark else { return false }
    place += 1
    return true
  }

  /// A number, or `nil` where it is absent.
  mutating func number() -> Int64? { digits(before: UInt8(ascii: ",")) }

  mutating func instant() -> Instant? { number().map { Instant(seconds: $0) } }

  /// A text, or `nil` where it is absent.
  mutating func text() -> Bytes? {
    guard let count = digits(before: UInt8(ascii: ":")) else { return nil }
    guard count >= 0, count <= bytes.count - place else {
      damage()
      return nil
    }
    place += Int(count)
    return Bytes(rebasing: bytes[place - Int(count)..<place])
  }

  private mutating func digits(before end: UInt8) -> Int64? {
    var (value, count, isNegative) = (Int64(0), 0, false)
    var place = place
    defer { self.place = place }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte >= 48, byte <= 57, count < 18 {
        value = value &* 10 &+ Int64(byte &- 48)
        count += 1
      } else if byte == end {
        return count == 0 ? nil : isNegative ? -value : value
      } else if byte == UInt8(ascii: "-"), count == 0, !isNegative {
        isNegative = true
      } else {
        break
      }
    }
    isWhole = false
    place = bytes.count
    return nil
  }
}

/// The words of a vocabulary by their bytes: no text is made of what stands as it is stored.
struct StoredWords<Word: ClosedVocabulary> {
  private let words = Word.allCases.map { (bytes: Array($0.rawValue.utf8), word: $0) }

  /// The word, as `init(stored:)` reads it.
  func word(_ bytes: UnsafeBufferPointer<UInt8>?) -> Word? {
    guard let bytes else { return nil }
    for one in words where Self.isEqual(one.bytes, bytes) { return one.word }
    return Word(stored: String(decoding: bytes, as: UTF8.self))
  }

  /// Byte by byte: `elementsEqual` makes an iterator of each side for every word that is tried.
  private static func isEqual(_ one: [UInt8], _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    for place in 0..<one.count where one[place] != other[place] { return false }
    return true
  }
}

extension String {
  /// Whether it has these bytes; of absent ones none is made.
  func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let bytes else { return false }
    var text = self
    return text.withUTF8 { own in
      own.count == bytes.count && own.indices.allSatisfy { own[$0] == bytes[$0] }
    }
  }
}
