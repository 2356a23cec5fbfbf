import Glibc
import Testing

@testable import Exchange

/// What a reader gave: records as `line:cell|cell`, problems as `line!kind` (`!!` fatal); of a
/// long cell only its length in bytes.
private func transcript(_ bytes: [UInt8], pieces: Int = .max) -> [String] {
  var reader = CSVReader(source: ByteSource(bytes: bytes, pieceSize: pieces))
  var lines: [String] = []
  while true {
    do throws(CSVProblem) {
      guard let record = try reader.next() else { return lines }
      let cells = record.fields.map { $0.utf8.count > 1_000 ? "<\($0.utf8.count)>" : $0 }
      lines.append("\(record.line):\(cells.joined(separator: "|"))")
    } catch {
      lines.append("\(error.line)\(error.isFatal ? "!!" : "!")\(error.kind.rawValue)")
    }
  }
}

private func transcript(_ text: String) -> [String] { transcript(Array(text.utf8)) }

private func firstProblem(_ bytes: [UInt8], names: [String] = []) -> CSVProblem? {
  var reader = CSVReader(bytes: bytes)
  reader.columnNames = names
  do throws(CSVProblem) {
    while try reader.next() != nil {}
    return nil
  } catch {
    return error
  }
}

@Suite struct CSVReaderTests {
  @Test(arguments: [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "a,b\r\n1,2\r", "\u{FEFF}a,b\n1,2\n",
  ])
  func `reads plain records whatever the line ending and the mark`(text: String) {
    #expect(transcript(text) == ["1:a|b", "2:1|2"])
  }

  @Test(arguments: [
    ("", []), ("\u{FEFF}", []), ("\n", []), ("\r\n\r\n", []), ("a\n\n\nb\n\n", ["1:a", "4:b"]),
    (",\n", ["1:|"]), ("a,", ["1:a|"]), ("\"\"\n", ["1:"]), ("a,\"\"\r\n", ["1:a|"]),
  ])
  func `passes over empty lines and keeps empty cells`(text: String, expected: [String]) {
    #expect(transcript(text) == expected)
  }

  @Test func `keeps commas, quotes and line ends of quoted cells and counts their lines`() {
    let text = "h,i\n\"a,\"\"b\"\"\",\"x\r\ny\nz\"\n1,2\n\"\"\"\"\n"
    #expect(transcript(text) == ["1:h|i", "2:a,\"b\"|x\r\ny\nz", "5:1|2", "6:\""])
  }

  @Test func `keeps a lone carriage return and blanks as data`() {
    #expect(transcript("a\rb, c ,\n") == ["1:a\rb| c |"])
  }

  @Test func `gives a record's own text without its line ending`() throws {
    var reader = CSVReader(bytes: Array("\"a\"\"\",b\r\nc\r\n\"d\"\r".utf8))
    #expect(try reader.next()?.raw == "\"a\"\"\",b")
    #expect(try reader.next()?.raw == "c")
    #expect(try reader.next()?.raw == "\"d\"")
  }

  @Test(arguments: [
    ("a\nb\"c\nd\n", ["1:a", "2!strayQuote", "3:d"]),
    ("a\n\"b\"c\"\"\nd\n", ["1:a", "2!strayQuote", "3:d"]),
    ("a\nb\0,c\nd\n", ["1:a", "2!nul", "3:d"]),
    ("a\n\"b\n\0\"\nd\n", ["1:a", "2!nul", "4:d"]),
  ])
  func `goes on after a bad record whose end is certain`(text: String, expected: [String]) {
    #expect(transcript(text) == expected)
  }

  @Test(arguments: [
    ("a\n\"b\"c\"\nd\n", ["1:a", "2!!strayQuote"]),
    ("a\n\"b\nc\nd\n", ["1:a", "2!!unterminatedQuote"]),
    ("a\n\"b\r", ["1:a", "2!!unterminatedQuote"]),
    ("a\n1,\"Bud,x\n2,y\n3,\"Joe\",z\n", ["1:a", "2!!strayQuote"]),
  ])
  func `stops where quotes leave the rest in doubt`(text: String, expected: [String]) {
    #expect(transcript(text) == expected)
  }

  @Test func `says where a file stops being UTF-8`() {
    let bytes = Array("id,name\n1,Jos".utf8) + [0xE9, 0x0A] + Array("2,x\n".utf8)
    #expect(transcript(bytes) == ["1:id|name", "2!!encoding"])
    let problem = firstProblem(bytes, names: ["id", "name"])
    #expect(problem?.reason == "not UTF-8 at byte offset 13; save the file as UTF-8")
    #expect(problem?.column == "name")
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
    ] as [[UInt8]])
  func `refuses overlong, surrogate, too high and cut sequences`(sequence: [UInt8]) {
    let problem = firstProblem([0x61, 0x0A, 0x62] + sequence + [0x0A])
    #expect(problem?.reason == "not UTF-8 at byte offset 3; save the file as UTF-8")
  }

  @Test func `counts the byte order mark in the offset and calls UTF-16 by its name`() {
    #expect(firstProblem([0xEF, 0xBB, 0xBF, 0x61, 0xFF])?.reason.contains("offset 4;") == true)
    #expect(firstProblem([0xFF, 0xFE, 0x61, 0x00])?.reason.contains("UTF-16") == true)
  }

  @Test func `takes a cell of 64 KiB and not one of a byte more`() {
    let full = String(repeating: "é", count: CSVReader.fieldLimit / 2)
    #expect(transcript("\(full),b\n") == ["1:<65536>|b"])
    #expect(transcript("\"\(full)\",b\n") == ["1:<65536>|b"])
    #expect(transcript("\(full)x,b\nc\n") == ["1!fieldTooLong", "2:c"])
    #expect(transcript("\"\(full)x\"\r\nc\n") == ["1!fieldTooLong", "2:c"])
    let quotes = String(repeating: "\"\"", count: CSVReader.fieldLimit)
    #expect(transcript("\"\(quotes)\"\n") == ["1:<65536>"])
  }

  @Test func `passes over a huge cell and keeps only its beginning`() {
    let huge = [UInt8](repeating: 0x78, count: 3 << 20)
    let bytes = Array("a,b\n1,\"".utf8) + huge + Array("\n\n\"\n2,y\n".utf8)
    #expect(transcript(bytes) == ["1:a|b", "2!fieldTooLong", "5:2|y"])
    let problem = firstProblem(bytes, names: ["a", "b"])
    #expect(problem?.column == "b")
    #expect(problem?.raw.utf8.count == CSVReader.fieldLimit)
  }

  @Test func `passes over a record of too many cells or bytes`() {
    let cells = String(repeating: ",", count: CSVReader.cellLimit)
    #expect(transcript("\(cells)\nb\n") == ["1!recordTooLong", "2:b"])
    let wide = String(repeating: String(repeating: "x", count: 60_000) + ",", count: 150)
    #expect(transcript("\(wide)\nb\n") == ["1!recordTooLong", "2:b"])
  }

  @Test(arguments: [0, 1, 2, 3, 5])
  func `reads the same wherever a window ends`(shift: Int) {
    let pad = String(repeating: "p", count: 60_000)
    let lead = Array(repeating: pad, count: 4).joined(separator: ",")
    let rest = String(repeating: "q", count: CSVReader.windowSize - lead.utf8.count - 4 + shift)
    let text = "\(lead),\(rest)\r\n\"a\"\"\n\"\r\nb"
    let expected = ["1:<60000>|<60000>|<60000>|<60000>|<\(rest.utf8.count)>", "2:a\"\n", "4:b"]
    #expect(transcript(text) == expected)
  }

  @Test(arguments: [1, 2, 3])
  func `reads the same however few bytes come at a time`(pieces: Int) {
    let texts = [
      "\u{FEFF}a,b\r\n\"x\"\"\r\n\",é\r\n\r\n1,\"\"\r", "a\n\"b\"c\"\"\nd\n",
      "a\nb\"c\n\"d\"\rx\ne\n",
      "a\n\"b\nc", "a,\0\n,\"\n\"\n", "\"\"", "\r", "\r\n\n\r\n",
    ]
    for text in texts.map({ Array($0.utf8) }) {
      #expect(transcript(text, pieces: pieces) == transcript(text))
    }
    let wrong: [UInt8] = [0x61, 0x0A, 0x62, 0xE2, 0x82, 0x0A, 0x63]
    #expect(transcript(wrong, pieces: pieces) == ["1:a", "2!!encoding"])
  }

  @Test func `tells how far it is, and shows every byte to the tap`() throws {
    let path = try TemporaryFile("a,b\n1,2\n3,\"4\n")
    var seen: [UInt8] = []
    var reader = try CSVReader(path: path.path, tap: { seen.append(contentsOf: $0) })
    #expect(reader.byteCount == 13)
    _ = try reader.next()
    #expect(reader.bytesRead == 4)
    _ = try reader.next()
    #expect(throws: CSVProblem.self) { try reader.next() }
    try reader.drain()
    #expect(seen == Array("a,b\n1,2\n3,\"4\n".utf8))
  }

  @Test func `names the system's reason for a file that can't be opened`() {
    #expect(
      throws: FileOpenError(path: "/no/such", code: ENOENT, reason: "No such file or directory")
    ) {
      try CSVReader(path: "/no/such")
    }
    #expect(throws: FileOpenError(path: "/", code: EISDIR, reason: "Is a directory")) {
      try CSVReader(path: "/")
    }
  }
}

/// A file that goes away with its last holder.
private final class TemporaryFile {
  let path: String

  init(_ text: String) throws {
    var template = Array("/tmp/csecboard-csv-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bytes = Array(text.utf8)
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    try #require(written == bytes.count)
  }

  deinit { unlink(path) }
}
