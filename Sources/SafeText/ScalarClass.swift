/// How the guard treats one scalar.
enum ScalarClass {
  case plain
  case combining
  case newline
  case joiner
  case variation
  case skinTone
  case flagLetter
  case unsafe

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF: self = .plain
    case 0xA0: self = .plain
    case 0x0A, 0x0D: self = .newline
    case 0x200C, 0x200D: self = .joiner
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .variation
    case 0x1F3FB...0x1F3FF: self = .skinTone
    case 0x1F1E6...0x1F1FF: self = .flagLetter
    default: self = Self.byCategory(scalar)
    }
  }

  /// Whether a text holding this scalar must be walked; quick ranges first, for plain names in
  /// most languages and for box drawing.
  static func needsCare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: return false
    case 0x2010...0x2027, 0x2190...0x22FF, 0x2500...0x25FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      return false
    default:
      if case .plain = ScalarClass(scalar) { return false }
      return true
    }
  }

  /// Whether a scalar belongs to a script whose spelling uses the joiners: Arabic and its
  /// relatives, the scripts of India, Myanmar, Khmer and Mongolian.
  static func usesJoiners(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x620...0x8FF, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x17D3, 0x1820...0x18AA:
      return true
    default: return false
    }
  }

  /// Letters that fonts draw as nothing: invisible though no format character.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarClass {
    if isInvisible(scalar.value) { return .unsafe }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return .unsafe
    case .nonspacingMark, .enclosingMark: return .combining
    default: return DisplayWidth.of(scalar) == 0 ? .combining : .plain
    }
  }
}
