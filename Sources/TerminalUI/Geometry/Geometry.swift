/// Keeps coordinates where sums of a few can't overflow, whatever a caller computed.
private func bounded(_ value: Int, from least: Int) -> Int { min(max(value, least), 1 << 40) }

/// A width and a height in terminal cells, never negative.
public struct Size: Hashable, Sendable {
  /// Columns, 0 or more.
  public let width: Int
  /// Rows, 0 or more.
  public let height: Int

  /// A size; negative numbers count as 0.
  public init(width: Int, height: Int) {
    self.width = bounded(width, from: 0)
    self.height = bounded(height, from: 0)
  }

  /// No columns and no rows.
  public static let zero = Size(width: 0, height: 0)
}

/// A cell's place: column and row from the top left, which is (0, 0).
///
/// It may lie off the screen.
public struct Point: Hashable, Sendable {
  /// The column.
  public let x: Int
  /// The row.
  public let y: Int

  /// A place.
  public init(x: Int, y: Int) {
    self.x = bounded(x, from: -1 << 40)
    self.y = bounded(y, from: -1 << 40)
  }

  /// The top left cell.
  public static let zero = Point(x: 0, y: 0)
}

/// A rectangle of cells; its width and height are never negative.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public let x: Int
  /// The top row.
  public let y: Int
  /// Columns, 0 or more.
  public let width: Int
  /// Rows, 0 or more.
  public let height: Int

  /// A rectangle; a negative width or height counts as 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = bounded(x, from: -1 << 40)
    self.y = bounded(y, from: -1 << 40)
    self.width = bounded(width, from: 0)
    self.height = bounded(height, from: 0)
  }

  /// The rectangle of a size at the origin.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// The top left corner.
  public var origin: Point { Point(x: x, y: y) }
  /// The first column right of the rectangle.
  public var maxX: Int { x + width }
  /// The first row below the rectangle.
  public var maxY: Int { y + height }
  /// The width and height.
  public var size: Size { Size(width: width, height: height) }
  /// Whether the rectangle holds no cell.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether a cell lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The cells of both; empty at this origin when they share none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}
