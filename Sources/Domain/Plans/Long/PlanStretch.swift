/// A piece of a plan's text, without its text.
public struct PlanPieceMark: Hashable, Sendable {
  /// Its number in the index.
  public let id: Int64
  /// The section's place, as in ``PlanPiece``.
  public let section: Int
  /// The section's heading; `nil` before the first.
  public let name: String?
  /// The line of the file in which it begins, from 1.
  public let line: Int
  /// Whether its first line is a heading.
  public let isHeaded: Bool

  /// Marks a piece.
  public init(id: Int64, section: Int, name: String?, line: Int, isHeaded: Bool) {
    self.id = id
    self.section = section
    self.name = name
    self.line = line
    self.isHeaded = isHeaded
  }
}

/// A part of a plan that is too long to be held whole: all of its headings, and the lines around
/// the one that is being read.
public struct PlanStretch: Hashable, Sendable {
  /// From how many pieces on a plan is read in parts; about a mebibyte.
  public static let pieces = 24

  /// What the overview says of the plan.
  public let line: PlanLine
  /// Every piece, in order.
  public let marks: [PlanPieceMark]
  /// How many lines the file has.
  public let lineCount: Int
  /// The text of the lines that were read, by their numbers from 1.
  public let lines: [Int: String]
  /// What was looked for, and the lines that have it, from 1; `nil` = nothing was looked for.
  public let found: Found?

  /// What a search found.
  public struct Found: Hashable, Sendable {
    /// What was looked for.
    public let text: String
    /// The lines that have every word of it, from 1, in order.
    public let lines: [Int]
    /// Whether further pieces have it that were not looked through.
    public let isCut: Bool

    /// What was found of a text.
    public init(text: String, lines: [Int], isCut: Bool) {
      self.text = text
      self.lines = lines
      self.isCut = isCut
    }
  }

  /// Makes the stretch.
  ///
  /// - Parameter pieces: those that were read, with the places of their marks, in order.
  public init(
    line: PlanLine, marks: [PlanPieceMark], pieces: [(place: Int, piece: PlanPiece)], found: Found?
  ) {
    self.line = line
    self.marks = marks
    self.found = found
    var lines: [Int: String] = [:]
    var last = 0
    var run: [PlanPiece] = []
    var before: Int?
    func end() {
      for line in PlanSection.linesInside(run) {
        lines[line.line] = line.text
        last = max(last, line.line)
      }
      run = []
    }
    for (place, piece) in pieces {
      // A piece that goes on from one that was read is one text with it.
      if before != place - 1 || piece.lead == 0 { end() }
      run.append(piece)
      before = place
    }
    end()
    self.lines = lines
    lineCount = last
  }

  /// The place of the piece that a line stands in.
  public func place(ofLine line: Int) -> Int { marks.lastIndex { $0.line <= line } ?? 0 }

  /// The places of the pieces to be read around one: those about it, all of the line that it begins
  /// in, and the last, which the end of the text is in.
  public static func places(around place: Int, of marks: [PlanPieceMark]) -> [Int] {
    var first = max(0, place - 1)
    while first > 0, marks[first].line == marks[place].line { first -= 1 }
    let near = first...min(marks.count - 1, place + 2)
    return Array(near) + [marks.count - 2, marks.count - 1].filter { $0 > near.upperBound }
  }
}
