import Domain

/// How the rows of one question read: the same columns feed the screen, text, CSV and JSON.
public struct Listing<Row>: Sendable {
  /// The command's name, such as `caseloads`.
  public let name: String
  /// What sets this listing apart from others of the same command, such as `by case`; empty if
  /// none.
  public let variant: String
  /// The columns, in the order of their keys in every format.
  public let columns: [Column<Row>]
  /// The keys that the summary may have, in order.
  public let summaryKeys: [String]
  /// The sentence for a listing without rows: why it is empty and what to do about it.
  public let emptyText: String
  /// What each column puts in a row: without its header, which every cell would have to copy.
  @usableFromInline let readers: [CellReader<Row>]

  /// Makes a listing.
  public init(
    name: String, variant: String = "", columns: [Column<Row>], summaryKeys: [String] = [],
    emptyText: String
  ) {
    self.name = name
    self.variant = variant
    self.columns = columns
    self.summaryKeys = summaryKeys
    self.emptyText = emptyText
    readers = columns.map { CellReader(value: $0.value) }
  }

  /// The headers of the columns, in order.
  public var headers: [ColumnHeader] { columns.map(\.header) }

  /// The cells of one row, in the order of the columns.
  @inlinable
  public func cells(of row: Row) -> [Cell] { readers.map { $0.value(row) } }

  /// The listing as a role reads it: a column that it never sees is withheld in each row.
  public func seen(by role: Role) -> Listing<Row> {
    guard columns.contains(where: { $0.header.isWithheld(from: role) }) else { return self }
    return Listing(
      name: name, variant: variant,
      columns: columns.map { $0.header.isWithheld(from: role) ? $0.withheld : $0 },
      summaryKeys: summaryKeys, emptyText: emptyText)
  }

  /// The shape without the rows' type, for the catalogue of keys.
  public var shape: ListingShape {
    ListingShape(name: name, variant: variant, headers: headers, summaryKeys: summaryKeys)
  }
}

/// What puts a column's cell in a row. In a structure, as a bare function in an array would be
/// called through another that copies the row.
@usableFromInline
struct CellReader<Row>: Sendable {
  @usableFromInline let value: @Sendable (Row) -> Cell

  init(value: @escaping @Sendable (Row) -> Cell) { self.value = value }
}

/// A listing's name and keys without its rows: what csecboard-formats(5) documents.
public struct ListingShape: Hashable, Sendable {
  /// The command's name.
  public let name: String
  /// What sets it apart from others of the same command; empty if nothing.
  public let variant: String
  /// The headers, in order.
  public let headers: [ColumnHeader]
  /// The summary's keys, in order.
  public let summaryKeys: [String]

  /// Names a listing's keys.
  public init(name: String, variant: String, headers: [ColumnHeader], summaryKeys: [String]) {
    self.name = name
    self.variant = variant
    self.headers = headers
    self.summaryKeys = summaryKeys
  }
}
