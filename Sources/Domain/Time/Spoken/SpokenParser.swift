/// Reads the tokens of a spoken time into its pieces, in whatever order they were typed.
struct SpokenParser {
  private let text: String
  private var tokens: ArraySlice<SpokenToken>
  private var pieces = SpokenPieces()
  /// +1 after `in` and `+`, −1 after `-` and `ago`; nil until said.
  private var direction: Int?

  static func parse(_ text: String) throws(TimeTextError) -> SpokenPieces {
    var parser = SpokenParser(text: text, tokens: try SpokenToken.split(text)[...])
    return try parser.run()
  }

  private init(text: String, tokens: ArraySlice<SpokenToken>) {
    self.text = text
    self.tokens = tokens
  }

  private mutating func run() throws(TimeTextError) -> SpokenPieces {
    while let token = tokens.popFirst() {
      switch token {
      case .number(let number, let digits): try takeNumber(number, digits: digits)
      case .word(let word): try takeWord(word)
      case .sign(let sign): try takeSign(sign)
      }
    }
    if var span = pieces.span {
      guard let direction else {
        throw TimeTextError(reason: "'\(text)' may lie before or ahead: write ago, or in.")
      }
      span = .init(days: span.days * direction, minutes: span.minutes * direction)
      pieces.span = span
      if pieces.day != nil || pieces.isNow || (pieces.clock != nil && span.minutes != 0) {
        throw notUnderstood
      }
    } else if direction != nil {
      throw notUnderstood
    }
    let isEmpty = pieces == SpokenPieces()
    if isEmpty || (pieces.isNow && (pieces.day != nil || pieces.clock != nil)) {
      throw notUnderstood
    }
    return pieces
  }

  private var notUnderstood: TimeTextError {
    TimeTextError(
      reason: "'\(text)' is not understood: write it as 2026-11-20 17:00, or as yesterday 23:40, "
        + "fri 5pm, nov 20 14:00, 2h ago, in 30 min.")
  }

  // MARK: - Words and signs

  private mutating func takeWord(_ word: String) throws(TimeTextError) {
    if SpokenWords.fillers.contains(word) { return }
    if let weekday = SpokenWords.number(word, in: SpokenWords.weekdays) {
      return try set(.weekday(weekday, .open))
    }
    if let month = SpokenWords.number(word, in: SpokenWords.months) {
      guard case .number(let day, _) = tokens.popFirst() else { throw notUnderstood }
      takeOrdinal()
      return try setMonthDay(month, day)
    }
    switch word {
    case "now": pieces.isNow = true
    case "today": try set(.fromToday(0))
    case "yesterday": try set(.fromToday(-1))
    case "tomorrow": try set(.fromToday(1))
    case "noon": if let noon = LocalTime(hour: 12, minute: 0) { try set(.time(noon)) }
    case "midnight": try set(.midnight)
    case "last": try takeWeek(.last)
    case "next": try takeWeek(.next)
    case "this": try takeWeek(.this)
    case "in": try set(direction: 1)
    case "ago": try set(direction: -1)
    case "a", "an": try addSpan(1)
    case "half": try takeHalf()
    default: throw notUnderstood
    }
  }

  /// `half an hour`.
  private mutating func takeHalf() throws(TimeTextError) {
    guard case .word("an") = tokens.popFirst(), case .word("hour") = tokens.popFirst() else {
      throw notUnderstood
    }
    pieces.span = pieces.span ?? .init()
    pieces.span?.minutes += 30
  }

  private mutating func takeWeek(_ which: SpokenPieces.Which) throws(TimeTextError) {
    guard case .word(let word) = tokens.popFirst(),
      let weekday = SpokenWords.number(word, in: SpokenWords.weekdays)
    else { throw notUnderstood }
    try set(.weekday(weekday, which))
  }

  private mutating func takeSign(_ sign: Character) throws(TimeTextError) {
    guard pieces == SpokenPieces(), sign == "+" || sign == "-" else { throw notUnderstood }
    try set(direction: sign == "+" ? 1 : -1)
  }

  // MARK: - Numbers

  private mutating func takeNumber(_ number: Int, digits: Int) throws(TimeTextError) {
    switch tokens.first {
    case .sign(":"): try takeClock(hour: number)
    case .sign("/"): try takeSlashed(month: number)
    case .word("am"), .word("pm"): try set(.time(try halfDay(number, 0)))
    case .word(let word) where SpokenWords.unit(word) != nil: try addSpan(number)
    default:
      takeOrdinal()
      if case .word("of") = tokens.first { tokens.removeFirst() }
      if case .word(let word) = tokens.first,
        let month = SpokenWords.number(word, in: SpokenWords.months)
      {
        tokens.removeFirst()
        return try setMonthDay(month, number)
      }
      guard digits <= 2, number <= 23 else {
        throw TimeTextError(reason: "'\(number)' is no hour: a time of day is written 23:40.")
      }
      try set(.hour(number))
    }
  }

  /// `st`, `nd`, `rd`, `th` after a day of the month.
  private mutating func takeOrdinal() {
    if case .word(let word) = tokens.first, ["st", "nd", "rd", "th"].contains(word) {
      tokens.removeFirst()
    }
  }

  private mutating func takeClock(hour: Int) throws(TimeTextError) {
    tokens.removeFirst()
    guard case .number(let minute, 2) = tokens.popFirst() else { throw notUnderstood }
    if tokens.first == .word("am") || tokens.first == .word("pm") {
      return try set(.time(try halfDay(hour, minute)))
    }
    guard let time = LocalTime(hour: hour, minute: minute) else {
      throw TimeTextError(reason: "Times of day run from 00:00 to 23:59.")
    }
    try set(.time(time))
  }

  private mutating func halfDay(_ hour: Int, _ minute: Int) throws(TimeTextError) -> LocalTime {
    let isAfternoon = tokens.popFirst() == .word("pm")
    guard (1...12).contains(hour),
      let time = LocalTime(hour: hour % 12 + (isAfternoon ? 12 : 0), minute: minute)
    else { throw TimeTextError(reason: "Hours before am and pm run from 1 to 12.") }
    return time
  }

  /// `11/20` and `11/20/2026`: the month first, as the United States write it.
  private mutating func takeSlashed(month: Int) throws(TimeTextError) {
    tokens.removeFirst()
    guard case .number(let day, _) = tokens.popFirst() else { throw notUnderstood }
    guard tokens.first == .sign("/") else { return try setMonthDay(month, day) }
    tokens.removeFirst()
    guard case .number(let year, let digits) = tokens.popFirst(), digits == 4 else {
      throw TimeTextError(reason: "A year is written with four digits.")
    }
    try set(.monthDay(month: month, day: day, year: year))
    try checkMonthDay(month, day, year)
  }

  // MARK: - Setting

  private mutating func setMonthDay(_ month: Int, _ day: Int) throws(TimeTextError) {
    var year: Int?
    if case .number(let number, 4) = tokens.first {
      tokens.removeFirst()
      year = number
    }
    try checkMonthDay(month, day, year)
    try set(.monthDay(month: month, day: day, year: year))
  }

  private func checkMonthDay(_ month: Int, _ day: Int, _ year: Int?) throws(TimeTextError) {
    // A leap year has every day that any year has.
    if LocalDate(year: year ?? 2024, month: month, day: day) != nil { return }
    let shown = year.map { Digits.date($0, month, day) } ?? "\(month)/\(day)"
    throw TimeTextError(reason: "There is no day \(shown); the month comes first, as in 11/20.")
  }

  private mutating func set(_ day: SpokenPieces.Day) throws(TimeTextError) {
    guard pieces.day == nil else { throw notUnderstood }
    pieces.day = day
  }

  private mutating func set(_ clock: SpokenPieces.Clock) throws(TimeTextError) {
    guard pieces.clock == nil else { throw notUnderstood }
    pieces.clock = clock
  }

  private mutating func set(direction: Int) throws(TimeTextError) {
    guard self.direction == nil else { throw notUnderstood }
    self.direction = direction
  }

  private mutating func addSpan(_ count: Int) throws(TimeTextError) {
    guard case .word(let word) = tokens.popFirst(), let unit = SpokenWords.unit(word) else {
      throw notUnderstood
    }
    var span = pieces.span ?? .init()
    span.days += count * unit.days
    span.minutes += count * unit.minutes
    pieces.span = span
  }
}
