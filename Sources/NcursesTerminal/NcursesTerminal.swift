import CNcurses
import Glibc
import SafeText
import TerminalUI

/// The terminal that ncurses draws on.
///
/// Make one before any thread starts: it forks the watchdog that restores the terminal if the
/// program is killed. It blocks no signal. SIGWINCH, SIGTERM, SIGHUP, SIGINT and SIGTSTP belong in
/// the program's signalfd; until they are blocked there, they restore the terminal and act as
/// usual. A frame reaches the terminal in one `write(2)`, marked as a synchronised update.
public final class NcursesTerminal: Terminal {
  /// Columns and rows.
  public private(set) var size: Size
  /// What the terminal can show.
  public let capabilities: TerminalCapabilities
  /// Standard input.
  public let inputDescriptor: Int32 = 0

  private let gate: CursesGate
  private let strings: ControlStrings
  private let cursorPlace: String
  private let escapeDelay: Int
  private var encoder: RowEncoder
  private var pairs: ColorPairs
  private var decoder: InputDecoder
  private var last: Surface?
  private var lastCursor: Point?
  private var cursorIsVisible: Bool?
  private var isPaintingAll = true
  private var isRestored = false

  /// Takes the terminal of standard input and output.
  ///
  /// - Parameter isMonochrome: whether to use no colours, as with `NO_COLOR`, which is read
  ///   besides.
  /// - Throws: ``TerminalStartError`` when there is no usable terminal; nothing was changed then.
  public init(isMonochrome: Bool = false) throws(TerminalStartError) {
    gate = try CursesGate()
    escapeDelay = Self.escapeDelay()
    do { try gate.start(escapeDelay: escapeDelay) } catch {
      gate.giveBack()
      throw error
    }
    let unicode = cn_is_utf8() != 0
    let hasColors = !isMonochrome && !Self.isSet("NO_COLOR") && has_colors()
    if hasColors {
      start_color()
      use_default_colors()
    }
    capabilities = TerminalCapabilities(
      colorCount: hasColors ? min(Int(cn_colors()), 256) : 0, unicode: unicode)
    pairs = ColorPairs(capacity: hasColors ? min(Int(cn_pairs()) - 1, 4_096) : 0)
    encoder = RowEncoder(unicode: unicode)
    decoder = InputDecoder(extra: Self.keys(gate), isUTF8: unicode)
    cursorPlace = gate.capability("cup") ?? ""
    strings = ControlStrings(
      isModern: gate.capability("smcup") != nil, leaveScreen: gate.capability("rmcup") ?? "",
      leaveKeypad: gate.capability("rmkx") ?? "", showCursor: gate.capability("cnorm") ?? "",
      plainText: gate.capability("sgr0") ?? "")
    let window = gate.windowSize()
    size = Size(width: window.columns, height: window.rows)
    resizeterm(Int32(size.height), Int32(size.width))
    prepareRestore()
    // Until the first endwin, ncurses writes row by row; after it, whole frames.
    endwin()
    enter()
  }

  deinit { restore() }

  // MARK: - Showing

  /// Shows a surface in one write; rows equal to the last ones are skipped.
  public func present(_ surface: Surface, cursor: Point?) {
    guard !isRestored else { return }
    if !isPaintingAll, cursor == lastCursor, last == surface { return }
    let area = Rect(size)
    pairs.beginFrame()
    var placed = ""
    for row in 0..<size.height {
      if !isPaintingAll, let last, surface.row(row, equals: last) { continue }
      encoder.put(row: row, of: surface, columns: size.width) { pair($0, $1) }
      placed += place(row: row, of: surface)
    }
    place(cursor: cursor.flatMap { area.contains($0) ? $0 : nil })
    var prefix = strings.beginFrame
    if isPaintingAll {
      cn_repaint()
      prefix += strings.eraseRows(size.height, place: place(row:))
    }
    gate.flush(prefix: prefix, suffix: placed + strings.endFrame)
    last = surface
    lastCursor = cursor
    isPaintingAll = false
  }

  /// What a row with disputed cells needs after ncurses' output, else nothing.
  ///
  /// ncurses must write such a row whole, now and when it goes, since it doesn't know what the
  /// terminal made of it.
  private func place(row: Int, of surface: Surface) -> String {
    guard strings.isModern, capabilities.unicode else { return "" }
    let isNeeded = PlacedRow.isNeeded(row: row, of: surface)
    let wasNeeded = last.map { PlacedRow.isNeeded(row: row, of: $0) } ?? false
    if isNeeded || wasNeeded { wredrawln(cn_screen(), Int32(row), 1) }
    guard isNeeded else { return "" }
    return PlacedRow(colorCount: capabilities.colorCount)
      .bytes(row: row, of: surface, columns: size.width)
  }

  private func pair(_ foreground: UInt32, _ background: UInt32) -> Int32 {
    let (number, isNew) = pairs.number(foreground: foreground, background: background)
    if isNew {
      init_extended_pair(number, Self.color(foreground), Self.color(background))
    }
    return number
  }

  /// The number ncurses has for a packed colour; -1 is the terminal's own.
  private static func color(_ packed: UInt32) -> Int32 {
    packed >> 24 == 1 ? Int32(packed & 0xFF) : -1
  }

  private func place(cursor: Point?) {
    if cursorIsVisible != (cursor != nil) {
      curs_set(cursor == nil ? 0 : 1)
      cursorIsVisible = cursor != nil
    }
    let point = cursor ?? .zero
    wmove(cn_screen(), Int32(point.y), Int32(point.x))
  }

  /// Makes the next frame erase the screen and paint every cell.
  public func redraw() { isPaintingAll = true }

  /// Rings.
  public func bell() { if !isRestored { gate.write("\u{7}") } }

  /// Rings, and shows the text where the terminal can; a multiplexer that lets nothing pass rings.
  public func notify(_ text: String) {
    guard !isRestored else { return }
    guard strings.isModern else { return bell() }
    gate.write(
      "\u{7}"
        + ControlStrings.notification(
          text, asRxvt: Self.isSet("VTE_VERSION") || Self.isNamed(like: "rxvt", "foot"),
          inTmux: Self.isSet("TMUX"), inScreen: Self.isSet("STY")))
  }

  /// Whether the terminal's name begins with one of some.
  private static func isNamed(like names: String...) -> Bool {
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    return names.contains { name.hasPrefix($0) }
  }

  /// Puts text on the clipboard by OSC 52, also through tmux and screen.
  public func copy(_ text: String) {
    guard !isRestored, strings.isModern else { return }
    gate.write(
      ControlStrings.clipboard(
        text, inTmux: Self.isSet("TMUX"), inScreen: Self.isSet("STY")))
  }

  // MARK: - Input

  /// What was typed; waits at most the Escape delay, and only behind a sequence cut short.
  public func pendingEvents() -> [TerminalEvent] {
    var events = decoder.feed(gate.readInput())
    while decoder.isIncomplete {
      let more = gate.readInput(waitingMilliseconds: Int32(escapeDelay))
      events += more.isEmpty ? decoder.flush() : decoder.feed(more)
    }
    return events
  }

  /// Takes the window's size; without a change does nothing.
  @discardableResult public func resize() -> Size {
    let window = gate.windowSize()
    let now = Size(width: window.columns, height: window.rows)
    guard now != size, !isRestored else { return size }
    size = now
    resizeterm(Int32(now.height), Int32(now.width))
    last = nil
    isPaintingAll = true
    prepareRestore()
    return now
  }

  // MARK: - Leaving and coming back

  /// Gives the terminal back, stops the process group, and takes it again.
  public func suspend() {
    guard !isRestored else { return }
    leave()
    gate.stopGroup()
    gate.takeAgain()
    enter()
    resize()
  }

  /// Gives the terminal back; more calls do nothing.
  public func restore() {
    guard !isRestored else { return }
    isRestored = true
    leave()
  }

  private func leave() {
    gate.giveBack()
    // ncurses must know that it has left; what it would write has been written.
    endwin()
    gate.discard()
  }

  /// Enters ncurses' modes, ours after them, and lets ncurses write to memory from then on.
  private func enter() {
    gate.collect(false)
    werase(cn_screen())
    wrefresh(cn_screen())
    gate.write(strings.enterModes)
    gate.collect(true)
    gate.discard()
    last = nil
    cursorIsVisible = nil
    isPaintingAll = true
  }

  private func prepareRestore() {
    gate.setRestoreString(strings.restore(rows: min(size.height, 1_000), place: place(row:)))
  }

  /// The terminal's string for the first cell of a row.
  ///
  /// Every terminal with a screen that this
  /// program meets is placed by the ANSI sequence; another is left where it is.
  private func place(row: Int) -> String {
    cursorPlace.hasPrefix("\u{1B}[") ? "\u{1B}[\(row + 1);1H" : ""
  }

  // MARK: - Start

  private static func isSet(_ name: String) -> Bool {
    getenv(name).map { $0.pointee != 0 } ?? false
  }

  /// How long to wait after Escape for the rest of a sequence, in milliseconds.
  private static func escapeDelay() -> Int {
    if let given = getenv("ESCDELAY"), let value = Int(String(cString: given)), value >= 0 {
      return min(value, 5_000)
    }
    return isSet("SSH_CONNECTION") ? 50 : 25
  }

  /// The sequences of this terminal's keys, from its description.
  private static func keys(_ gate: CursesGate) -> [[UInt8]: KeyPress] {
    var names: [(String, KeyPress)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp),
      ("knp", .pageDown), ("khome", .home), ("kend", .end), ("kdch1", .delete),
      ("kich1", .insert), ("kcbt", .backTab), ("kent", .enter),
    ]
    names += (1...12).map { ("kf\($0)", .function($0)) }
    var keys: [[UInt8]: KeyPress] = [:]
    for (name, key) in names {
      if let bytes = gate.capability(name) { keys[Array(bytes.utf8)] = key }
    }
    return keys
  }
}
