/// Signs for a terminal that shows ASCII only; each is as wide as what it stands for.
enum Transliteration {
  /// One ASCII character for a scalar.
  static func ascii(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x20...0x7E: return scalar
    case 0xA0, 0x2000...0x200A, 0x3000: return 0x20
    case 0xFF01...0xFF5E: return scalar - 0xFEE0
    case 0x2588, 0x2589...0x258B, 0x2593: return code("#")
    case 0x2580...0x2587, 0x258C...0x258F: return code("+")
    case 0x2591, 0x2592: return code(":")
    default: return code(signs[scalar] ?? letter(scalar) ?? "?")
    }
  }

  private static func code(_ character: Unicode.Scalar) -> UInt32 { character.value }

  /// The base of an accented Latin letter, from the order of the Latin-1 block.
  private static func letter(_ scalar: UInt32) -> Unicode.Scalar? {
    guard (0xC0...0xFF).contains(scalar) else { return nil }
    let bases = Array(
      "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty".unicodeScalars)
    return bases[Int(scalar - 0xC0)]
  }

  private static let signs: [UInt32: Unicode.Scalar] = [
    0x2500: "-", 0x2501: "=", 0x2502: "|", 0x2503: "|", 0x250C: "+", 0x2510: "+", 0x2514: "+",
    0x2518: "+", 0x251C: "+", 0x2524: "+", 0x252C: "+", 0x2534: "+", 0x253C: "+", 0x254E: "|",
    0x2550: "=", 0x2551: "|", 0x2013: "-", 0x2014: "-", 0x2010: "-", 0x2011: "-", 0x2018: "'",
    0x2019: "'", 0x201C: "\"", 0x201D: "\"", 0x2022: "*", 0x2026: "~", 0xB7: ".", 0x2190: "<",
    0x2191: "^", 0x2192: ">", 0x2193: "v", 0x25B2: "^", 0x25BC: "v", 0x25B6: ">", 0x25C0: "<",
    0x25CF: "*", 0x25CB: "o", 0x2713: "+", 0x2717: "x", 0x2716: "x", 0x26A0: "!", 0x23CE: "\\",
    0x2212: "-", 0xD7: "x", 0x2264: "<", 0x2265: ">", 0xA7: "S", 0xB0: "o",
  ]
}
