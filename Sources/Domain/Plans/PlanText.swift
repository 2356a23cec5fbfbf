/// A stretch of a plan's text as it is kept: whole lines, each with its end, of one section.
///
/// A section of usual length is one piece. A longer one is several, and each further piece begins
/// with the end of the one before, so that words that stand together are found together.
public struct PlanPiece: Hashable, Sendable {
  /// The section of the front matter, which is no section.
  public static let frontMatter = -1
  /// The section of what stands before the first heading.
  public static let preamble = 0

  /// The section's place among those of the plan, from 1; or one of the two above.
  public let section: Int
  /// The section's heading as it was first written; `nil` before the first.
  public let name: String?
  /// The line of the file in which the text begins, from 1.
  public let line: Int
  /// How many bytes of the text stand in the piece before too.
  public let lead: Int
  /// Whether the first line is a heading.
  public let isHeaded: Bool
  /// Whether there is more than blanks below the heading.
  public let isFilled: Bool
  /// The text; lines end at LF.
  public let text: String

  /// A stretch of text.
  public init(
    section: Int, name: String?, line: Int, lead: Int, isHeaded: Bool, isFilled: Bool, text: String
  ) {
    self.section = section
    self.name = name
    self.line = line
    self.lead = lead
    self.isHeaded = isHeaded
    self.isFilled = isFilled
    self.text = text
  }

  /// The text without what the piece before has.
  public var body: Substring {
    let start = text.utf8.index(text.startIndex, offsetBy: lead, limitedBy: text.endIndex)
    return text[(start ?? text.endIndex)...]
  }
}

/// One line of a plan's file.
public struct PlanTextLine: Hashable, Sendable {
  /// Its number in the file, from 1; the front matter counts.
  public let line: Int
  /// Its text without its end.
  public let text: String

  /// One line.
  public init(line: Int, text: String) {
    self.line = line
    self.text = text
  }

  /// Whether there is nothing but blanks.
  public var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

/// One section of a plan, gathered from wherever its heading stands.
public struct PlanSection: Hashable, Sendable {
  /// The heading as it was first written; `nil` = what stands before the first heading.
  public let name: String?
  /// The line of the heading; before the first heading, that of the first text.
  public let line: Int
  /// The lines below its headings, without blank ones at either end.
  public let lines: [PlanTextLine]

  /// One section.
  public init(name: String?, line: Int, lines: [PlanTextLine]) {
    self.name = name
    let first = lines.firstIndex { !$0.isBlank } ?? lines.endIndex
    let end = lines.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? lines.endIndex
    self.lines = Array(lines[first..<end])
    self.line = name == nil ? self.lines.first?.line ?? line : line
  }

  /// The text, lines joined by LF.
  public var text: String { lines.map(\.text).joined(separator: "\n") }
  /// Whether it has text.
  public var isPresent: Bool { !lines.isEmpty }
  /// Whether D§1.3 asks for it.
  public var isRequired: Bool { name.map(RequiredSections.has) ?? false }

  /// The sections of a plan, in the order of their first headings; what stands before the first
  /// one only where it has text.
  ///
  /// - Parameter pieces: those of one plan, in order.
  public static func sections(of pieces: [PlanPiece]) -> [PlanSection] {
    var order: [Int] = []
    var found: [Int: (name: String?, line: Int, lines: [PlanTextLine])] = [:]
    for run in runs(of: pieces) {
      guard let first = run.first, first.section != PlanPiece.frontMatter else { continue }
      var lines = lines(of: run)
      if first.isHeaded, !lines.isEmpty { lines.removeFirst() }
      if found[first.section] == nil {
        order.append(first.section)
        found[first.section] = (first.name, first.line, [])
      }
      found[first.section]?.lines += lines
    }
    return order.compactMap { found[$0] }
      .map { PlanSection(name: $0.name, line: $0.line, lines: $0.lines) }
      .filter { $0.name != nil || $0.isPresent }
  }

  /// Every line of the file.
  public static func everyLine(of pieces: [PlanPiece]) -> [PlanTextLine] {
    runs(of: pieces).flatMap(lines(of:))
  }

  /// Pieces that go on without a heading between them.
  private static func runs(of pieces: [PlanPiece]) -> [[PlanPiece]] {
    var runs: [[PlanPiece]] = []
    for piece in pieces {
      if piece.lead > 0, !runs.isEmpty {
        runs[runs.count - 1].append(piece)
      } else {
        runs.append([piece])
      }
    }
    return runs
  }

  private static func lines(of run: [PlanPiece]) -> [PlanTextLine] {
    guard let first = run.first else { return [] }
    var text = ""
    for piece in run { text += piece.body }
    var parts = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts.enumerated().map {
      PlanTextLine(line: first.line + $0.offset, text: String(Substring($0.element)))
    }
  }
}
