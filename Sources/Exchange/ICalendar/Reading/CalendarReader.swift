/// Reads an iCalendar file content line by content line, unfolded (RFC 5545 §3.1), in bounded
/// memory.
///
/// Lines end in CRLF or LF; a byte order mark and empty lines are passed over. Unfolding comes
/// before decoding, for a fold may stand between the bytes of one character.
struct CalendarReader {
  /// The most bytes of UTF-8 in one content line, 64 KiB.
  static let lineLimit = 65_536
  static let windowSize = 64 << 10

  /// One content line.
  struct Content: Hashable, Sendable {
    /// The physical line on which it begins.
    let number: Int
    let text: String
  }

  /// How many bytes of the file are read.
  private(set) var bytesRead = 0

  private let source: ByteSource
  private var window: [UInt8]
  private var start = 0
  private var end = 0
  private var line = 0

  init(source: ByteSource) {
    self.source = source
    window = [UInt8](repeating: 0, count: Self.windowSize)
  }

  /// Reads the next content line; nil at the end of the file.
  ///
  /// - Throws: ``CalendarProblem`` of the whole file; nothing after it can be read.
  mutating func next() throws(CalendarProblem) -> Content? {
    if bytesRead == 0 { try passByteOrderMark() }
    while try fill() {
      let number = line + 1
      var bytes: [UInt8] = []
      // Where in the file the parts between folds begin.
      var parts: [(at: Int, offset: Int)] = []
      repeat {
        parts.append((bytes.count, bytesRead))
        try readPhysical(into: &bytes, number)
      } while try takeFold()
      if bytes.isEmpty { continue }
      return Content(number: number, text: try text(of: bytes, number, parts))
    }
    return nil
  }

  private mutating func readPhysical(
    into bytes: inout [UInt8], _ number: Int
  ) throws(CalendarProblem) {
    let first = bytes.count
    line += 1
    while try fill() {
      let stop = window[start..<end].firstIndex(of: 0x0A)
      bytes.append(contentsOf: window[start..<(stop ?? end)])
      advance(to: stop.map { $0 + 1 } ?? end)
      if bytes.count > Self.lineLimit + 1 { throw .file(number, "-", "longer than 64 KiB") }
      if stop != nil { break }
    }
    if bytes.count > first, bytes.last == 0x0D { bytes.removeLast() }
  }

  /// Takes the blank with which the next physical line goes on with this one.
  private mutating func takeFold() throws(CalendarProblem) -> Bool {
    guard try fill(), window[start] == 0x20 || window[start] == 0x09 else { return false }
    advance(to: start + 1)
    return true
  }

  private func text(
    of bytes: [UInt8], _ number: Int, _ parts: [(at: Int, offset: Int)]
  ) throws(CalendarProblem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let bad = UTF8Text.firstInvalid(in: bytes[...]) ?? 0
      let part = parts.lastIndex { $0.at <= bad } ?? 0
      let offset = parts[part].offset + bad - parts[part].at
      let place = part == 0 ? "" : ", on line \(number + part)"
      throw .file(
        number, "-", "not UTF-8 at byte offset \(offset)\(place); save the file as UTF-8")
    }
    if bytes.count > Self.lineLimit { throw .file(number, "-", "longer than 64 KiB") }
    if bytes.contains(0) { throw .file(number, "-", "a NUL character") }
    return text
  }

  /// Makes sure that a byte is there; false at the end of the file.
  private mutating func fill() throws(CalendarProblem) -> Bool {
    if start < end { return true }
    let count = window.withUnsafeMutableBytes { source.read(into: $0) }
    guard count >= 0 else {
      throw .file(line, "-", "can't be read on: \(SystemText.message(Int32(-count)))")
    }
    (start, end) = (0, count)
    return count > 0
  }

  private mutating func advance(to position: Int) {
    bytesRead += position - start
    start = position
  }

  private mutating func passByteOrderMark() throws(CalendarProblem) {
    guard try fill() else { return }
    let bytes = window[start..<end]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      advance(to: start + 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .file(
        1, "-", "the file is UTF-16, not UTF-8, from byte offset 0; save it as UTF-8")
    }
  }
}
