/// A bar on one line of a terminal, drawn again only when a percent or the phase has changed.
public final class ProgressBar {
  private let output: Output
  private let isShown: Bool
  private var last = ""
  private static let cells = 30

  /// A bar that stays silent unless `isShown`.
  public init(_ output: Output, isShown: Bool) {
    self.output = output
    self.isShown = isShown
  }

  /// Draws `done` of `total`; a bar that can't be drawn is no failure of the work.
  public func show(_ phase: String, done: Int, of total: Int) {
    guard isShown else { return }
    let percent = total > 0 ? min(100, max(0, done) * 100 / total) : 0
    let filled = percent * Self.cells / 100
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: Self.cells - filled)
    let padded = String(repeating: " ", count: max(0, 3 - "\(percent)".count)) + "\(percent)"
    let line = "[\(bar)] \(padded) % \(phase)"
    guard line != last else { return }
    last = line
    try? output.write("\r\u{1B}[K" + line)
  }

  /// Takes the bar off the line.
  public func clear() {
    guard isShown, !last.isEmpty else { return }
    last = ""
    try? output.write("\r\u{1B}[K")
  }
}
