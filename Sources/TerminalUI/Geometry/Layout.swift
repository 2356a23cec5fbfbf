/// How much of a rectangle one part of a split takes.
public enum Extent: Hashable, Sendable {
  /// So many cells, less where there is no more room.
  case cells(Int)
  /// A share of what the fixed parts leave, by weight.
  case share(Int)
}

extension Rect {
  /// The rectangle less a margin on each side.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }

  /// The rectangle less the same margin on all sides.
  public func inset(by margin: Int) -> Rect {
    inset(left: margin, top: margin, right: margin, bottom: margin)
  }

  /// The rectangle cut into parts one below the other; together they never exceed it, and parts
  /// for which no room is left are empty.
  public func split(rows: [Extent], spacing: Int = 0) -> [Rect] {
    let spans = Self.spans(rows, total: height, spacing: spacing)
    return spans.map { Rect(x: x, y: y + $0.start, width: width, height: $0.length) }
  }

  /// The rectangle cut into parts side by side, under the same rules as ``split(rows:spacing:)``.
  public func split(columns: [Extent], spacing: Int = 0) -> [Rect] {
    let spans = Self.spans(columns, total: width, spacing: spacing)
    return spans.map { Rect(x: x + $0.start, y: y, width: $0.length, height: height) }
  }

  /// One row of the rectangle, counted from its top; empty outside it.
  public func row(_ index: Int) -> Rect {
    let isInside = index >= 0 && index < height
    return Rect(x: x, y: y + index, width: isInside ? width : 0, height: isInside ? 1 : 0)
  }

  /// A rectangle of a size in the middle of this one, cut to it.
  public func centered(_ size: Size) -> Rect {
    let fitted = Size(width: min(size.width, width), height: min(size.height, height))
    return Rect(
      x: x + (width - fitted.width) / 2, y: y + (height - fitted.height) / 2,
      width: fitted.width, height: fitted.height)
  }

  private static func spans(
    _ parts: [Extent], total: Int, spacing: Int
  ) -> [(start: Int, length: Int)] {
    let gaps = max(0, spacing) * max(0, parts.count - 1)
    var fixed = 0
    var weights = 0
    for part in parts {
      switch part {
      case .cells(let count): fixed += max(0, count)
      case .share(let weight): weights += max(0, weight)
      }
    }
    var free = max(0, total - gaps - fixed)
    var start = 0
    return parts.map { part in
      let wanted: Int
      switch part {
      case .cells(let count): wanted = max(0, count)
      case .share(let weight):
        wanted = weights > 0 ? free * max(0, weight) / weights : 0
        free -= wanted
        weights -= max(0, weight)
      }
      let length = max(0, min(wanted, total - start))
      defer { start = min(total, start + length + max(0, spacing)) }
      return (start, length)
    }
  }
}
