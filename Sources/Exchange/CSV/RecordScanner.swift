/// Finds the end of one record and the bounds of its cells (RFC 4180), a piece at a time.
///
/// All positions count from the first byte of the record in the window that `scan` is given.
/// A window may grow at its end between two calls; the scan goes on where it stopped.
struct RecordScanner {
  /// The bounds of one cell, enclosing quotes left out.
  struct Span {
    let lower: Int
    let upper: Int
    /// How many doubled quotes are inside.
    let doubledQuotes: Int
  }

  /// Something wrong, and the number of the cell (from 0) that it is in.
  struct Finding {
    let kind: CSVProblem.Kind
    let cell: Int
    /// Physical lines after the record's first.
    let lineOffset: Int
  }

  private enum State { case cellStart, unquoted, quoted, afterQuote, afterQuoteAndReturn }

  private(set) var spans: [Span] = []
  private(set) var position = 0
  private(set) var newlines = 0
  /// The end of the record's own text, before its line ending.
  private(set) var contentEnd = 0
  private(set) var finding: Finding?
  /// Whether the end of the record is in doubt, because quotes don't pair up in it.
  private(set) var isEndUncertain = false

  private var state = State.cellStart
  private var cellBegin = 0
  private var doubledQuotes = 0
  private var quotes = 0
  private var openedAtLine = 0
  private var cells = 0
  private var hasTextAfterQuote = false

  /// Makes ready for the next record, keeping the storage.
  mutating func reset() {
    spans.removeAll(keepingCapacity: true)
    (position, newlines, contentEnd, finding) = (0, 0, 0, nil)
    (state, cellBegin, doubledQuotes, quotes, cells) = (.cellStart, 0, 0, 0, 0)
    (isEndUncertain, hasTextAfterQuote) = (false, false)
  }

  /// Scans on; true once the record has ended, `position` then being past its line ending.
  mutating func scan(_ window: UnsafeBufferPointer<UInt8>) -> Bool {
    while position < window.count {
      switch state {
      case .cellStart: beginCell(window[position])
      case .unquoted: if scanUnquoted(window) { return true }
      case .quoted: scanQuoted(window)
      case .afterQuote: if scanAfterQuote(window[position]) { return true }
      case .afterQuoteAndReturn: if scanAfterReturn(window[position]) { return true }
      }
    }
    // Two bytes more than the limit: a closing quote and a return may be among them.
    if position - cellBegin - doubledQuotes > CSVReader.fieldLimit + 2 { note(.fieldTooLong) }
    if position > CSVReader.recordLimit { note(.recordTooLong) }
    return false
  }

  /// Ends a record that the end of the file ends.
  mutating func finish(_ window: UnsafeBufferPointer<UInt8>) {
    contentEnd = position
    switch state {
    case .quoted:
      finding = Finding(kind: .unterminatedQuote, cell: cells, lineOffset: openedAtLine)
    case .cellStart:
      cellBegin = position
      doubledQuotes = 0
      endCell(at: position)
    case .unquoted:
      if position > cellBegin && window[position - 1] == .carriageReturn { contentEnd -= 1 }
      endCell(at: contentEnd)
    case .afterQuote:
      endCell(at: position - 1)
    case .afterQuoteAndReturn:
      contentEnd = max(0, position - 1)
      endCell(at: position - 2)
    }
    closeRecord()
  }

  /// Forgets the bytes so far, once a finding has made them worthless.
  mutating func dropBytes() {
    (position, cellBegin, doubledQuotes) = (0, 0, 0)
  }

  private mutating func beginCell(_ byte: UInt8) {
    doubledQuotes = 0
    if byte == .quote {
      quotes += 1
      openedAtLine = newlines
      position += 1
      state = .quoted
    } else {
      state = .unquoted
    }
    cellBegin = position
  }

  private mutating func scanUnquoted(_ window: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = position
    while at < window.count {
      let byte = window[at]
      // One comparison lets nearly every byte of text through: `,` is the highest that matters.
      if byte > .comma {
        at += 1
        continue
      }
      switch byte {
      case .comma:
        endCell(at: at)
        position = at + 1
        state = .cellStart
        return false
      case .lineFeed:
        contentEnd = at > cellBegin && window[at - 1] == .carriageReturn ? at - 1 : at
        endCell(at: contentEnd)
        return endRecord(after: at)
      case .quote:
        quotes += 1
        note(.strayQuote)
      case 0: note(.nul)
      default: break
      }
      at += 1
    }
    position = at
    return false
  }

  private mutating func scanQuoted(_ window: UnsafeBufferPointer<UInt8>) {
    var at = position
    while at < window.count {
      let byte = window[at]
      if byte > .quote {
        at += 1
        continue
      }
      switch byte {
      case .quote:
        quotes += 1
        position = at + 1
        state = .afterQuote
        return
      case .lineFeed: newlines += 1
      case 0: note(.nul)
      default: break
      }
      at += 1
    }
    position = at
  }

  /// Stands behind a quote that closed a cell, or is the first of a doubled pair.
  private mutating func scanAfterQuote(_ byte: UInt8) -> Bool {
    switch byte {
    case .comma:
      endCell(at: position - 1)
      position += 1
      state = .cellStart
    case .lineFeed:
      contentEnd = position
      endCell(at: position - 1)
      return endRecord(after: position)
    case .quote:
      quotes += 1
      doubledQuotes += 1
      position += 1
      state = .quoted
    case .carriageReturn:
      position += 1
      state = .afterQuoteAndReturn
    default: goOnAfterStrayText()
    }
    return false
  }

  private mutating func scanAfterReturn(_ byte: UInt8) -> Bool {
    guard byte == .lineFeed else {
      goOnAfterStrayText()
      return false
    }
    contentEnd = max(0, position - 1)
    endCell(at: position - 2)
    return endRecord(after: position)
  }

  /// Text behind a closing quote: the record is lost, its end is still looked for.
  private mutating func goOnAfterStrayText() {
    note(.strayQuote)
    hasTextAfterQuote = true
    state = .unquoted
  }

  private mutating func endCell(at end: Int) {
    if end - cellBegin - doubledQuotes > CSVReader.fieldLimit { note(.fieldTooLong) }
    if cells >= CSVReader.cellLimit { note(.recordTooLong) }
    if finding == nil {
      spans.append(Span(lower: cellBegin, upper: end, doubledQuotes: doubledQuotes))
    }
    cells += 1
  }

  private mutating func endRecord(after lineFeed: Int) -> Bool {
    position = lineFeed + 1
    newlines += 1
    closeRecord()
    return true
  }

  /// With text behind a closing quote and an odd number of quotes, two readings of where the
  /// record ends are equally good; then nothing after it can be trusted.
  private mutating func closeRecord() {
    if contentEnd > CSVReader.recordLimit { note(.recordTooLong) }
    isEndUncertain = hasTextAfterQuote && !quotes.isMultiple(of: 2)
  }

  private mutating func note(_ kind: CSVProblem.Kind) {
    guard finding == nil else { return }
    finding = Finding(kind: kind, cell: cells, lineOffset: newlines)
  }
}

extension UInt8 {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
}
