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
  /// The lines that were read, in runs without a hole, by their places.
  public let runs: [PlanRun]
  /// What was looked for, and the lines that have it; `nil` = nothing was looked for.
  public let found: PlanFinding?

  /// Makes the stretch.
  ///
  /// - Parameter pieces: those that were read, with the places of their marks, in order.
  public init(
    line: PlanLine, marks: [PlanPieceMark], pieces: [(place: Int, piece: PlanPiece)],
    found: PlanFinding?
  ) {
    self.line = line
    self.marks = marks
    self.found = found
    var runs: [PlanRun] = []
    var run: [PlanPiece] = []
    var before: Int?
    for (place, piece) in pieces {
      // A piece that goes on from one that was read is one text with it.
      if before != place - 1 || piece.lead == 0 {
        if !run.isEmpty { runs.append(PlanRun(run)) }
        run = []
      }
      run.append(piece)
      before = place
    }
    if !run.isEmpty { runs.append(PlanRun(run)) }
    self.runs = runs
    lineCount = runs.last.map { $0.first + $0.count - 1 } ?? 0
  }

  /// The text of a line, from 1, without its end; `nil` where it was not read.
  public func text(ofLine number: Int) -> Substring? {
    runs.lazy.compactMap { $0.text(ofLine: number) }.first
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
