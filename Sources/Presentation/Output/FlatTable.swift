import Domain
import SafeText

/// The cells of a document, aligned: headings in line 0, then a line a row.
///
/// They lie one after the other in one text, for a listing of a state has a million of them.
struct FlatTable {
  private static let gap = 2
  /// A column of words is not shortened below this many columns of the screen.
  private static let leastWidth = 12
  /// Where nothing is shortened, a column of words is made no wider than this: a longer cell pushes
  /// the rest of its own row, and not every other row.
  private static let mostWidth = 80

  /// One printed column; a share has three.
  private struct Column {
    let key: String
    /// The column of the document that it is, or is a part of.
    let source: Int
    let isRight: Bool
    var mayShorten: Bool
    var width = 0
  }

  /// The columns of the document that are not in it.
  let leftOut: Set<Int>
  private var columns: [Column] = []
  /// Whether a cell wider than its column is cut.
  private var isCut = false
  private var text = TextBytes()
  /// Where each cell ends in the text, and how many columns of the screen it takes.
  private var cells: [(end: Int, width: Int)] = []

  /// Of each column of the document whether it holds small objects in some row, and whether it holds
  /// anything in some: asked for each cell, and so no set.
  private var objects: [Bool]
  private var something: [Bool]

  /// The columns of the document that hold small objects in some row.
  var holdsObjects: Set<Int> { Set(objects.indices.filter { objects[$0] }) }

  /// Puts the cells of a document side by side.
  init(_ document: ListingDocument, zone: ZoneRules, without leftOut: Set<Int> = []) {
    self.leftOut = leftOut
    objects = Array(repeating: false, count: document.headers.count)
    something = objects
    let shown = document.headers.indices.filter { !leftOut.contains($0) }
    for index in shown {
      let header = document.headers[index]
      for key in header.flatKeys {
        columns.append(
          Column(
            key: key, source: index, isRight: header.alignment == .right,
            mayShorten: header.kind == .text))
      }
    }
    cells.reserveCapacity(columns.count * (document.rows.count + 1))
    for place in columns.indices {
      let key = columns[place].key
      add(to: place) { $0.append(key) }
    }
    let plain = PlainCell(style: .text(zone))
    let parts = document.headers.map(\.flatCount)
    for row in document.rows {
      var place = 0
      for index in shown {
        let cell = row[index]
        if case .records = cell { objects[index] = true }
        if case .null = cell {} else { something[index] = true }
        if !cell.mayShorten { columns[place].mayShorten = false }
        for part in 0..<parts[index] {
          add(to: place) { plain.append(cell, part: part, of: parts[index], to: &$0) }
          place += 1
        }
      }
    }
  }

  /// How many columns of the screen are lacking.
  func excess(over width: Int) -> Int {
    columns.reduce(0) { $0 + $1.width } + Self.gap * (columns.count - 1) - width
  }

  /// The columns of the document without which the rest can be made to fit: first those that are
  /// empty in every row, then by their priority, the last one first. `nil` where even the columns
  /// that are always shown are too wide.
  func tooMany(for width: Int, of headers: [ColumnHeader]) -> Set<Int>? {
    var least: [Int: Int] = [:]
    for column in columns {
      let narrowest = column.mayShorten ? min(column.width, Self.leastWidth) : column.width
      least[column.source, default: 0] += narrowest + Self.gap
    }
    var lacking = least.values.reduce(-Self.gap, +) - width
    let order = least.keys.filter { headers[$0].priority > 1 }.sorted { one, other in
      let isKept = (something[one], something[other])
      if isKept.0 != isKept.1 { return !isKept.0 }
      let priorities = (headers[one].priority, headers[other].priority)
      return priorities.0 == priorities.1 ? one > other : priorities.0 > priorities.1
    }
    var tooMany: Set<Int> = []
    for index in order where lacking > 0 {
      tooMany.insert(index)
      lacking -= least[index] ?? 0
    }
    return lacking > 0 ? nil : tooMany
  }

  /// Makes no column of words so wide that one long cell fills every row with blanks.
  mutating func limitWidths() {
    for place in columns.indices where columns[place].mayShorten {
      columns[place].width = min(columns[place].width, Self.mostWidth)
    }
  }

  /// Takes from the widest column of words, one column of the screen at a time, and says whether
  /// the table now fits.
  mutating func fit(_ width: Int) -> Bool {
    isCut = true
    var excess = excess(over: width)
    while excess > 0 {
      let widest = columns.indices.filter {
        columns[$0].mayShorten && columns[$0].width > Self.leastWidth
      }.max { columns[$0].width < columns[$1].width }
      guard let widest else { return false }
      columns[widest].width -= 1
      excess -= 1
    }
    return true
  }

  /// Adds one line of the table, its end included.
  func append(line number: Int, to bytes: inout TextBytes) {
    for (place, column) in columns.enumerated() {
      let cell = number * columns.count + place
      let start = cell == 0 ? 0 : cells[cell - 1].end
      var field = text.bytes[start..<cells[cell].end]
      var room = column.width - cells[cell].width
      if room < 0, isCut {
        let cut = TextGuard.truncate(
          String(decoding: field, as: UTF8.self), columns: column.width)
        field = Array(cut.utf8)[...]
        room = column.width - DisplayWidth.of(cut)
      }
      if place > 0 { bytes.append(blanks: Self.gap) }
      if column.isRight { bytes.append(blanks: room) }
      bytes.append(field)
      // No blanks at the end of a line.
      if !column.isRight, place < columns.count - 1 { bytes.append(blanks: room) }
    }
    bytes.append(ascii: "\n")
  }

  private mutating func add(to place: Int, _ body: (inout TextBytes) -> Void) {
    let start = text.count
    body(&text)
    let width = text.width(from: start)
    columns[place].width = max(columns[place].width, width)
    cells.append((text.count, width))
  }
}

extension TextBytes {
  /// Columns of the screen that the text takes from a place on.
  fileprivate func width(from start: Int) -> Int {
    let field = bytes[start...]
    // Cells are cleaned by now, so every ASCII byte is printable.
    if field.allSatisfy({ $0 < 0x80 }) { return field.count }
    return DisplayWidth.of(String(decoding: field, as: UTF8.self))
  }
}

extension Cell {
  /// Words may be shortened; an identifier, a time or a figure cut in half would mislead.
  fileprivate var mayShorten: Bool {
    switch self {
    case .text, .list, .namedPoints, .records, .null: true
    default: false
    }
  }
}
