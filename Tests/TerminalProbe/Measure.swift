import Glibc
import TerminalUI

/// What drawing costs, without a terminal: `TerminalProbe measure`.
enum Measure {
  /// Prints microseconds a call, the median of 101, for each measure.
  static func run() {
    let size = Size(width: 200, height: 60)
    let theme = Theme.standard.adapted(
      to: TerminalCapabilities(colorCount: 256, unicode: true))
    let drawn = table(size, theme, names: "Okonkwo-Blythe")
    time("a table of 200 x 60 in ASCII") { _ = table(size, theme, names: "Okonkwo-Blythe") }
    time("the same with accents and wide characters") { _ = table(size, theme, names: "Zoë 中文") }
    time("comparing equal surfaces of 200 x 60") {
      var copy = drawn
      copy.write("x", at: Point(x: 199, y: 59))
      precondition(copy != drawn)
    }
    time("an empty surface of 200 x 60") { _ = Surface(size: size) }
    time("parsing the standard theme") {
      _ = ThemeParser.parse("text = red bold\nstatus.good = green", name: "t", file: "t")
    }
  }

  static func table(_ size: Size, _ theme: Theme, names: String) -> Surface {
    var surface = Surface(size: size)
    let table = TableView(
      columns: (0..<10).map { index in
        TableColumn(
          "Column \(index)", minWidth: 10, maxWidth: 22,
          alignment: index.isMultiple(of: 2) ? .leading : .trailing)
      }, sort: TableSort(column: 1, isAscending: true))
    var state = ListState(selection: 30)
    state.ensureVisible(count: 1_000, height: size.height - 1)
    table.draw(in: surface.bounds, on: &surface, theme: theme, rowCount: 1_000, state: state) {
      row in
      (0..<10).map { $0 == 1 ? StyledText(names, theme.style(.warning)) : "cell \(row) of \($0)" }
    }
    return surface
  }

  static func time(_ name: String, _ body: () -> Void) {
    var times: [Int] = []
    for _ in 0..<101 {
      let start = now()
      body()
      times.append(now() - start)
    }
    times.sort()
    print("\(times[50] / 1_000) µs  \(name)")
  }

  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
