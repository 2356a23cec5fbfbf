import Testing

@testable import TerminalUI

@Suite struct RectTests {
  @Test func `is never negative and never overflows`() {
    let rect = Rect(x: 2, y: 3, width: -4, height: 5)
    #expect(rect.width == 0 && rect.height == 5 && rect.isEmpty)
    let vast = Rect(x: .max, y: .min, width: .max, height: .max)
    #expect(vast.intersection(Rect(x: 0, y: 0, width: 9, height: 9)).isEmpty)
    #expect(Size(width: .min, height: 1) == Size(width: 0, height: 1))
  }

  @Test func `intersects`() {
    let rect = Rect(x: 1, y: 1, width: 4, height: 4)
    let other = Rect(x: 3, y: 0, width: 9, height: 3)
    #expect(rect.intersection(other) == Rect(x: 3, y: 1, width: 2, height: 2))
    #expect(rect.intersection(Rect(x: 9, y: 9, width: 1, height: 1)).isEmpty)
  }

  @Test func `splits by cells and shares without exceeding itself`() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 7)
    let rows = rect.split(rows: [.cells(1), .share(1), .share(2), .cells(1)])
    #expect(rows.map(\.height) == [1, 1, 4, 1])
    #expect(rows.map(\.y) == [0, 1, 2, 6])
    #expect(rect.split(columns: [.share(1), .share(1)], spacing: 1).map(\.width) == [4, 5])
    #expect(rect.split(rows: [.cells(9), .cells(9)]).map(\.height) == [7, 0])
    #expect(Rect(.zero).split(rows: [.share(1), .cells(1)]).map(\.height) == [0, 0])
  }

  @Test func `insets and centres within itself`() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 4)
    #expect(rect.inset(by: 1) == Rect(x: 1, y: 1, width: 8, height: 2))
    #expect(rect.inset(by: 9).isEmpty)
    #expect(rect.centered(Size(width: 4, height: 2)) == Rect(x: 3, y: 1, width: 4, height: 2))
    #expect(rect.centered(Size(width: 99, height: 99)) == rect)
    #expect(rect.row(4).isEmpty && rect.row(3) == Rect(x: 0, y: 3, width: 10, height: 1))
  }
}
