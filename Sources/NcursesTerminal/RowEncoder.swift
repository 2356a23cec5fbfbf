import CNcurses
import TerminalUI

/// Turns rows of a surface into what ncurses takes, reusing one buffer.
struct RowEncoder {
  private var buffer: [cn_cell] = []
  private let unicode: Bool

  init(unicode: Bool) { self.unicode = unicode }

  /// Puts a row of a surface on ncurses' screen, cut to a number of columns.
  /// - Parameter pair: the pair of two packed colours.
  mutating func put(
    row: Int, of surface: Surface, columns: Int, pair: (UInt32, UInt32) -> Int32
  ) {
    buffer.removeAll(keepingCapacity: true)
    var column = 0
    var colors: (foreground: UInt32, background: UInt32, pair: Int32)?
    for cell in surface.cells(inRow: row) {
      if column + Int(cell.width) > columns { break }
      column += Int(cell.width)
      if cell.width == 0 { continue }
      if colors?.foreground != cell.foreground || colors?.background != cell.background {
        colors = (
          cell.foreground, cell.background, pair(cell.foreground, cell.background)
        )
      }
      append(cell, of: surface, pair: colors?.pair ?? 0)
    }
    while column < columns {
      appendBlank()
      column += 1
    }
    cn_put_row(Int32(row), buffer, Int32(buffer.count))
  }

  private mutating func append(_ cell: PackedCell, of surface: Surface, pair: Int32) {
    var out = cn_cell()
    out.pair = pair
    out.width = cell.width
    out.attributes = cell.attributes.rawValue
    out.count = 1
    if let index = cell.clusterIndex {
      withUnsafeMutableBytes(of: &out.scalars) { bytes in
        let scalars = bytes.bindMemory(to: UInt32.self)
        var count = 0
        for scalar in surface.clusters[index].unicodeScalars where count < scalars.count {
          scalars[count] = scalar.value
          count += 1
        }
        out.count = UInt8(max(1, count))
      }
    } else {
      out.scalars.0 = cell.glyph
    }
    if !unicode {
      out.scalars.0 = Transliteration.ascii(out.scalars.0)
      out.count = 1
    }
    buffer.append(out)
  }

  private mutating func appendBlank() {
    var out = cn_cell()
    out.scalars.0 = 0x20
    out.count = 1
    out.width = 1
    buffer.append(out)
  }
}
