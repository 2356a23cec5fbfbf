/// Reads a CSV file record by record (RFC 4180, UTF-8), in bounded memory.
///
/// The file is never held whole: memory is one window of 256 KiB, which grows only for a record
/// that is larger. A byte order mark is passed over; lines end in LF or CRLF; a quoted cell may
/// hold doubled quotes, commas and line ends; empty lines are no records.
///
/// What stops at one record (a NUL, a cell too long, a quote in an unquoted cell) is a problem
/// that is not fatal: its end is certain, and `next()` goes on behind it. What puts the rest in
/// doubt (bytes that are not UTF-8, quotes that don't pair up) is fatal.
public struct CSVReader {
  /// The most bytes of UTF-8 in one cell, 64 KiB.
  public static let fieldLimit = 65_536
  /// The most bytes of one record, 8 MiB.
  public static let recordLimit = 8 << 20
  /// The most cells of one record.
  public static let cellLimit = 4_096
  static let windowSize = 256 << 10

  /// The size of the file when it was opened, in bytes; 0 when it is a pipe.
  public let byteCount: Int

  /// How many bytes of the file the records given so far take up, for a progress bar.
  public private(set) var bytesRead = 0

  /// The names by which problems name a column; set it once the header is known.
  public var columnNames: [String] = []

  private let source: ByteSource
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  private var hasEnded = false
  private var isStopped = false
  private var line = 1
  private var scanner = RecordScanner()

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file, or a pipe such as `/dev/stdin`.
  ///   - tap: sees every byte of the file once, in order, as it is read: for its hash.
  /// - Throws: ``FileOpenError`` when the file is absent, unreadable or a folder.
  public init(
    path: String, tap: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(FileOpenError) {
    self.init(source: try ByteSource(path: path, tap: tap))
  }

  /// Reads from memory.
  public init(bytes: [UInt8]) {
    self.init(source: ByteSource(bytes: bytes))
  }

  init(source: ByteSource) {
    self.source = source
    byteCount = source.byteCount
    buffer = [UInt8](repeating: 0, count: Self.windowSize)
  }

  /// Reads the next record.
  ///
  /// - Returns: the record, or nil at the end of the file and after a fatal problem.
  /// - Throws: ``CSVProblem``; when it is not fatal, call again for the record behind it.
  /// - Complexity: O(bytes of the record).
  public mutating func next() throws(CSVProblem) -> CSVRecord? {
    while !isStopped {
      if start == end {
        guard !hasEnded, try fill() else { return nil }
      }
      if bytesRead == 0 { try passByteOrderMark() }
      if let record = try nextPossiblyEmpty() { return record }
    }
    return nil
  }

  /// Reads what is left of the file without looking at it, so that a tap has seen all of it.
  public mutating func drain() throws(CSVProblem) {
    repeat {
      bytesRead += end - start
      (start, end) = (0, 0)
    } while try fill()
  }

  private mutating func nextPossiblyEmpty() throws(CSVProblem) -> CSVRecord? {
    let first = line
    var kept: [UInt8]?
    scanner.reset()
    while !scanWindow() {
      if scanner.finding != nil && end - start > Self.fieldLimit { drop(keeping: &kept) }
      if try fill() { continue }
      finishAtEnd()
      break
    }
    let bytes = start..<(start + scanner.position)
    defer {
      start = bytes.upperBound
      bytesRead += bytes.count
      line += scanner.newlines
    }
    return try record(line: first, content: start..<(start + scanner.contentEnd), kept: kept)
  }

  /// Makes the record of the scanner's bounds, or the problem that it found; nil for no cells.
  private mutating func record(
    line: Int, content: Range<Int>, kept: [UInt8]?
  ) throws(CSVProblem) -> CSVRecord? {
    let offset = bytesRead
    let raw = decode(content)
    if kept == nil, raw == nil { throw encodingProblem(line, content, offset) }
    if let finding = scanner.finding {
      let text = kept.map { String(decoding: $0, as: UTF8.self) } ?? raw ?? ""
      throw problem(finding, line: line, raw: text)
    }
    guard let raw, !content.isEmpty else { return nil }
    return CSVRecord(line: line, fields: cells(from: content.lowerBound), raw: raw)
  }

  private func cells(from base: Int) -> [String] {
    buffer.withUnsafeBufferPointer { bytes in
      scanner.spans.map { span in
        let range = (base + span.lower)..<(base + span.upper)
        let cell = UnsafeBufferPointer(rebasing: bytes[range])
        // The record as a whole was found to be UTF-8, and cells end at ASCII bytes.
        guard span.doubledQuotes > 0 else { return String(decoding: cell, as: UTF8.self) }
        return Self.undoubled(cell, count: cell.count - span.doubledQuotes)
      }
    }
  }

  private static func undoubled(_ cell: UnsafeBufferPointer<UInt8>, count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { target in
      var written = 0
      var isSecond = false
      for byte in cell where written < count {
        isSecond = byte == .quote && !isSecond
        if byte == .quote && isSecond { continue }
        target[written] = byte
        written += 1
      }
      return written
    }
  }

  private func decode(_ range: Range<Int>) -> String? {
    buffer.withUnsafeBufferPointer { bytes in
      String(validating: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
  }
}

// MARK: - The window

extension CSVReader {
  private mutating func scanWindow() -> Bool {
    buffer.withUnsafeBufferPointer { bytes in
      scanner.scan(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  private mutating func finishAtEnd() {
    buffer.withUnsafeBufferPointer { bytes in
      scanner.finish(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  /// Lets go of a record that is lost already, keeping its first 64 KiB for the rejects.
  private mutating func drop(keeping kept: inout [UInt8]?) {
    if kept == nil { kept = Array(buffer[start..<(start + Self.fieldLimit)]) }
    bytesRead += end - start
    start = end
    scanner.dropBytes()
  }

  /// Reads more behind what is there, moving it to the front or growing the window at need.
  ///
  /// - Returns: false at the end of the file.
  private mutating func fill() throws(CSVProblem) -> Bool {
    if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
      (start, end) = (0, end - start)
    }
    if end == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
    let count = buffer.withUnsafeMutableBytes { bytes in
      source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[end...]))
    }
    guard count >= 0 else { throw readingProblem(code: Int32(-count)) }
    end += count
    hasEnded = count == 0
    return count > 0
  }

  private mutating func passByteOrderMark() throws(CSVProblem) {
    while end - start < 3, try fill() {}
    if buffer[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) {
      start += 3
      bytesRead += 3
    } else if let name = Self.foreignMark(buffer[start..<end]) {
      throw stopping(
        .encoding, "the file is \(name), not UTF-8, from byte offset 0; save it as UTF-8")
    }
  }

  private static func foreignMark(_ bytes: ArraySlice<UInt8>) -> String? {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16" : nil
  }
}

// MARK: - Problems

extension CSVReader {
  private mutating func encodingProblem(
    _ line: Int, _ content: Range<Int>, _ offset: Int
  ) -> CSVProblem {
    let bad = UTF8Text.firstInvalid(in: buffer[content]) ?? content.lowerBound
    let at = offset + bad - content.lowerBound
    let cell = scanner.spans.lastIndex { $0.lower <= bad - content.lowerBound }
    let lines = buffer[content.lowerBound..<bad].count { $0 == .lineFeed }
    let place = lines == 0 ? "" : ", on line \(line + lines)"
    return stopping(
      .encoding, "not UTF-8 at byte offset \(at)\(place); save the file as UTF-8", line: line,
      column: name(ofCell: cell))
  }

  private mutating func problem(
    _ finding: RecordScanner.Finding, line: Int, raw: String
  ) -> CSVProblem {
    let column = name(ofCell: finding.cell)
    let place = finding.lineOffset == 0 ? "" : " on line \(line + finding.lineOffset)"
    if finding.kind == .unterminatedQuote {
      let reason = "a quote opened\(place) is never closed"
      return stopping(.unterminatedQuote, reason, line: line, column: column, raw: raw)
    }
    if scanner.isEndUncertain {
      let reason = "a stray quote\(place); the end of the record can't be told"
      return stopping(.strayQuote, reason, line: line, column: column, raw: raw)
    }
    let reason =
      switch finding.kind {
      case .nul: "a NUL character\(place)"
      case .fieldTooLong: "longer than 64 KiB"
      case .recordTooLong: "a record of more than 8 MiB or \(Self.cellLimit) cells"
      default: "a stray quote\(place); put the cell in quotes and double the quotes inside it"
      }
    return CSVProblem(
      kind: finding.kind, line: line, column: column, reason: reason, raw: raw)
  }

  private mutating func readingProblem(code: Int32) -> CSVProblem {
    stopping(.reading, "can't be read on: \(SystemText.message(code))", line: line)
  }

  /// Makes a fatal problem and stands at the end.
  private mutating func stopping(
    _ kind: CSVProblem.Kind, _ reason: String, line: Int = 1, column: String = "-",
    raw: String = ""
  ) -> CSVProblem {
    isStopped = true
    return CSVProblem(
      kind: kind, line: line, column: column, reason: reason, isFatal: true, raw: raw)
  }

  private func name(ofCell index: Int?) -> String {
    guard let index, columnNames.indices.contains(index) else { return "-" }
    return columnNames[index]
  }
}
