import Domain

/// A listing with its rows read: everything a format needs to write it, and nothing else.
public struct ListingDocument: Sendable {
  /// One figure about the listing as a whole.
  public struct SummaryItem: Hashable, Sendable {
    /// The JSON key.
    public let key: String
    /// The figure.
    public let cell: Cell

    /// Names a figure.
    public init(key: String, cell: Cell) {
      self.key = key
      self.cell = cell
    }
  }

  /// The command's name, `listing` in JSON.
  public let name: String
  /// The time at which the facts are shown.
  public let asOf: Instant
  /// Whether the store is a demonstration store: `"store": "demo"` or `"live"`.
  public let isDemo: Bool
  /// The FIPS codes of the counties that the listing is restricted to; empty = not restricted.
  public let counties: [String]
  /// The headers of the columns, in order.
  public let headers: [ColumnHeader]
  /// The rows, each with one cell a header.
  public let rows: ListingRows
  /// Figures about the whole, in order.
  public let summary: [SummaryItem]
  /// Sentences that the reader needs to read the figures rightly.
  public let notes: [String]
  /// What text output says where there are no rows.
  public let emptyText: String

  /// Puts cells that were read already under their headers.
  /// - Precondition: each row has one cell a header.
  public init(
    name: String, headers: [ColumnHeader], rows: [[Cell]], asOf: Instant, isDemo: Bool,
    counties: [String] = [], summary: [SummaryItem] = [], notes: [String] = [],
    emptyText: String
  ) {
    precondition(rows.allSatisfy { $0.count == headers.count }, "A row lacks a cell of a header.")
    self.name = name
    self.headers = headers
    self.rows = ListingRows(rows)
    self.asOf = asOf
    self.isDemo = isDemo
    self.counties = counties
    self.summary = summary
    self.notes = notes
    self.emptyText = emptyText
  }

  /// Puts rows under the listing's headers; their cells are read when they are written.
  @inlinable
  public init<Row: Sendable>(
    _ listing: Listing<Row>, rows: some Sequence<Row>, asOf: Instant, isDemo: Bool,
    counties: [String] = [], summary: [(key: String, cell: Cell)] = [], notes: [String] = []
  ) {
    name = listing.name
    headers = listing.headers
    self.rows = ListingRows(listing, rows: Array(rows))
    self.asOf = asOf
    self.isDemo = isDemo
    self.counties = counties
    self.summary = summary.map { SummaryItem(key: $0.key, cell: $0.cell) }
    self.notes = notes
    emptyText = listing.emptyText
  }
}

/// The rows of a listing as cells, each read when it is asked for: those of a state's log would
/// fill more memory than all else.
public struct ListingRows: RandomAccessCollection, Sendable {
  /// The place of the first row.
  public let startIndex = 0
  /// How many rows there are.
  public let endIndex: Int
  @usableFromInline let cells: @Sendable (Int) -> [Cell]

  /// Rows that were read already.
  init(_ rows: [[Cell]]) {
    endIndex = rows.count
    cells = { rows[$0] }
  }

  /// Rows as a listing reads them; made where the rows' type is known, or every cell would cost
  /// a look at what the type is.
  @inlinable
  init<Row: Sendable>(_ listing: Listing<Row>, rows: [Row]) {
    endIndex = rows.count
    cells = { listing.cells(of: rows[$0]) }
  }

  /// The cells of one row.
  /// - Complexity: O(columns)
  public subscript(place: Int) -> [Cell] { cells(place) }
}
