import SafeText

/// A text that a pager shows, asked for line by line, so that a long one need never be held whole.
///
/// A line is what a writer ended with a line feed: the pager wraps it. Lines are numbered from 0.
public protocol PagerSource: Sendable {
  /// How many lines there are.
  var count: Int { get }
  /// One line; asked only for those in sight, and for each in turn by a search.
  func line(_ number: Int) -> StyledText
  /// The headings, by line.
  var headings: [PagerHeading] { get }
  /// The lines that have what is searched for, in order, where the source knows them by itself;
  /// `nil` = each line is looked at.
  func lines(with search: String) -> [Int]?
  /// Whether further lines may have what is searched for than ``lines(with:)`` knows of.
  func isPart(of search: String) -> Bool
  /// Whether no line that is not known of may have it on the way from one line to another.
  ///
  /// - Parameter step: 1 down the text and around its end, -1 up.
  func isWhole(_ search: String, from line: Int, to other: Int, step: Int) -> Bool
}

extension PagerSource {
  /// Each line is looked at.
  public func lines(with search: String) -> [Int]? { nil }
  /// Each line is looked at.
  public func isPart(of search: String) -> Bool { false }
  /// Each line is looked at.
  public func isWhole(_ search: String, from line: Int, to other: Int, step: Int) -> Bool { true }
}

/// A heading of a text and the line that it stands on.
public struct PagerHeading: Hashable, Sendable {
  /// The heading's words.
  public let title: String
  /// Its line, from 0.
  public let line: Int

  /// A heading on a line.
  public init(_ title: String, line: Int) {
    self.title = title
    self.line = line
  }
}

/// A text held whole, made line by line.
public struct PagerText: PagerSource, Hashable {
  /// The lines.
  public private(set) var lines: [StyledText] = []
  /// The headings, by line.
  public private(set) var headings: [PagerHeading] = []

  /// An empty text.
  public init() {}

  /// How many lines there are.
  public var count: Int { lines.count }

  /// One line.
  public func line(_ number: Int) -> StyledText { lines[number] }

  /// Adds lines at the end.
  public mutating func add(_ more: [StyledText]) { lines += more }

  /// Adds a line that is a heading of other words.
  public mutating func add(line: StyledText, heading: String) {
    headings.append(PagerHeading(heading, line: lines.count))
    lines.append(line)
  }

  /// Adds a heading at the end, an empty line above it where there is a line.
  public mutating func add(heading: StyledText) {
    if !lines.isEmpty { lines.append("") }
    headings.append(PagerHeading(heading.text, line: lines.count))
    lines.append(heading)
  }
}
