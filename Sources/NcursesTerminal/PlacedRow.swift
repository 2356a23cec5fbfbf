import TerminalUI

/// A row written cell by cell with the cursor placed anew around each disputed cell.
///
/// Terminals disagree on the columns of Indic vowel signs and of some other scripts: one that
/// draws them narrower or wider than ncurses believes would shift the rest of the row. Such a row
/// is written once more after ncurses' own output, and every cell after a disputed one is put
/// where it belongs.
struct PlacedRow {
  /// Colours of the terminal: 0, 8, 16 or 256.
  let colorCount: Int

  /// Whether a row holds a cell on whose width terminals disagree.
  static func isNeeded(row: Int, of surface: Surface) -> Bool {
    surface.cells(inRow: row).contains { isDisputed($0, of: surface) }
  }

  /// Whether terminals disagree on a cell: scripts with spacing vowel signs or clusters of
  /// several spacing letters.
  static func isDisputed(_ cell: PackedCell, of surface: Surface) -> Bool {
    if cell.glyph < 0x900 { return false }
    if let index = cell.clusterIndex {
      return surface.clusters[index].unicodeScalars.contains { isDisputed($0.value) }
    }
    return isDisputed(cell.glyph)
  }

  private static func isDisputed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x900...0xDFF, 0xE33, 0xEB3, 0xF00...0x109F, 0x1100...0x11FF, 0x1700...0x18AF,
      0x1900...0x1CFF, 0xA800...0xAAFF, 0xABC0...0xABFF, 0x1_1000...0x1_1FFF:
      return true
    default: return false
    }
  }

  /// The bytes for a row from its first disputed cell on; the cursor and the look are saved before
  /// and given back after, so that ncurses finds them as it left them.
  func bytes(row: Int, of surface: Surface, columns: Int) -> String {
    var text = "\u{1B}7"
    var look: PackedCell?
    var hasBegun = false
    var mustPlace = false
    for (column, cell) in surface.cells(inRow: row).prefix(columns).enumerated() {
      if cell.width == 0 || column + Int(cell.width) > columns { continue }
      let isDisputed = Self.isDisputed(cell, of: surface)
      if !hasBegun && !isDisputed { continue }
      hasBegun = true
      if isDisputed || mustPlace { text += "\u{1B}[\(row + 1);\(column + 1)H" }
      mustPlace = isDisputed
      if look.map({ !hasSameLook($0, cell) }) ?? true { text += pen(for: cell) }
      look = cell
      text += surface.text(x: column, y: row)
    }
    return text + "\u{1B}8"
  }

  private func hasSameLook(_ left: PackedCell, _ right: PackedCell) -> Bool {
    left.foreground == right.foreground && left.background == right.background
      && left.attributes == right.attributes
  }

  /// The sequence that sets a cell's look, from plain.
  private func pen(for cell: PackedCell) -> String {
    var codes = ["0"]
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += attributes.filter { cell.attributes.contains($0.0) }.map(\.1)
    if colorCount >= 8 {
      codes += [color(cell.foreground, base: 30), color(cell.background, base: 40)].compactMap {
        $0
      }
    }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private func color(_ packed: UInt32, base: Int) -> String? {
    guard packed >> 24 == 1 else { return nil }
    let index = Int(packed & 0xFF)
    if index < 8 { return String(base + index) }
    if index < 16, colorCount < 256 { return String(base + 60 + index - 8) }
    return "\(base + 8);5;\(index)"
  }
}
