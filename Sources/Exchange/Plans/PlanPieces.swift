import Domain

/// Cuts a plan's text into the pieces in which it is kept.
struct PlanPieces {
  /// The bytes after which a piece ends at the next line's end; far below what one value may have.
  static let usual = 48 * 1024
  /// The bytes of a piece that a further one begins with.
  static let overlap = 512

  private(set) var pieces: [PlanPiece] = []
  private var headings = PlanHeadings()
  private var numbers: [String: Int] = [:]
  private var names: [String?] = [nil]
  private var section = PlanPiece.preamble
  private var buffer: [UInt8] = []
  /// The line in which the buffer begins, and the next to come.
  private var (first, next) = (1, 1)
  private var lead = 0
  private var isHeaded = false
  private let usual: Int

  init(usual: Int = Self.usual) { self.usual = usual }

  /// Takes the front matter's lines, which have no headings.
  mutating func takeFrontMatter(_ lines: ArraySlice<Substring.UTF8View>) {
    section = PlanPiece.frontMatter
    for line in lines { append(line) }
    end()
    section = PlanPiece.preamble
  }

  /// Takes the next line, without its end.
  mutating func take(_ line: Substring.UTF8View) {
    if let heading = headings.take(line) {
      end()
      let key = RequiredSections.key(heading)
      section = numbers[key] ?? names.count
      if section == names.count {
        numbers[key] = section
        names.append(heading)
      }
      isHeaded = true
    }
    append(line)
  }

  /// Ends the text.
  mutating func finish() { end() }

  private mutating func append(_ line: Substring.UTF8View) {
    for byte in line {
      buffer.append(byte)
      // A line longer than any piece goes on in the next, between two characters.
      let own = buffer.count - lead
      if own >= 2 * usual, byte == 0x20 || (own >= 3 * usual && byte < 0x80) {
        cut()
      }
    }
    buffer.append(0x0A)
    next += 1
    if buffer.count - lead >= usual { cut() }
  }

  private mutating func end() {
    if buffer.count > lead { keep() }
    buffer = []
    lead = 0
    first = next
    isHeaded = false
  }

  private mutating func keep() {
    var body = buffer[lead...]
    if isHeaded { body = body.drop { $0 != 0x0A } }
    let isFilled = String(decoding: body, as: UTF8.self).contains { !$0.isWhitespace }
    pieces.append(
      PlanPiece(
        section: section, name: section > 0 ? names[section] : nil, line: first, lead: lead,
        isHeaded: isHeaded, isFilled: isFilled, text: String(decoding: buffer, as: UTF8.self)))
  }

  /// Ends the piece and begins a further one with its last words.
  private mutating func cut() {
    keep()
    var start = max(lead, buffer.count - Self.overlap)
    // Not within a character, nor within a word where there is a blank.
    if let blank = buffer[start...].firstIndex(where: { $0 == 0x20 || $0 == 0x0A }),
      blank + 1 < buffer.count
    {
      start = blank + 1
    }
    while start < buffer.count, buffer[start] & 0xC0 == 0x80 { start += 1 }
    first += buffer[..<start].count { $0 == 0x0A }
    lead = buffer.count - start
    buffer = Array(buffer[start...])
    isHeaded = false
  }
}
