import Glibc
import NcursesTerminal
import TerminalUI

/// Draws hostile text and the events it gets, for the scripts in `Tests/Terminal`.
///
/// Not part of the product. Keys: `q` quits, `^Z` suspends, `^L` redraws, `S` reads a bad address,
/// `T` traps, `A` aborts, `E` writes to standard error, `B` rings, `C` copies, `X` exits without
/// restoring, `I` opens a screen of many colours, `F` a page of random hostile texts.
@main
struct Probe {
  /// A pipe by which the window's signal ends the wait for input.
  static let wake: [Int32] = {
    var ends: [Int32] = [0, 0]
    return pipe(&ends) == 0 ? ends : []
  }()

  var events: [String] = []
  var frames = 0
  var isColorful = false
  var page = 0

  static func main() {
    if CommandLine.arguments.dropFirst().first == "measure" { return Measure.run() }
    guard wake.count == 2 else { exit(70) }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in _ = write(Probe.wake[1], "w", 1) }
    sigaction(SIGWINCH, &action, nil)
    do {
      let terminal = try NcursesTerminal()
      var probe = Probe()
      probe.run(terminal)
      terminal.restore()
      print("bye")
    } catch {
      Self.complain("probe: \(error)\n")
      exit(69)
    }
  }

  mutating func run(_ terminal: NcursesTerminal) {
    while true {
      draw(on: terminal)
      var entries = [terminal.inputDescriptor, Self.wake[0]].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&entries, 2, -1) > 0 else { continue }
      if entries[1].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 512)
        _ = read(Self.wake[0], &bytes, bytes.count)
        terminal.resize()
      }
      if entries[0].revents & Int16(POLLHUP) != 0 { return }
      for event in terminal.pendingEvents() where !take(event, terminal) { return }
    }
  }

  /// - Returns: false to quit.
  mutating func take(_ event: TerminalEvent, _ terminal: NcursesTerminal) -> Bool {
    switch event {
    case .key(let key): events.append("key \(key)")
    case .paste(let text): events.append("paste \(text)")
    case .focus(let isFocused): events.append("focus \(isFocused)")
    case .resized: break
    }
    guard case .key(let key) = event else { return true }
    switch key {
    case .character("q"): return false
    case .control("z"): terminal.suspend()
    case .control("l"): terminal.redraw()
    case .character("S"): crash()
    case .character("T"): fatalError("a trap on purpose")
    case .character("A"): abort()
    case .character("E"): Self.complain("a line on standard error\n")
    case .character("B"): terminal.bell()
    case .character("C"): terminal.copy("(555) 010-0199")
    case .character("X"): exit(3)
    case .character("F"): page += 1
    case .character("I"): isColorful.toggle()
    default: break
    }
    return true
  }

  static func complain(_ text: String) { _ = write(2, text, text.utf8.count) }

  func crash() {
    guard let pointer = UnsafePointer<Int>(bitPattern: 8) else { return }
    events.isEmpty ? () : print(pointer.pointee)
  }

  mutating func draw(on terminal: NcursesTerminal) {
    var surface = Surface(size: terminal.size)
    let theme = Theme.standard.adapted(to: terminal.capabilities)
    let title = "probe \(terminal.size.width)x\(terminal.size.height)"
    surface.write(title, at: .zero, style: theme.style(.title))
    surface.write("colours \(terminal.capabilities.colorCount)", at: Point(x: 20, y: 0))
    let lines = [
      "esc\u{1B}[2J\u{1B}]0;x\u{7}", "rlo \u{202E}abc", "cjk 中文字", "accents é e\u{301} ñ",
      "emoji 👨\u{200D}👩\u{200D}👧 🇺🇸 ❤\u{FE0F} 🫨", "tab\tnewline\nend", "c1 \u{9B}2J", "العربية 12",
      "devanagari क्षि",
    ]
    for (row, line) in lines.enumerated() {
      surface.write(line, at: Point(x: 0, y: row + 1), maxWidth: 50)
      surface.write("|", at: Point(x: 50, y: row + 1))
    }
    surface.write("critical", at: Point(x: 60, y: 1), style: theme.style(.critical))
    surface.write("selected", at: Point(x: 60, y: 2), style: theme.style(.rowSelected))
    surface.write("edge中", at: Point(x: surface.size.width - 5, y: 12))
    surface.drawBox(surface.bounds.inset(top: 13), style: theme.style(.border), title: "events")
    for (row, text) in events.suffix(max(0, surface.size.height - 15)).enumerated() {
      surface.write(text, at: Point(x: 2, y: 14 + row))
    }
    if page > 0 { fill(&surface) }
    if isColorful { paint(&surface, theme: theme, terminal: terminal) }
    terminal.present(surface, cursor: Point(x: 0, y: 0))
    frames += 1
  }

  /// A page of random texts, a bar in column 50 of each row and the page's number at the bottom.
  func fill(_ surface: inout Surface) {
    surface.fill(surface.bounds)
    var source = HostileText(seed: page)
    for row in 0..<surface.size.height - 1 {
      surface.write(source.text(), at: Point(x: 0, y: row), maxWidth: 50)
      surface.write("|", at: Point(x: 50, y: row))
    }
    surface.write("page \(page).", at: Point(x: 0, y: surface.size.height - 1))
  }

  /// More pairs of colours than a small terminal has.
  func paint(_ surface: inout Surface, theme: Theme, terminal: NcursesTerminal) {
    let count = max(1, min(256, terminal.capabilities.colorCount))
    for index in 0..<(surface.size.width * surface.size.height) where terminal.size.width > 0 {
      let place = Point(x: index % surface.size.width, y: index / surface.size.width)
      let style = Style(
        foreground: .indexed(UInt8(index % count)), background: .indexed(UInt8(index / 7 % count)))
      surface.write("x", at: place, style: terminal.capabilities.isMonochrome ? .bold : style)
    }
  }
}
