import Domain
import Store

/// One plan's file: what it says, without regard to the store.
///
/// Lines end at LF or CR LF; a byte order mark is passed over. The file is read block by block, so
/// that no more of it is held than its pieces.
struct PlanFile {
  /// SHA-256 of the bytes read, as hexadecimal digits.
  let sha256: String
  let byteCount: Int
  /// What is passed over, and how something was read.
  private(set) var warnings: [(line: Int, key: String, reason: String)] = []
  private let problem: PlanProblem?
  private let front: PlanFrontMatter
  private let pieces: [PlanPiece]
  private let digest: String
  private let name: PlanFileName?
  private let zone: ZoneRules

  /// Reads a file.
  ///
  /// - Throws: ``ImportFailure/missing(path:reason:)`` where it can't be read.
  init(path: String, zone: ZoneRules) throws {
    var blocks = PlanBlocks()
    do {
      let source = try ByteSource(path: path, tap: nil)
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let count = buffer.withUnsafeMutableBytes { source.read(into: $0) }
        if count < 0 {
          throw ImportFailure.missing(path: path, reason: SystemText.message(Int32(-count)))
        }
        if count == 0 { break }
        blocks.take(buffer[..<count])
      }
    } catch let error as FileOpenError {
      throw ImportFailure.missing(path: path, reason: error.reason)
    }
    self.init(blocks, name: PlanFileName(PathName.last(path)), zone: zone)
  }

  /// Reads the bytes of a file.
  init(bytes: [UInt8], name: PlanFileName?, zone: ZoneRules) {
    var blocks = PlanBlocks()
    blocks.take(bytes[...])
    self.init(blocks, name: name, zone: zone)
  }

  private init(_ blocks: consuming PlanBlocks, name: PlanFileName?, zone: ZoneRules) {
    self.name = name
    self.zone = zone
    let read = blocks.finish()
    (sha256, byteCount) = (read.sha256, read.byteCount)
    (problem, front, pieces, digest) = (read.problem, read.front, read.pieces, read.digest)
    if problem != nil { return }
    warnings = front.unknown.map { ($0.line, $0.key, "is no key of a plan; left aside") }
    if front.isPadded {
      warnings.append(
        (front.line(of: "county"), "county", "a four-digit code was padded with a zero"))
    }
  }

  /// The line of a key of the front matter.
  func line(of key: String) -> Int { front.line(of: key) }

  /// The plan.
  ///
  /// - Throws: ``PlanProblem`` for the first thing that is wrong.
  func plan() throws -> IncomingPlan {
    if let problem { throw problem }
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
    let others = try front.sharedWith(header, zone: zone)
    return [plan]
      + others.map { county in
        let own = PlanHeader(
          county: county, year: header.year, status: header.status,
          submittedOn: header.submittedOn, allocation: nil)
        return IncomingPlan(header: own, pieces: pieces, digest: digest)
      }
  }
}
