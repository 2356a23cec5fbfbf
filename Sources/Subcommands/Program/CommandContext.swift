import Domain
import Presentation
import Store

/// What a command works with: the options of every command, where its text goes, and the store.
struct CommandContext {
  /// The command's name, for its messages.
  let name: String
  /// The options of every command.
  var global: GlobalOptions
  /// What the program found around it.
  let environment: ProgramEnvironment
  /// What the configuration says.
  let settings: Settings
  /// Standard output.
  let out: Output
  /// Standard error.
  let err: Output
  /// Opens the board, for `demo`.
  let openBoard: (BoardRequest) throws -> Int32

  /// The path of the store that was asked for.
  func storePath() throws -> String {
    try StoreLocation.path(option: global.store, settings: settings, environment: environment)
  }

  /// Opens the store that was asked for.
  /// - Throws: `StoreError`; `CommandFailure` with 77 for `--clock` on a real store.
  func openStore() throws -> BoardStore {
    let path = try storePath()
    // A missing folder is a missing store too, not a failure of the disk.
    guard StoreLocation.isThere(path) else { throw StoreError.missing(path: path) }
    let store = try BoardStore.open(
      path: path, identity: environment.identity, actingAs: global.user,
      isReadOnly: global.isReadOnly, present: environment.present)
    if global.clock != nil, !store.isDemo {
      throw CommandFailure(
        .notPermitted, what: "--clock", why: "Works on demonstration stores only.")
    }
    return store
  }

  /// Where heads of the log are kept; a demonstration store's are of no use to anybody.
  func anchor(of store: BoardStore) -> AuditAnchor? { store.isDemo ? nil : settings.anchor }

  /// Keeps the log's head after a command that writes; that it could not be kept is said, and what
  /// was written stands.
  func keepHead() {
    guard let anchor = settings.anchor, let path = try? storePath(), StoreLocation.isThere(path),
      !global.isReadOnly
    else { return }
    do {
      try anchor.keep(headOf: path, now: environment.present())
    } catch {
      guard let failure = CommandFailure.describing(error, command: name, storePath: path) else {
        return
      }
      try? err.write(failure.line + "\n")
    }
  }

  /// The time at which a write happens.
  func now(_ store: BoardStore) throws -> Instant {
    try global.clockInstant(zone: store.zone) ?? environment.present()
  }

  /// The time at which facts are shown.
  func asOf(_ store: BoardStore) throws -> Instant {
    try global.asOfInstant(zone: store.zone) ?? environment.present()
  }

  /// The counties of the answer.
  func counties(_ store: BoardStore) throws -> CountyScope {
    try CountyScope(global.counties, store: store)
  }

  /// Prints a document in the format asked for.
  ///
  /// - Parameter usual: the format where none was asked for.
  func print(
    _ document: ListingDocument, zone: ZoneRules, usual: OutputFormat = .text
  ) throws {
    var sink = out
    try ListingWriter.write(
      document, format: global.format == nil ? usual : try global.outputFormat(), zone: zone,
      raw: global.isRaw, width: environment.width, toTerminal: environment.isOutputTerminal,
      to: &sink)
  }

  /// Prints a listing's rows.
  func print<Row: Sendable>(
    _ listing: Listing<Row>, rows: some Sequence<Row>, store: BoardStore, asOf: Instant,
    counties: [String], summary: [(key: String, cell: Cell)] = [], notes: [String] = []
  ) throws {
    try print(
      ListingDocument(
        listing.seen(by: store.viewer.role), rows: rows, asOf: asOf, isDemo: store.isDemo,
        counties: counties,
        summary: summary, notes: notes), zone: store.zone)
  }

  /// Says something on standard error, cleaned, with the program's name ahead.
  func warn(_ text: String) {
    try? err.write(Program.line(text))
  }
}
