import SafeText

/// A grid of cells that screens draw on: a value, compared and kept like any other.
///
/// Drawing outside it, or outside `clip`, draws nothing and is no error. All text passes
/// ``TextGuard/clean(_:newlines:)``; there is no other way onto the surface. A wide character of
/// which half would fall outside is replaced by a blank, and overwriting half of one blanks the
/// other half.
public struct Surface: Sendable {
  /// Columns and rows.
  public let size: Size
  /// The part that drawing may touch; always within the bounds.
  public private(set) var clip: Rect
  var cells: [PackedCell]
  /// Bases with combining marks, pointed to by cells.
  public private(set) var clusters: [String] = []

  /// A surface of blanks.
  public init(size: Size) {
    self.size = size
    clip = Rect(size)
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  /// A surface of unstyled text, as wide as its longest line: the expectation of a test.
  public init(lines: [String]) {
    let width = lines.map { DisplayWidth.of(TextGuard.clean($0)) }.max() ?? 0
    self.init(size: Size(width: width, height: lines.count))
    for (row, line) in lines.enumerated() { write(line, at: Point(x: 0, y: row)) }
  }

  /// The rectangle of the whole surface.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place, or nil off the surface.
  public subscript(x: Int, y: Int) -> PackedCell? {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return nil }
    return cells[y * size.width + x]
  }

  /// The text of a cell; empty for the right half of a wide one and off the surface.
  public func text(x: Int, y: Int) -> String {
    guard let cell = self[x, y], cell.width > 0 else { return "" }
    return text(of: cell)
  }

  /// Draws with drawing confined to a rectangle, then restores the former clip.
  public mutating func clipped<T>(to rect: Rect, _ draw: (inout Surface) throws -> T) rethrows -> T
  {
    let former = clip
    clip = clip.intersection(rect)
    defer { clip = former }
    return try draw(&self)
  }

  /// The cells of one row, from the left; empty off the surface.
  public func cells(inRow row: Int) -> ArraySlice<PackedCell> {
    guard row >= 0, row < size.height else { return [] }
    return cells[row * size.width..<(row + 1) * size.width]
  }

  func text(of cell: PackedCell) -> String {
    if let index = cell.clusterIndex { return clusters[index] }
    return Unicode.Scalar(cell.glyph).map { String(Character($0)) } ?? " "
  }

  /// The index of a cluster in the table, entered when new.
  ///
  /// Few cells hold one, so a search of
  /// the table costs less than a dictionary in every surface.
  mutating func clusterGlyph(_ cluster: String) -> UInt32 {
    let index = clusters.firstIndex(of: cluster) ?? clusters.count
    if index == clusters.count { clusters.append(cluster) }
    return PackedCell.clusterBit | UInt32(index)
  }
}

// MARK: - Equality

extension Surface: Equatable {
  /// Whether both show the same; the clip and the order of the cluster tables don't count.
  public static func == (left: Surface, right: Surface) -> Bool {
    guard left.size == right.size else { return false }
    if left.clusters == right.clusters { return left.cells == right.cells }
    return (0..<left.size.height).allSatisfy { left.row($0, equals: right) }
  }

  /// Whether a row shows the same on another surface of any size.
  public func row(_ row: Int, equals other: Surface) -> Bool {
    let mine = cells(inRow: row)
    let theirs = other.cells(inRow: row)
    if clusters == other.clusters { return mine == theirs }
    return mine.count == theirs.count
      && zip(mine, theirs).allSatisfy { left, right in
        if left.clusterIndex == nil, right.clusterIndex == nil { return left == right }
        var probe = right
        probe.glyph = left.glyph
        return left == probe && text(of: left) == other.text(of: right)
      }
  }
}

// MARK: - Reading back

extension Surface {
  /// The text of each row, trailing blanks kept, so every row is as wide as the surface.
  public var rows: [String] {
    (0..<size.height).map { row in
      cells(inRow: row).reduce(into: "") { $0 += $1.width == 0 ? "" : text(of: $1) }
    }
  }

  /// The rows with trailing blanks removed, joined by newlines: text art for a test.
  public var text: String {
    rows.map { row in
      var row = Substring(row)
      while row.last == " " { row.removeLast() }
      return String(row)
    }.joined(separator: "\n")
  }

  /// A second grid, one letter for each distinct style in order of appearance; `.` is unstyled.
  public var styleMap: [String] {
    var letters: [Style: Character] = [PackedCell.blank.style: "."]
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (0..<size.height).map { row in
      String(
        cells(inRow: row).map { cell in
          if let letter = letters[cell.style] { return letter }
          let letter = letters.count <= alphabet.count ? alphabet[letters.count - 1] : "?"
          letters[cell.style] = letter
          return letter
        })
    }
  }
}
