import Domain

/// One column of a record: how its cell reads, where it is kept, and which
/// field group of the access matrix it belongs to.
public struct RecordColumn: Hashable, Sendable {
  /// The name in files and forms (`from`).
  public let name: String
  /// The name in the table (`from_at`).
  package let sqlName: String
  /// How the cell reads.
  public let kind: FieldKind
  /// Whether a row without it is bad.
  public let isRequired: Bool
  /// The text that stands for an empty cell of a new record (`1.0` for `fte`).
  package let standIn: String?
  /// The field group (D§7.2); `nil` = not protected.
  package let group: FieldGroup?
  /// Kept on the record itself rather than on its dated versions.
  let isUndated: Bool

  init(
    _ name: String, _ kind: FieldKind, required: Bool = false, standIn: String? = nil,
    group: FieldGroup? = nil, undated: Bool = false
  ) {
    self.name = name
    self.sqlName = RecordColumn.sqlNames[name] ?? name
    self.kind = kind
    self.isRequired = required
    self.standIn = standIn
    self.group = group
    self.isUndated = undated
  }

  /// File names that are keywords of SQL, and what the tables call them.
  private static let sqlNames = ["from": "from_at", "until": "until_at", "case": "case_id"]
}

/// One kind of record: its file, its table, its columns, what makes two rows
/// the same row. Import, templates, views, row hashes and `check` all read
/// this one description.
public struct RecordKind: Hashable, Sendable {
  /// The kind's name, which is its file's name without `.csv`.
  public let name: String
  /// The columns in the order of the contract (interface §3).
  public let columns: [RecordColumn]
  /// Names of the columns that make two rows the same record.
  let identity: [String]
  /// Where the record's owning county is found.
  let county: CountySource
  /// Whether attributes are dated versions (interface §2).
  let isDated: Bool
  /// The table of the record; dated attributes are in `versionTable`.
  let table: String
  /// Whether rows carry a hash (R6).
  let isHashed: Bool

  /// Where a record's owning county is found.
  enum CountySource: Hashable, Sendable {
    /// Statewide data that belongs to no county.
    case none
    /// The named column holds the FIPS code.
    case column(String)
    /// The named column is a key of a record that has an owning county.
    case of(String)
  }

  init(
    _ name: String, columns: [RecordColumn], identity: [String], county: CountySource,
    table: String? = nil, dated: Bool = false, hashed: Bool = true
  ) {
    self.name = name
    self.columns = columns
    self.identity = identity
    self.county = county
    self.isDated = dated
    self.table = table ?? name
    self.isHashed = hashed
  }

  /// The file's name in a bundle.
  public var fileName: String { "\(name).csv" }

  /// The table of dated attributes: `staff` → `staff_versions`.
  var versionTable: String {
    name == "facilities" ? "facility_versions" : "\(name)_versions"
  }

  /// The column of that file name.
  func column(_ name: String) -> RecordColumn? {
    columns.first { $0.name == name }
  }

  /// The columns that are no part of the identity.
  package var attributes: [RecordColumn] {
    columns.filter { !identity.contains($0.name) }
  }

  /// Whether rows may carry `effective_on`, which dates changed attributes.
  public var takesDates: Bool { isDated }

  /// The optional column that dates changed attributes, on dated kinds only.
  static let effectiveOn = "effective_on"
}
