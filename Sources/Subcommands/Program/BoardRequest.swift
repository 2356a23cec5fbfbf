import Domain
import Store

/// Why the board can't be drawn here, as on a terminal of an unknown type; it is printed instead.
public struct BoardUnavailable: Error, Hashable, Sendable {
  /// A full sentence.
  public let reason: String

  /// Keeps the reason.
  public init(reason: String) { self.reason = reason }
}

/// What the board is opened with.
public struct BoardRequest: Sendable {
  /// The store's path.
  public let storePath: String
  /// Who runs the program.
  public let identity: Identity
  /// `--as`, on a demonstration store.
  public let actingAs: String?
  /// `--as-of`; `nil` = live.
  public let asOf: Instant?
  /// `--clock`; `nil` = the present.
  public let clock: Instant?
  /// The FIPS codes of `--county`; empty = all that the viewer may see.
  public let counties: [String]
  /// The theme by option, variable or configuration.
  public let theme: ChosenTheme?
  /// Folders that hold theme files, the first that has one winning.
  public let themeFolders: [String]
  /// The user's keymap, where there may be one; a privileged run has none.
  public let keymapPath: String?
  /// Whether colours are off.
  public let isColorless: Bool
  /// Whether nothing may be written.
  public let isReadOnly: Bool
  /// Where heads of the log are kept; `nil` = nowhere.
  public let anchor: AuditAnchor?
  /// Whether a new alert, or one that grows late, rings.
  public let rings: Bool
  /// The user's own folder for what a session leaves to the next; `nil` in a privileged run.
  public let stateFolder: String?
}

extension CommandContext {
  private var theme: ChosenTheme? {
    if let name = global.theme { return ChosenTheme(name: name, place: "--theme") }
    if let name = environment.variable("CSECBOARD_THEME") {
      return ChosenTheme(name: name, place: "CSECBOARD_THEME")
    }
    return settings.theme
  }

  /// The board on one store with the options given.
  /// - Parameter withoutClock: leaves `--clock` to the making of the store.
  /// - Throws: `UsageError` for a time or a county that does not read.
  func boardRequest(path: String, withoutClock: Bool = false) throws -> BoardRequest {
    guard StoreLocation.isThere(path) else { throw StoreError.missing(path: path) }
    var asOf: Instant?
    var clock: Instant?
    var counties: [String] = []
    if global.asOf != nil || global.clock != nil || !global.counties.isEmpty {
      let store = try BoardStore.open(
        path: path, identity: environment.identity, actingAs: global.user,
        isReadOnly: global.isReadOnly, present: environment.present)
      if global.clock != nil, !store.isDemo {
        throw CommandFailure(
          .notPermitted, what: "--clock", why: "Works on demonstration stores only.")
      }
      asOf = try global.asOfInstant(zone: store.zone)
      clock = try global.clockInstant(zone: store.zone)
      counties = try global.counties.isEmpty ? [] : self.counties(store).covered
    }
    return BoardRequest(
      storePath: path, identity: environment.identity, actingAs: global.user, asOf: asOf,
      clock: withoutClock ? nil : clock, counties: counties,
      theme: theme,
      themeFolders: environment.themeFolders, keymapPath: environment.keymapPath,
      isColorless: global.isColorless || environment.variable("NO_COLOR") != nil,
      isReadOnly: global.isReadOnly, anchor: settings.anchor,
      rings: settings.rings,
      stateFolder: environment.isPrivileged ? nil : StoreLocation.standardFolder(environment))
  }
}
