import Domain
import Presentation
import Store

/// `csecboard` alone: the board on the screen, or, without one, printed once as text.
enum BoardText {
  /// Opens the board where there is a terminal and no format was asked for, else prints it.
  /// - Returns: the exit status.
  static func open(_ context: CommandContext) throws -> Int32 {
    let environment = context.environment
    if environment.isInputTerminal, environment.isOutputTerminal, context.global.format == nil {
      return try open(try context.storePath(), context)
    }
    try print(context)
    return ExitStatus.done.rawValue
  }

  /// Opens the board on a store, or prints it where the terminal can't show it.
  static func open(_ path: String, isNew: Bool = false, _ context: CommandContext) throws -> Int32 {
    do {
      return try context.openBoard(try context.boardRequest(path: path, withoutClock: isNew))
    } catch let error as BoardUnavailable {
      context.warn(error.reason)
      var context = context
      context.global.store = path
      try print(context)
      return ExitStatus.done.rawValue
    }
  }

  /// Prints the board once: as text the panels of the board on one page; as data the load by unit,
  /// or by worker for those who see no whole unit.
  static func print(_ context: CommandContext) throws {
    let store = try context.openStore()
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    guard try context.global.outputFormat() == .text else {
      return try context.print(try document(store, at: at, counties, context), zone: store.zone)
    }
    let page = try page(store, at: at, counties, context)
    try context.out.write(page.text(width: context.environment.width ?? BoardPage.usualWidth))
    try context.out.write(
      "\nThis is the board printed once. Run csecboard in a terminal to open it;"
        + " 'csecboard --help' lists the commands.\n")
  }

  private static func page(
    _ store: BoardStore, at: Instant, _ counties: CountyScope, _ context: CommandContext
  ) throws -> BoardPage {
    let hasCases = CaseloadReport.isFor(store.viewer.role)
    let facts = try store.read(
      BoardPageQuery(at: at, counties: counties.chosenCodes, hasCases: hasCases))
    let report = facts.figures.map {
      CaseloadReport(figures: $0, viewer: store.viewer, counties: counties)
    }
    let notes = report?.notes(
      by: facts.policies, on: facts.day, at: at, present: context.environment.present())
    return BoardPage(
      heading: heading(store, at: at, counties, facts),
      sections: facts.watched + (report.map(facts.loads) ?? []),
      notes: notes ?? ["your role sees no cases"])
  }

  private static func heading(
    _ store: BoardStore, at: Instant, _ counties: CountyScope, _ facts: BoardPageFacts
  ) -> [String] {
    let codes = counties.covered
    let scope = codes.isEmpty ? "no county yet" : BoardHeadlines.counties(codes.map(facts.name))
    let when = TimeDisplay.local(at, zone: store.zone)
    let oversight = BoardHeadlines.oversight(facts.watch.withoutOversight ?? []).map { "! " + $0 }
    return DemoMark.lines(isDemo: store.isDemo)
      + ["The board, \(when), \(scope), as \(store.viewer.role.words)"]
      + [oversight].compactMap { $0 }
  }

  private static func document(
    _ store: BoardStore, at: Instant, _ counties: CountyScope, _ context: CommandContext
  ) throws -> ListingDocument {
    guard CaseloadReport.isFor(store.viewer.role) else {
      return document(
        CaseloadColumns.byUnit, [], .withheld, ["your role sees no cases"], counties, store, at)
    }
    let weighed = try store.read(WeighedCaseloadsQuery(caseloads: CaseloadQuery(at: at)))
    let report = CaseloadReport(
      figures: weighed.figures, viewer: store.viewer, counties: counties)
    let notes = report.notes(
      by: weighed.policies, on: store.zone.localDate(of: at), at: at,
      present: context.environment.present())
    guard report.seesUnits else {
      return document(
        CaseloadColumns.byWorker, report.workers, report.summaryOfWorkers, notes, counties, store,
        at)
    }
    return document(
      CaseloadColumns.byUnit, report.units, report.summaryOfUnits, notes, counties, store, at)
  }

  private static func document<Row: Sendable>(
    _ listing: Listing<Row>, _ rows: [Row], _ summary: CaseloadSummary, _ notes: [String],
    _ counties: CountyScope, _ store: BoardStore, _ at: Instant
  ) -> ListingDocument {
    ListingDocument(
      name: "board", headers: listing.headers, rows: rows.map(listing.cells(of:)), asOf: at,
      isDemo: store.isDemo, counties: counties.covered,
      summary: summary.items.map { ListingDocument.SummaryItem(key: $0.key, cell: $0.cell) },
      notes: notes, emptyText: listing.emptyText)
  }
}
