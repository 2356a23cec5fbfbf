/// Turns the bytes a terminal sends into events.
///
/// A pure state machine: bytes go in as they come, however they are cut, and events come out.
/// What lies between the marks of a bracketed paste is one ``TerminalEvent/paste(_:)`` and never
/// a key. Unknown sequences are swallowed whole, so that none of their letters counts as a key.
public struct InputDecoder: Sendable {
  private var pending: [UInt8] = []
  private var paste: [UInt8]?
  private let extra: [[UInt8]: KeyPress]
  private let longestExtra: Int
  private let isUTF8: Bool

  /// The longest paste that is kept; what exceeds it is dropped.
  public static let pasteLimit = 1 << 20

  /// A decoder.
  /// - Parameters:
  ///   - extra: sequences of this terminal besides the usual ones, from its description.
  ///   - isUTF8: whether bytes from 0x80 form UTF-8; else they are Latin-1 letters.
  public init(extra: [[UInt8]: KeyPress] = [:], isUTF8: Bool = true) {
    self.extra = extra.filter { $0.key.count > 1 && $0.key.first == 0x1B }
    longestExtra = self.extra.keys.map(\.count).max() ?? 0
    self.isUTF8 = isUTF8
  }

  /// Whether what came so far may be the beginning of a sequence.
  ///
  /// If so, wait a moment for more, then call ``flush()``. A paste under way is no reason to wait.
  public var isIncomplete: Bool { !pending.isEmpty && paste == nil }

  /// Takes bytes and returns the events they complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    pending.append(contentsOf: bytes)
    return decode(isFinal: false)
  }

  /// Takes what is pending as complete: a lone Escape byte is the Escape key.
  public mutating func flush() -> [TerminalEvent] { decode(isFinal: true) }

  private mutating func decode(isFinal: Bool) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var rest = pending[...]
    while let first = rest.first {
      if paste != nil {
        guard takePaste(&rest, &events) else { break }
        continue
      }
      let before = rest.count
      let step = first == 0x1B ? escape(rest, isFinal: isFinal) : plain(rest, isFinal: isFinal)
      guard let step else { break }
      rest = rest.dropFirst(max(1, step.length))
      switch step.result {
      case .event(let event): events.append(event)
      case .pasteBegins: paste = []
      case .nothing: break
      }
      assert(rest.count < before)
    }
    pending = Array(rest)
    return events
  }

  // MARK: - Steps

  private enum Result {
    case event(TerminalEvent)
    case pasteBegins
    case nothing
  }

  private typealias Step = (length: Int, result: Result)

  private func key(_ length: Int, _ key: KeyPress) -> Step { (length, .event(.key(key))) }

  /// Collects a paste up to its end mark.
  /// - Returns: false when more bytes are needed.
  private mutating func takePaste(
    _ rest: inout ArraySlice<UInt8>, _ events: inout [TerminalEvent]
  ) -> Bool {
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == 0x1B {
        let ahead = rest[index...].prefix(end.count)
        if ahead.elementsEqual(end) {
          keep(rest[rest.startIndex..<index])
          events.append(.paste(Self.text(ofPaste: paste ?? [])))
          paste = nil
          rest = rest[(index + end.count)...]
          return true
        }
        if ahead.count < end.count, end.starts(with: ahead) { break }
      }
      index += 1
    }
    keep(rest[rest.startIndex..<index])
    rest = rest[index...]
    return false
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = Self.pasteLimit - (paste?.count ?? 0)
    paste?.append(contentsOf: bytes.prefix(max(0, room)))
  }

  private static func text(ofPaste bytes: [UInt8]) -> String {
    var text = ""
    for character in String(decoding: bytes, as: UTF8.self) {
      text.append(character == "\r" || character == "\r\n" ? "\n" : character)
    }
    return text
  }

  private func plain(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step? {
    guard let first = rest.first else { return nil }
    if first < 0x80 { return key(1, Self.ascii(first)) }
    guard isUTF8 else { return key(1, .character(Character(Unicode.Scalar(first)))) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    let bytes = rest.prefix(length)
    let isWhole = bytes.count == length && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    guard isWhole, length > 1 else {
      let mayGrow = bytes.count < length && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
      return mayGrow && !isFinal && length > 1 ? nil : (1, .nothing)
    }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    guard scalars.count == 1, scalars[0] != "\u{FFFD}", scalars[0].value >= 0xA0 else {
      return (length, .nothing)
    }
    return key(length, .character(Character(scalars[0])))
  }

  private static func ascii(_ byte: UInt8) -> KeyPress {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x7F, 0x08: .backspace
    case 0x1B: .escape
    case 0x00: .control("@")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  // MARK: - Escape sequences

  private func escape(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step? {
    for length in stride(from: min(longestExtra, rest.count), to: 1, by: -1) {
      if let found = extra[Array(rest.prefix(length))] { return key(length, found) }
    }
    let bytes = rest.prefix(64)
    guard let second = bytes.dropFirst().first else { return isFinal ? key(1, .escape) : nil }
    switch second {
    case 0x5B: return controlSequence(Array(bytes), isFinal: isFinal)
    case 0x4F: return singleShift(Array(bytes), isFinal: isFinal)
    case 0x1B: return key(1, .escape)
    case 0x5D, 0x50, 0x5F, 0x5E: return string(rest, isFinal: isFinal)
    default:
      guard let inner = plain(rest.dropFirst(), isFinal: isFinal) else { return nil }
      guard case .event(.key(let pressed)) = inner.result else { return (1, .nothing) }
      if case .character(let character) = pressed { return key(1 + inner.length, .alt(character)) }
      if pressed == .backspace { return key(2, .alt("\u{7F}")) }
      return key(1, .escape)
    }
  }

  /// `ESC [ parameters final`.
  private func controlSequence(_ bytes: [UInt8], isFinal: Bool) -> Step? {
    if bytes.count > 2, bytes[2] == 0x5B {  // The Linux console: ESC [ [ A is F1.
      guard bytes.count > 3 else { return isFinal ? (bytes.count, .nothing) : nil }
      let number = Int(bytes[3]) - 0x40
      return (1...5).contains(number) ? key(4, .function(number)) : (4, .nothing)
    }
    guard let end = bytes.indices.dropFirst(2).first(where: { !(0x20...0x3F).contains(bytes[$0]) })
    else {
      if bytes.count >= 64 { return (bytes.count, .nothing) }
      if !isFinal { return nil }
      return bytes.count == 2 ? key(2, .alt("[")) : (bytes.count, .nothing)
    }
    guard (0x40...0x7E).contains(bytes[end]) else { return (end, .nothing) }
    let length = end + 1
    let fields = bytes[2..<end].split(separator: 0x3B, omittingEmptySubsequences: false)
    let first = fields.first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    switch bytes[end] {
    case 0x7E where first == 200: return (length, .pasteBegins)
    case 0x7E: return Self.tilde[first ?? 0].map { key(length, $0) } ?? (length, .nothing)
    case 0x49 where end == 2: return (length, .event(.focus(true)))
    case 0x4F where end == 2: return (length, .event(.focus(false)))
    case 0x4D where end == 2: return (min(bytes.count, length + 3), .nothing)  // X10 mouse
    default: return Self.letters[bytes[end]].map { key(length, $0) } ?? (length, .nothing)
    }
  }

  /// `ESC O final`, with modifiers between in some terminals.
  private func singleShift(_ bytes: [UInt8], isFinal: Bool) -> Step? {
    let digits = bytes.dropFirst(2).prefix { (0x30...0x39).contains($0) || $0 == 0x3B }.count
    guard bytes.count > 2 + digits else {
      return isFinal ? (digits == 0 ? key(2, .alt("O")) : (bytes.count, .nothing)) : nil
    }
    let final = bytes[2 + digits]
    if final == 0x4D { return key(3 + digits, .enter) }
    if let found = Self.letters[final] { return key(3 + digits, found) }
    if let found = Self.keypad[final] { return key(3 + digits, .character(found)) }
    return (3 + digits, .nothing)
  }

  /// A string such as a terminal's answer, up to BEL or ST.
  private func string(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step? {
    var previous: UInt8 = 0
    for (offset, byte) in rest.enumerated().dropFirst(2) {
      if byte == 0x07 || (previous == 0x1B && byte == 0x5C) { return (offset + 1, .nothing) }
      previous = byte
    }
    if !isFinal, rest.count < 4_096 { return nil }
    guard rest.count == 2, let second = rest.dropFirst().first else {
      return (rest.count, .nothing)
    }
    return key(2, .alt(Character(Unicode.Scalar(second))))
  }

  private static let letters: [UInt8: KeyPress] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x5A: .backTab,
    0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
  ]

  private static let keypad: [UInt8: Character] = [
    0x6A: "*", 0x6B: "+", 0x6C: ",", 0x6D: "-", 0x6E: ".", 0x6F: "/", 0x70: "0", 0x71: "1",
    0x72: "2", 0x73: "3", 0x74: "4", 0x75: "5", 0x76: "6", 0x77: "7", 0x78: "8", 0x79: "9",
    0x58: "=",
  ]

  private static let tilde: [Int: KeyPress] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
