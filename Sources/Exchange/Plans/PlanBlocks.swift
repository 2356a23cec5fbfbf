import Domain
import Store

/// Reads the bytes of a plan as they come: checks them, hashes them and cuts the text into pieces.
struct PlanBlocks {
  /// What a whole file says.
  struct Outcome {
    let sha256: String
    let byteCount: Int
    /// Why it is no text; `nil` = it is.
    let problem: PlanProblem?
    let front: PlanFrontMatter
    let pieces: [PlanPiece]
    /// SHA-256 of the text with lines that end at LF.
    let digest: String
  }

  private static let lineEnd: UInt8 = 0x0A
  private var bytes = SHA256()
  private var text = SHA256()
  /// Bytes that came, and of those the ones that were looked at.
  private var (count, seen) = (0, 0)
  /// Lines that were looked at.
  private var lines = 0
  /// The beginning of a line whose end is to come.
  private var rest: [UInt8] = []
  private var invalid: PlanProblem?
  private var nul: PlanProblem?
  /// The front matter, and its lines while its end is to come.
  private var front: PlanFrontMatter?
  private var frontLines: [Substring.UTF8View] = []
  private var cutter = PlanPieces()

  /// Takes the next bytes.
  mutating func take(_ more: ArraySlice<UInt8>) {
    bytes.update(Array(more))
    count += more.count
    guard let end = more.lastIndex(of: Self.lineEnd) else {
      rest += more
      return
    }
    rest += more[...end]
    read()
    rest = Array(more[(end + 1)...])
  }

  /// Ends the file.
  mutating func finish() -> Outcome {
    if !rest.isEmpty { read() }
    if front == nil { settleFront() }
    cutter.finish()
    return Outcome(
      sha256: Hexadecimal.text(bytes.finish()), byteCount: count, problem: invalid ?? nul,
      front: front ?? PlanFrontMatter([]), pieces: cutter.pieces,
      digest: Hexadecimal.text(text.finish()))
  }

  /// Looks at whole lines; the file's last one may have no end.
  private mutating func read() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let block = seen == 0 && rest.starts(with: mark) ? rest[3...] : rest[...]
    defer {
      seen += rest.count
      lines += block.count { $0 == Self.lineEnd }
    }
    if invalid != nil { return }
    if let place = UTF8Text.firstInvalid(in: block) {
      invalid = problem(
        at: place, in: block,
        "not UTF-8 at byte offset \(seen + place); save the file as UTF-8")
    } else if nul == nil, let place = block.firstIndex(of: 0) {
      nul = problem(at: place, in: block, "a NUL character")
    } else if nul == nil {
      cut(String(decoding: block, as: UTF8.self))
    }
  }

  private func problem(at place: Int, in block: ArraySlice<UInt8>, _ reason: String) -> PlanProblem
  {
    PlanProblem(
      line: lines + 1 + block[..<place].count { $0 == Self.lineEnd }, field: "-", reason: reason)
  }

  private mutating func cut(_ block: String) {
    var parts = Substring(block).utf8
      .split(separator: Self.lineEnd, omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    for part in parts {
      let line = part.last == 0x0D ? part.dropLast() : part
      text.update(Array(line) + [Self.lineEnd])
      if front != nil {
        cutter.take(line)
        continue
      }
      frontLines.append(line)
      // It ends with its second rule, and where the first line is none there is no front matter.
      if PlanFrontMatter.isRule(line) == (frontLines.count > 1) { settleFront() }
    }
  }

  /// Reads the front matter; what was taken for it and is none is text.
  private mutating func settleFront() {
    let front = PlanFrontMatter(frontLines)
    cutter.takeFrontMatter(frontLines[..<front.lineCount])
    for line in frontLines[front.lineCount...] { cutter.take(line) }
    frontLines = []
    self.front = front
  }
}
