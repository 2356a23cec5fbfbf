import Domain
import SafeText

/// The board as one page of text, for a meeting: panels under their headings, most urgent first.
public struct BoardPage: Sendable {
  /// One panel.
  public struct Section: Sendable {
    let title: String
    let isUrgent: Bool
    let headers: [ColumnHeader]
    let rows: [[String]]
    let emptyText: String
    let more: String

    /// A panel of cells that were made to text already.
    /// - Parameter more: the command that lists all rows.
    public init(
      _ title: String, isUrgent: Bool = false, headers: [ColumnHeader], rows: [[String]],
      emptyText: String, more: String
    ) {
      self.title = title
      self.isUrgent = isUrgent
      self.headers = headers
      self.rows = rows
      self.emptyText = emptyText
      self.more = more
    }

    /// A panel of a listing's rows, each cell with its sign ahead.
    public init<Row>(
      _ title: String, isUrgent: Bool = false, _ listing: Listing<Row>, rows: [Row],
      zone: ZoneRules, more: String
    ) {
      self.init(
        title, isUrgent: isUrgent, headers: listing.headers,
        rows: rows.map { row in listing.columns.map { $0.screenText(row, zone: zone) } },
        emptyText: listing.emptyText, more: more)
    }
  }

  /// Rows of a panel on the page, at the least and the most; the rest is counted.
  static let rowBounds = (least: 5, most: 20)
  /// Lines that a sheet holds: panels give up rows until they fit, down to their least.
  static let usualHeight = 66
  /// Columns of the page where nobody says how wide it is: a sheet of paper.
  public static let usualWidth = 100

  let heading: [String]
  let sections: [Section]
  /// How many rows all its lists have.
  public var rowCount: Int { sections.reduce(0) { $0 + $1.rows.count } }
  let notes: [String]

  /// A page.
  /// - Parameters:
  ///   - heading: the lines above the panels.
  ///   - notes: sentences below them.
  public init(heading: [String], sections: [Section], notes: [String] = []) {
    self.heading = heading
    self.sections = sections
    self.notes = notes
  }

  /// The page; nothing is cut, columns of low rank are left out until the rest fits.
  public func text(width: Int = usualWidth) -> String {
    var lines = headingLines(width: width)
    for section in sectionLines(width: width) { lines += [""] + section }
    if !notes.isEmpty { lines.append("") }
    lines += notes.map { "note: " + TextGuard.clean($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines above the panels.
  public func headingLines(width: Int = usualWidth) -> [String] {
    heading.flatMap { Self.wrapped(TextGuard.clean($0), width: width) }
  }

  /// The lines of each panel, its heading first.
  public func sectionLines(width: Int = usualWidth) -> [[String]] {
    let rows = rowsEach(besides: headingLines(width: width).count + notes.count + 1)
    return sections.map { $0.lines(width: width, rows: rows) }
  }

  /// The most rows for every panel with which all panels fit a sheet.
  private func rowsEach(besides other: Int) -> Int {
    func height(_ rows: Int) -> Int {
      sections.reduce(other) { sum, section in
        sum + 3 + min(rows, section.rows.count) + (section.rows.count > rows ? 1 : 0)
      }
    }
    var rows = Self.rowBounds.most
    while rows > Self.rowBounds.least, height(rows) > Self.usualHeight { rows -= 1 }
    return rows
  }

  /// A line cut at blanks.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension BoardPage.Section {
  fileprivate func lines(width: Int, rows limit: Int) -> [String] {
    let heading = (isUrgent ? "! " : "") + TextGuard.clean(title)
    guard !rows.isEmpty else {
      // A heading that says nobody or nothing needs no second sentence.
      return [heading, "  " + TextGuard.clean(emptyText)]
    }
    let shown = rows.prefix(limit)
    let widths = headers.indices.map { column in
      max(
        DisplayWidth.of(headers[column].title),
        shown.map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
    let columns = fitting(widths, width)
    func line(_ cells: [String]) -> String {
      var text = ""
      for column in columns {
        let blanks = String(
          repeating: " ", count: max(0, widths[column] - DisplayWidth.of(cells[column])))
        let isRight = headers[column].alignment == .right
        text += "  " + (isRight ? blanks + cells[column] : cells[column] + blanks)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = [heading, line(headers.map(\.title))] + shown.map(line)
    if rows.count > shown.count {
      lines.append("  and \(rows.count - shown.count) more: '\(more)' lists all")
    }
    return lines
  }

  /// The columns that fit, those of the lowest rank left out first; rank 1 always stays.
  private func fitting(_ widths: [Int], _ width: Int) -> [Int] {
    var columns = Array(headers.indices)
    while columns.reduce(0, { $0 + widths[$1] + 2 }) > width {
      guard
        let least = columns.max(by: { headers[$0].priority < headers[$1].priority }),
        headers[least].priority > 1
      else { break }
      columns.removeAll { $0 == least }
    }
    return columns
  }
}
