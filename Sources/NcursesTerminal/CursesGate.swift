import CNcurses
import Glibc

/// The calls that start, feed and leave ncurses, and guard the terminal.
final class CursesGate {
  /// The terminal itself.
  let tty: Int32
  /// Where ncurses writes to: the terminal at start and end, else memory.
  private let output: Int32
  /// What ncurses writes while a frame is made.
  private let memory: Int32
  private var frame: [UInt8] = []

  /// Takes descriptors for the terminal.
  init() throws(TerminalStartError) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    tty = fcntl(1, F_DUPFD_CLOEXEC, 3)
    output = fcntl(1, F_DUPFD_CLOEXEC, 3)
    memory = cn_memfd("frame")
    guard tty >= 0, output >= 0, memory >= 0, cn_guard_start(tty) == 0 else {
      throw .systemFailure
    }
  }

  /// Starts ncurses on the terminal of `TERM`.
  func start(escapeDelay: Int) throws(TerminalStartError) {
    // With these set, ncurses ignores the window.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    cn_set_locale()
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    var status: Int32 = 0
    guard setupterm(nil, output, &status) == OK else { throw .unknownTerminal(name) }
    guard cn_capability("cup") != nil else { throw .cannotPositionCursor(name) }
    guard let out = cn_stream(output, "w"), let input = fdopen(dup(0), "r"),
      newterm(nil, out, input) != nil
    else { throw .unknownTerminal(name) }
    cn_guard_active(1)
    set_escdelay(Int32(escapeDelay))
    raw()
    noecho()
    nonl()
    intrflush(cn_screen(), false)
    typeahead(-1)
    keypad(cn_screen(), true)
    cn_capture_stderr()
  }

  /// A string of the terminal's description, its delays removed; nil where it has none.
  func capability(_ name: String) -> String? {
    guard let bytes = cn_capability(name) else { return nil }
    var text = ""
    var inDelay = false
    for scalar in String(cString: bytes).unicodeScalars {
      if scalar == "$" { inDelay = true }
      if !inDelay { text.unicodeScalars.append(scalar) }
      if scalar == ">" { inDelay = false }
    }
    return text
  }

  /// The window's size as the terminal says, at least 1 × 1; 80 × 24 where it doesn't say.
  func windowSize() -> (columns: Int, rows: Int) {
    var (columns, rows): (Int32, Int32) = (0, 0)
    cn_window_size(tty, &columns, &rows)
    if columns == 0 && rows == 0 { (columns, rows) = (80, 24) }
    return (min(max(1, Int(columns)), Int(CN_MAX_COLUMNS)), max(1, Int(rows)))
  }

  /// Makes ncurses' output go to memory (true) or to the terminal.
  func collect(_ isCollecting: Bool) { dup2(isCollecting ? memory : tty, output) }

  /// Draws what changed into memory, then writes all of it at once between two strings; writes
  /// nothing when nothing changed.
  func flush(prefix: String, suffix: String) {
    wnoutrefresh(cn_screen())
    doupdate()
    let length = Int(lseek(memory, 0, SEEK_CUR))
    guard length > 0 else { return }
    lseek(memory, 0, SEEK_SET)
    frame.removeAll(keepingCapacity: true)
    frame.append(contentsOf: prefix.utf8)
    let start = frame.count
    frame.append(contentsOf: repeatElement(0, count: length))
    frame.withUnsafeMutableBytes { bytes in
      _ = pread(memory, bytes.baseAddress.map { $0 + start }, length, 0)
    }
    frame.append(contentsOf: suffix.utf8)
    write(frame)
    cn_reap_starter()
  }

  /// Throws away what ncurses wrote to memory.
  func discard() { lseek(memory, 0, SEEK_SET) }

  /// Writes to the terminal at once.
  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      _ = cn_write_all(tty, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
  }

  /// Writes to the terminal at once.
  func write(_ text: String) { if !text.isEmpty { write(Array(text.utf8)) } }

  /// Sets what a restore writes, whatever ends the program.
  func setRestoreString(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { raw in
      cn_guard_set(raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count))
    }
  }

  /// Gives the terminal back: screen, modes, settings, standard error.
  ///
  /// Harmless when it was given back before.
  func giveBack() {
    cn_restore_now()
  }

  /// Marks the screen as ours again and redirects standard error anew.
  func takeAgain() {
    cn_guard_active(1)
    cn_capture_stderr()
  }

  /// Stops the process group until the shell continues it.
  func stopGroup() { cn_stop_group() }

  /// Reads what was typed, without waiting.
  func readInput(waitingMilliseconds: Int32 = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    var timeout = waitingMilliseconds
    while bytes.count < 1 << 20 {
      var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, timeout) > 0, entry.revents & Int16(POLLIN) != 0 else { break }
      let count = read(0, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer.prefix(count))
      timeout = 0
    }
    return bytes
  }
}
