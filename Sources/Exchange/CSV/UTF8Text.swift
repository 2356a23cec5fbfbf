import Glibc

/// Where bytes stop being UTF-8; only asked once they are known to be something else.
enum UTF8Text {
  /// The index of the first byte of the first sequence that is not well formed.
  static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int? {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let length = sequenceLength(bytes, at)
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// The length of the well-formed sequence at an index, 0 for none (Unicode, table 3-7).
  private static func sequenceLength(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let (count, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0x00...0x7F: (1, 0x80...0xBF)
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      default: (0, 0x80...0xBF)
      }
    guard count > 1 else { return count }
    guard at + count <= bytes.endIndex, second.contains(bytes[at + 1]) else { return 0 }
    let rest = bytes[(at + 2)..<(at + count)]
    return rest.allSatisfy { (0x80...0xBF).contains($0) } ? count : 0
  }
}

/// The system's words for an error number.
enum SystemText {
  static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}
