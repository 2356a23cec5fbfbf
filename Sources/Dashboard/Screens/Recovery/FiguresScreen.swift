import Domain
import Presentation
import Store
import TerminalUI

/// Figures of missing episodes, of one span, in one table after the other.
struct FiguresScreen: Screen {
  /// The episodes that are counted, and by what.
  struct Span: Sendable {
    let records: RecoveryRecords
    let from: Instant?
    let at: Instant
    let zone: ZoneRules
  }

  /// One row, and the episode behind it where it is one.
  struct Row: Sendable {
    let row: GridRow
    var episode: EpisodeFacts?
  }

  /// One table.
  struct Table: Sendable {
    let title: String
    let grid: Grid
    let rows: @Sendable (Span) -> [Row]

    init<Item>(
      _ title: String, _ listing: Listing<Item>, id: @escaping @Sendable (Item) -> String,
      episode: @escaping @Sendable (Item) -> EpisodeFacts? = { _ in nil },
      of items: @escaping @Sendable (Span) -> [Item]
    ) {
      self.title = title
      grid = Grid(listing)
      rows = { span in
        items(span).map {
          Row(row: GridRow($0, id: id($0), listing: listing), episode: episode($0))
        }
      }
    }
  }

  let id: ScreenID
  private let title: String
  private let tables: [Table]
  private let headline: @Sendable (Span, ScreenContext) -> StyledText
  private var place = 0
  private var period = Period.allTime
  private var records: RecoveryRecords?
  private var episodes: [String: EpisodeFacts] = [:]
  private var shownGrid: Grid
  private var head = StyledText()

  init(
    _ id: ScreenID, _ title: String, tables: [Table],
    headline: @escaping @Sendable (Span, ScreenContext) -> StyledText
  ) {
    self.id = id
    self.title = title
    self.tables = tables
    self.headline = headline
    shownGrid = tables[0].grid
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    [title, tables[place].title, period.words(context)]
  }

  func request(_ context: ScreenContext) -> RecoveryQuery {
    RecoveryQuery(at: context.moment, counties: context.counties)
  }

  var hasGroupings: Bool { true }
  var hasPeriods: Bool { true }
  var opens: String { "episode" }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  var subject: [NamedText] {
    selectedFacts.map { SelectedEpisode.keys($0.id, $0.youth) } ?? []
  }

  private var selectedFacts: EpisodeFacts? { shownGrid.selected.flatMap { episodes[$0.id] } }

  mutating func receive(_ value: RecoveryRecords, _ context: ScreenContext) {
    records = value
    fill(context)
  }

  private mutating func fill(_ context: ScreenContext) {
    guard let records else { return }
    let span = Span(
      records: records, from: period.from(context), at: context.moment, zone: context.zone)
    let rows = tables[place].rows(span)
    episodes = Dictionary(
      rows.compactMap { row in row.episode.map { (row.row.id, $0) } },
      uniquingKeysWith: { one, _ in one })
    head = headline(span, context)
    shownGrid.take(rows.map(\.row), context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .groupBy:
      place = (place + 1) % tables.count
      beginAnew(context)
    case .period:
      period = period.next
      beginAnew(context)
    case .open:
      return selectedFacts.map { [.show(EpisodeScreen($0))] } ?? []
    default: break
    }
    return []
  }

  /// In a list begun anew no row counts as changed.
  private mutating func beginAnew(_ context: ScreenContext) {
    shownGrid = tables[place].grid
    fill(context)
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard records != nil else { return }
    let split = rect.split(rows: [.cells(2), .share(1)])
    surface.write(head, at: split[0].origin, maxWidth: split[0].width)
    shownGrid.draw(in: split[1], on: &surface, context: context)
  }
}
