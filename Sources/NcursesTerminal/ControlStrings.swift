/// Byte strings that ncurses doesn't know of, and the string that gives the terminal back.
struct ControlStrings {
  /// Whether the terminal understands modes of its own: those that have a second screen do.
  let isModern: Bool
  /// What the terminal's description gives for leaving the second screen and the keypad mode,
  /// showing the cursor and plain characters.
  let leaveScreen: String
  let leaveKeypad: String
  let showCursor: String
  let plainText: String

  /// Begins a frame that is shown at once.
  var beginFrame: String { isModern ? "\u{1B}[?2026h" : "" }
  /// Ends it.
  var endFrame: String { isModern ? "\u{1B}[?2026l" : "" }
  /// Bracketed paste and focus reports on; right-to-left text is shown as we place it, since a
  /// terminal that reorders lines would mix neighbouring cells.
  var enterModes: String { isModern ? "\u{1B}[?2004h\u{1B}[?1004h\u{1B}[8l" : "" }
  /// All of them off.
  var leaveModes: String {
    isModern
      ? "\u{1B}[?2026l\u{1B}[?2004l\u{1B}[?1004l\u{1B}[8h" : ""
  }

  /// Blanks the screen row by row.
  ///
  /// A terminal may push a screen that is cleared as a whole into
  /// its history, with every name on it; a row that is erased goes nowhere.
  /// - Parameter place: the terminal's string for a cell.
  func eraseRows(_ rows: Int, place: (_ row: Int) -> String) -> String {
    var bytes = plainText
    for row in 0..<rows { bytes += place(row) + "\u{1B}[2K" }
    return bytes + place(0)
  }

  /// Everything a restore writes, for a screen of so many rows.
  func restore(rows: Int, place: (_ row: Int) -> String) -> String {
    let frame = isModern ? "\u{1B}[?2026l" : ""
    return frame + eraseRows(rows, place: place) + leaveModes + showCursor + plainText
      + leaveScreen + leaveKeypad
  }

  /// A text for the clipboard, wrapped for the multiplexer it may have to pass.
  static func clipboard(_ text: String, inTmux: Bool, inScreen: Bool) -> String {
    let plain = "\u{1B}]52;c;\(base64(Array(text.utf8)))\u{7}"
    if inScreen { return "\u{1B}P\(plain)\u{1B}\\" }
    // tmux takes the plain form when its set-clipboard is on, the wrapped one when it lets
    // sequences pass; the clipboard is the same after either or both.
    return inTmux ? plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\" : plain
  }

  /// A notice beside the window, wrapped for the multiplexer it may have to pass, which drops the
  /// plain form.
  ///
  /// Printing ASCII alone gets through, so that no text can end the sequence and begin another.
  /// - Parameter asRxvt: whether the terminal knows OSC 777, as rxvt, VTE and foot do, and not
  ///   OSC 9; a terminal that knows both would show two notices.
  static func notification(
    _ text: String, asRxvt: Bool, inTmux: Bool, inScreen: Bool
  ) -> String {
    let safe = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) && $0 != ";" }))
    let plain =
      asRxvt ? "\u{1B}]777;notify;csecboard;\(safe)\u{7}" : "\u{1B}]9;\(safe)\u{7}"
    if inScreen { return "\u{1B}P\(plain)\u{1B}\\" }
    return inTmux ? "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\" : plain
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value = 0
      for place in 0..<3 {
        value = value << 8 | (place < group.count ? Int(group[start + place]) : 0)
      }
      for place in 0..<4 {
        let letter = alphabet[value >> (18 - 6 * place) & 63]
        result.append(place <= group.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
