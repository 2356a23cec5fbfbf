/// Where a list stands: the selected row and the first row shown.
///
/// The screen that owns it calls ``ensureVisible(count:height:)`` before it draws.
public struct ListState: Hashable, Sendable {
  /// The selected row, from 0; 0 when the list is empty.
  public private(set) var selection: Int
  /// The first row shown, from 0.
  public private(set) var offset: Int

  /// A list at its start, or at a row.
  public init(selection: Int = 0, offset: Int = 0) {
    self.selection = max(0, selection)
    self.offset = max(0, offset)
  }

  /// Selects a row; it may lie past the end until the next ``ensureVisible(count:height:)``.
  public mutating func select(_ row: Int) { selection = max(0, row) }

  /// Moves the selection by rows, staying in the list.
  public mutating func move(by rows: Int, count: Int) {
    let (sum, overflow) = selection.addingReportingOverflow(rows)
    let target = overflow ? (rows < 0 ? 0 : Int.max) : sum
    selection = min(max(0, target), max(0, count - 1))
  }

  /// Moves the selection by pages of the height shown, one row kept in view.
  public mutating func page(by pages: Int, count: Int, height: Int) {
    let step = max(1, height - 1)
    offset = min(max(0, offset + pages * step), max(0, count - max(1, height)))
    move(by: pages * step, count: count)
  }

  /// Brings the selection into the list and the list's window around the selection.
  public mutating func ensureVisible(count: Int, height: Int) {
    selection = min(selection, max(0, count - 1))
    let room = max(1, height)
    offset = min(offset, max(0, count - room))
    if selection < offset { offset = selection }
    if selection >= offset + room { offset = selection - room + 1 }
  }

  /// The rows in view.
  public func visibleRows(count: Int, height: Int) -> Range<Int> {
    let start = min(offset, max(0, count))
    return start..<min(max(start, count), start + max(0, height))
  }

  /// Moves by one of the usual keys: arrows, `j` and `k`, pages, `g` and `G`, Home and End.
  /// - Returns: whether the key was one of them.
  @discardableResult
  public mutating func handle(_ key: KeyPress, count: Int, height: Int) -> Bool {
    switch key {
    case .down, .character("j"): move(by: 1, count: count)
    case .up, .character("k"): move(by: -1, count: count)
    case .pageDown, .control("f"): page(by: 1, count: count, height: height)
    case .pageUp, .control("b"): page(by: -1, count: count, height: height)
    case .home, .character("g"): select(0)
    case .end, .character("G"): select(max(0, count - 1))
    default: return false
    }
    ensureVisible(count: count, height: height)
    return true
  }
}
