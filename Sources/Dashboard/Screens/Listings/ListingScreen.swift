import Domain
import Presentation
import Store
import TerminalUI

/// Some of a listing's rows, by a word.
struct RowChoice<Row: Sendable>: Sendable {
  /// The word, as the line at the top says it.
  let title: String
  /// Whether a row is one of them.
  let includes: @Sendable (Row) -> Bool
  /// How they stand, where that is not as in the list of all.
  var order: (@Sendable ([Row]) -> [Row])?
}

/// A screen that is one listing: a question, its rows in a grid, and the
/// figures under it in one line above. To make one, say the five things below.
struct ListingScreen<Request: Query, Row: Sendable>: Screen {
  /// What a listing's screen is made of.
  struct Parts: Sendable {
    let id: ScreenID
    let title: String
    /// The county that the rows are of; nil = every county of the session.
    var county: String?
    /// The id of the row that is selected first, once it is there; nil = the one at the top.
    var selected: String?
    let listing: Listing<Row>
    /// Keys of columns that this screen leaves to the other forms of the listing.
    var hidden: Set<String> = []
    /// Keys of columns that hold a person's name, shown as initials while names are masked.
    var names: Set<String> = []
    /// The column after which a bar stands, how it is headed, and the bar of a row.
    var bar: (after: String, header: ColumnHeader, of: @Sendable (Row) -> BarFigure?)?
    let request: @Sendable (ScreenContext, Period) -> Request
    /// The rows of an answer.
    let rows: @Sendable (Request.Value, ScreenContext) -> [Row]
    /// What a row is, over every refresh.
    let rowID: @Sendable (Row) -> String
    /// The line above the grid: the figures of the whole.
    let headline: @Sendable ([Row], ScreenContext) -> StyledText
    /// What is said of the selected row under that line.
    var detail: (@Sendable (Row, ScreenContext) -> StyledText)?
    /// What Enter opens, or nil.
    var open: (@Sendable (Row) -> (any Screen)?)?
    /// What Enter does with all rows, where it opens none of them.
    var accept: (@Sendable ([Row], ScreenContext) -> [Effect])?
    /// What an action would be about.
    var subject: @Sendable (Row) -> [NamedText] = { _ in [] }
    /// When the rows stop being right without a change to the store.
    var edge: @Sendable ([Row], Instant) -> Instant? = { _, _ in nil }
    /// A row at another moment, where its cells count minutes: it is read anew each minute without
    /// a question to the store.
    var tick: (@Sendable (Row, Instant) -> Row)?
    /// What tells two states of a record apart where cells change by the mere passing of time.
    var mark: (@Sendable (Row) -> String)?
    /// A row with what people wrote hidden or shown, where it may hold names.
    var mask: (@Sendable (Row, Bool) -> Row)?
    /// The youth whose record it opens, entered in the log before anything is read.
    var opening: String?
    /// What may be shown in place of all rows, one after the other.
    var choices: [RowChoice<Row>] = []
    /// The period shown first, where p goes through them; nil = it has none.
    var period: Period?
    /// What Enter opens, as the footer says it.
    var opens = "open"
    /// The missing episode that a row is of; it is what an action would be about.
    var episode: (@Sendable (Row) -> SelectedEpisode)?
    /// Commands that the footer names first.
    var footer: [Command] = []

    /// The list before anything is read.
    var emptyGrid: Grid {
      guard let bar else { return Grid(listing, leaving: hidden, names: names) }
      return Grid(
        listing, leaving: hidden, names: names, barAfter: bar.after, bar: bar.header)
    }
  }

  let parts: Parts
  private var shownGrid: Grid
  private var rows: [String: Row] = [:]
  private var all: [Row] = []
  /// The minute that the rows are read at.
  private var minute: Int64?
  /// How names stood when the rows were read.
  private var isMasked: Bool?
  /// The place of the choice; nil = all rows.
  private var chosen: Int?
  private var period: Period
  private var headline = StyledText()
  private(set) var nextChange: Instant?
  /// The row to select, until it is there.
  private var sought: String?

  init(_ parts: Parts) {
    self.parts = parts
    sought = parts.selected
    period = parts.period ?? .allTime
    shownGrid = parts.emptyGrid
  }

  var id: ScreenID { parts.id }
  func breadcrumb(_ context: ScreenContext) -> [String] {
    let choice = chosen.map { [parts.choices[$0].title] } ?? []
    let span = hasPeriods ? [period.words(context)] : []
    let county = parts.county.map { [context.countyName($0)] } ?? []
    return [parts.title] + county + choice + span
  }
  var hasGroupings: Bool { !parts.choices.isEmpty }
  var hasPeriods: Bool { parts.period != nil }
  var opening: String? { minute == nil ? parts.opening : nil }
  var opens: String { parts.opens }
  func request(_ context: ScreenContext) -> Request { parts.request(context, period) }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  var subject: [NamedText] { selectedEpisode?.subject ?? selected.map(parts.subject) ?? [] }
  var selectedEpisode: SelectedEpisode? { selected.flatMap { parts.episode?($0) } }
  var footer: [Command] { parts.footer }

  private var selected: Row? { shownGrid.selected.flatMap { rows[$0.id] } }

  mutating func receive(_ value: Request.Value, _ context: ScreenContext) {
    all = parts.rows(value, context)
    nextChange = parts.edge(all, context.moment)
    readRows(context)
  }

  /// Reads the rows at the present minute.
  private mutating func readRows(_ context: ScreenContext) {
    let moment = context.clockMoment
    minute = moment.seconds / 60
    isMasked = context.isMasked
    if let mask = parts.mask { all = all.map { mask($0, context.isMasked) } }
    if let tick = parts.tick { all = all.map { tick($0, moment) } }
    rows = Dictionary(all.map { (parts.rowID($0), $0) }, uniquingKeysWith: { first, _ in first })
    headline = parts.headline(all, context)
    fill(context)
  }

  private mutating func fill(_ context: ScreenContext) {
    let choice = chosen.map { parts.choices[$0] }
    let some = choice.map { all.filter($0.includes) } ?? all
    let taken = choice?.order?(some) ?? some
    shownGrid.take(
      taken.map {
        GridRow(
          $0, id: parts.rowID($0), listing: parts.listing, bar: parts.bar?.of($0),
          mark: parts.mark?($0))
      }, context)
    if let id = sought, rows[id] != nil {
      shownGrid.select(id: id)
      sought = nil
    }
  }

  /// The next of the choices; after the last, all rows again.
  private mutating func chooseNext(_ context: ScreenContext) {
    let next = chosen.map { $0 + 1 } ?? 0
    chosen = parts.choices.indices.contains(next) ? next : nil
    // In a list begun anew no row counts as changed.
    shownGrid = parts.emptyGrid
    fill(context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .groupBy:
      chooseNext(context)
      return []
    case .period:
      period = period.next
      // In a list begun anew no row counts as changed.
      shownGrid = parts.emptyGrid
      return []
    case .open:
      if let accept = parts.accept, minute != nil { return accept(all, context) }
      guard let selected, let screen = parts.open?(selected) else { return [] }
      return [.show(screen)]
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let isRead = minute != nil
    if isRead, parts.mask != nil, isMasked != context.isMasked { readRows(context) }
    if isRead, parts.tick != nil, minute != context.clockMoment.seconds / 60 { readRows(context) }
    let split = rect.split(rows: [.cells(2), .share(1)])
    surface.write(headline, at: split[0].origin, maxWidth: split[0].width)
    if let detail = parts.detail, let selected {
      surface.write(
        detail(selected, context), at: split[0].row(1).origin, maxWidth: split[0].width)
    }
    shownGrid.draw(in: split[1], on: &surface, context: context)
  }
}

/// Pieces of the line above a listing.
enum Headline {
  /// `  3 late`: a number with its word, asking for attention where it is not zero.
  static func count(
    _ number: Int, _ word: String, _ role: ThemeRole, _ context: ScreenContext
  ) -> StyledText {
    StyledText("  \(number) \(word)", context.theme.style(number == 0 ? .muted : role))
  }

  /// `  3 topics`, `  1 topic`: as ``count(_:_:_:_:)`` with the word in the number it needs.
  static func plural(
    _ number: Int, _ one: String, _ role: ThemeRole, _ context: ScreenContext
  ) -> StyledText {
    count(number, Plural.word(number, one), role, context)
  }

  /// The same with a word of its own for other than one.
  static func plural(
    _ number: Int, _ one: String, _ several: String, _ role: ThemeRole, _ context: ScreenContext
  ) -> StyledText {
    count(number, Plural.word(number, one, several), role, context)
  }

  /// Several pieces, one after the other.
  static func joined(_ pieces: [StyledText]) -> StyledText {
    var line = StyledText()
    for piece in pieces { for span in piece.spans { line.append(span.text, span.style) } }
    return line
  }
}
