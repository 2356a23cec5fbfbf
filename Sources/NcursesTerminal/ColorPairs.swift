/// Numbers for pairs of colours, given out as they are asked for.
///
/// Terminals have few pairs (64 on the Linux console), and ncurses' own allocator crashes on
/// monochrome ones, so the table is ours. When it is full, the pair longest unused is given away,
/// but none that the frame being drawn has used; past that, a cell gets the default pair.
struct ColorPairs {
  private var numbers: [UInt64: Int32] = [:]
  private var keys: [UInt64] = []
  private var lastUse: [Int] = []
  private var frame = 0
  private let capacity: Int

  /// A table for pairs 1...capacity; 0 gives every cell the default pair.
  init(capacity: Int) { self.capacity = max(0, capacity) }

  /// Begins a frame.
  mutating func beginFrame() { frame += 1 }

  /// The pair of two packed colours, and whether ncurses must be told of it.
  mutating func number(foreground: UInt32, background: UInt32) -> (number: Int32, isNew: Bool) {
    if foreground == 0, background == 0 { return (0, false) }
    let key = UInt64(foreground) << 32 | UInt64(background)
    if let number = numbers[key] {
      lastUse[Int(number) - 1] = frame
      return (number, false)
    }
    if keys.count < capacity {
      keys.append(key)
      lastUse.append(frame)
    } else {
      guard let oldest = lastUse.indices.min(by: { lastUse[$0] < lastUse[$1] }),
        lastUse[oldest] < frame
      else { return (0, false) }
      numbers[keys[oldest]] = nil
      keys[oldest] = key
      lastUse[oldest] = frame
      numbers[key] = Int32(oldest + 1)
      return (Int32(oldest + 1), true)
    }
    numbers[key] = Int32(keys.count)
    return (Int32(keys.count), true)
  }
}
