import Domain
import Store

/// One plan's file, read whole: what it says, without regard to the store.
///
/// Lines end at LF or CR LF; a byte order mark is passed over.
struct PlanFile {
  /// SHA-256 of the bytes read, as hexadecimal digits.
  let sha256: String
  let byteCount: Int
  /// What is passed over, and how something was read.
  private(set) var warnings: [(line: Int, key: String, reason: String)] = []
  private var problem: PlanProblem?
  private var front: PlanFrontMatter?
  private var pieces: [PlanPiece] = []
  private var digest = ""
  private let name: PlanFileName?
  private let zone: ZoneRules

  /// Reads a file.
  ///
  /// - Throws: ``ImportFailure/missing(path:reason:)`` where it can't be read.
  init(path: String, zone: ZoneRules) throws {
    let bytes = try Self.bytes(of: path)
    self.init(bytes: bytes, name: PlanFileName(PathName.last(path)), zone: zone)
  }

  /// Reads the bytes of a file.
  init(bytes: [UInt8], name: PlanFileName?, zone: ZoneRules) {
    self.name = name
    self.zone = zone
    byteCount = bytes.count
    var hash = SHA256()
    hash.update(bytes)
    sha256 = Hexadecimal.text(hash.finish())
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    if let place = UTF8Text.firstInvalid(in: text) {
      problem = PlanProblem(
        line: 1 + text[..<place].count { $0 == 0x0A }, field: "-",
        reason: "not UTF-8 at byte offset \(place); save the file as UTF-8")
    } else if let place = text.firstIndex(of: 0) {
      problem = PlanProblem(
        line: 1 + text[..<place].count { $0 == 0x0A }, field: "-", reason: "a NUL character")
    } else {
      read(String(decoding: text, as: UTF8.self))
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      let source = try ByteSource(path: path, tap: nil)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(source.byteCount)
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let count = buffer.withUnsafeMutableBytes { source.read(into: $0) }
        if count < 0 {
          throw ImportFailure.missing(path: path, reason: SystemText.message(Int32(-count)))
        }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
      }
    } catch let error as FileOpenError {
      throw ImportFailure.missing(path: path, reason: error.reason)
    }
  }

  private mutating func read(_ text: String) {
    var lines = Substring(text).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    lines = lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
    let front = PlanFrontMatter(lines)
    self.front = front
    warnings = front.unknown.map { ($0.line, $0.key, "is no key of a plan; left aside") }
    if front.isPadded {
      warnings.append(
        (front.line(of: "county"), "county", "a four-digit code was padded with a zero"))
    }
    var cutter = PlanPieces()
    cutter.takeFrontMatter(lines[..<front.lineCount])
    for line in lines[front.lineCount...] { cutter.take(line) }
    cutter.finish()
    pieces = cutter.pieces
    var hash = SHA256()
    for line in lines { hash.update(Array(line) + [0x0A]) }
    digest = Hexadecimal.text(hash.finish())
  }

  /// The line of a key of the front matter.
  func line(of key: String) -> Int { front?.line(of: key) ?? 1 }

  /// The plan.
  ///
  /// - Throws: ``PlanProblem`` for the first thing that is wrong.
  func plan() throws -> IncomingPlan {
    if let problem { throw problem }
    guard let front else { preconditionFailure("a file without a problem was read") }
    return IncomingPlan(
      header: try front.header(named: name, zone: zone), pieces: pieces, digest: digest)
  }

  /// The plan, and the same text as that of each other county whose protocol it is; the allocation
  /// is the first one's.
  ///
  /// - Throws: ``PlanProblem`` for the first thing that is wrong.
  func plans() throws -> [IncomingPlan] {
    let plan = try plan()
    let header = plan.header
    let others = try front?.sharedWith(header, zone: zone) ?? []
    return [plan]
      + others.map { county in
        let own = PlanHeader(
          county: county, year: header.year, status: header.status,
          submittedOn: header.submittedOn, allocation: nil)
        return IncomingPlan(header: own, pieces: pieces, digest: digest)
      }
  }
}
