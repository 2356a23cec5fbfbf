import Database

/// Values as one unambiguous run of bytes, so that two different rows never
/// hash alike: a letter for the type, the length in bytes, the value.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(256)
  }

  mutating func append(_ value: DatabaseValue) {
    switch value {
    case .null:
      bytes.append(UInt8(ascii: "n"))
    case .integer(let number):
      bytes.append(UInt8(ascii: "i"))
      append(word: UInt64(bitPattern: number))
    case .real(let number):
      bytes.append(UInt8(ascii: "r"))
      append(word: number.bitPattern)
    case .text(let text):
      bytes.append(UInt8(ascii: "t"))
      append(word: UInt64(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    case .blob(let blob):
      bytes.append(UInt8(ascii: "b"))
      append(word: UInt64(blob.count))
      bytes.append(contentsOf: blob)
    }
  }

  private mutating func append(word: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }
}

/// The hash that a confidential row carries (R6): it covers the table's name
/// and every other column, so a flipped bit shows although SQLite's own
/// `integrity_check` passes it.
enum RowHash {
  /// The first 16 bytes of SHA-256; enough against chance, half the room.
  static func of(table: String, values: [DatabaseValue]) -> [UInt8] {
    var canonical = CanonicalBytes()
    canonical.append(.text(table))
    for value in values { canonical.append(value) }
    return Array(SHA256.hash(canonical.bytes).prefix(16))
  }
}
