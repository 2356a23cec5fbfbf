import Domain
import Exchange
import Presentation
import Store

/// One run of `export`: what is asked for, and from which store.
struct ExportWork {
  private let arguments: ParsedArguments
  private let context: CommandContext
  private let store: BoardStore
  private let at: Instant
  private let counties: CountyScope

  /// Opens the store.
  init(_ arguments: ParsedArguments, _ context: CommandContext) throws {
    self.arguments = arguments
    self.context = context
    store = try context.openStore()
    at = try context.asOf(store)
    counties = try context.counties(store)
  }

  /// Writes the records of a kind with the columns of its file.
  func writeRecords(of kind: RecordKind) throws -> ExitStatus {
    let format = try listingFormat()
    if let group = kind.listGroup { try store.require(group, of: "export", words: group.words) }
    let rows = try store.read(
      RecordRowsQuery(kind, at: at, counties: counties.chosenCodes))
    try note(kind.name, format: format, rows: rows.count)
    let cells = rows.map { row in
      zip(kind.columns, row).map { column, cell -> Cell in
        switch cell {
        case .empty: Cell.null
        case .withheld: .withheld
        case .value(let value): Cell(value, as: column.kind)
        }
      }
    }
    try context.print(
      ListingDocument(
        name: "export", headers: kind.columns.map { ColumnHeader(field: $0.name, of: $0.kind) },
        rows: cells, asOf: at, isDemo: store.isDemo, counties: counties.covered,
        summary: [
          .init(key: "kind", cell: .text(kind.name)),
          .init(key: "rows", cell: .integer(rows.count)),
        ],
        emptyText: "There is no record of \(kind.name) that you may see."),
      zone: store.zone, usual: .csv)
    return .done
  }

  /// The shifts of the days that a calendar keeps (interface §3, D§8.3).
  func writeCalendar() throws -> ExitStatus {
    if let format = context.global.format, format.lowercased() != "ics" {
      throw UsageError.unknownChoice(option: "--format", value: format, choices: ["ics"])
    }
    try store.require(.f12, of: "export", words: "rosters")
    let shifts = try store.read(
      RosterCalendarQuery(
        from: at.adding(seconds: -30 * 86_400), until: at.adding(seconds: 120 * 86_400), at: at,
        counties: counties.covered))
    try note(FileKind.roster.name, format: "ics", rows: shifts.count)
    try context.writeCalendar(shifts, store)
    return .done
  }

  /// Writes counts that everybody may have.
  func writeCounts(of name: String) throws -> ExitStatus {
    let format = try listingFormat()
    if counties.chosen != nil {
      throw CommandFailure(
        .notPermitted, what: "--county",
        why: "Counts for everybody are of all your counties together: parts of one's own choosing"
          + " could be set against each other.")
    }
    if name == "reports" { return try writeFunnel(format: format) }
    let subjects: [String: CountedSubject] = [
      "missing": .missing, "callouts": .callouts, "cases": .caseloads,
    ]
    guard let subject = subjects[name] else {
      throw UsageError.unknownChoice(
        option: "KIND", value: name,
        choices: (subjects.keys + ["reports"]).sorted())
    }
    if arguments.value("by") != nil {
      throw UsageError.badValue(option: "--by", reason: "It groups counts of reports alone.")
    }
    let table = try store.read(CountsQuery(of: subject, at: at, isPublic: true))
    try note("public \(name)", format: format, rows: table.lines.count)
    try print(
      CountedColumns.listing(subject), table.lines, summary: CountedColumns.summary(of: table),
      note: CountedColumns.note(of: table, zone: store.zone))
    return .done
  }

  private func writeFunnel(format: String) throws -> ExitStatus {
    let grouping = arguments.value("by").flatMap { FunnelGrouping(stored: $0) } ?? .county
    let figures = try store.read(
      FunnelQuery(by: grouping, from: nil, until: nil, at: at, isPublic: true))
    try note("public reports", format: format, rows: figures.lines.count)
    let end = FunnelQuery.lastQuarterEnd(before: at, zone: store.zone)
    try print(
      FunnelColumns.listing(grouping), figures.lines,
      summary: FunnelColumns.summary(
        of: figures.total, hidden: figures.hiddenOfTotal, from: nil, until: nil),
      note: FunnelColumns.countedNote(through: end, zone: store.zone), more: figures.note)
    return .done
  }

  private func print<Row: Sendable>(
    _ listing: Listing<Row>, _ rows: [Row], summary: [(key: String, cell: Cell)], note: String,
    more: String? = nil
  ) throws {
    let named = Listing(
      name: "export", variant: listing.variant, columns: listing.columns,
      summaryKeys: listing.summaryKeys, emptyText: listing.emptyText)
    try context.print(
      ListingDocument(
        named, rows: rows, asOf: at, isDemo: store.isDemo, counties: counties.covered,
        summary: summary, notes: [more, note].compactMap { $0 }),
      zone: store.zone, usual: .csv)
  }

  private func listingFormat() throws -> String {
    context.global.format == nil
      ? OutputFormat.csv.rawValue : try context.global.outputFormat().rawValue
  }

  private func note(_ subject: String, format: String, rows: Int) throws {
    try store.noteExport(
      of: subject, format: format, rows: rows, isMasked: false,
      recipient: arguments.value("recipient"), now: try context.now(store))
  }
}
