import Glibc

/// Where the store is (interface §1): option, variable, configuration, then the user's state folder.
public enum StoreLocation {
  /// The path of the store to open.
  /// - Throws: `CommandFailure` with 77 where a privileged run names one, 78 where its site has
  ///   none.
  public static func path(
    option: String?, settings: Settings, environment: ProgramEnvironment
  ) throws -> String {
    if environment.isPrivileged {
      if option != nil || environment.variable("CSECBOARD_STORE") != nil {
        throw CommandFailure(
          .notPermitted, what: option == nil ? "CSECBOARD_STORE" : "--store",
          why: "The store of this installation is set in \(environment.sitePath) alone.")
      }
      guard let store = settings.store else {
        throw CommandFailure(.config, what: environment.sitePath, why: "Names no store.")
      }
      return store
    }
    if let option {
      guard !option.isEmpty else {
        throw UsageError.badValue(option: "--store", reason: "Needs a path.")
      }
      return option
    }
    return environment.variable("CSECBOARD_STORE") ?? settings.store
      ?? standardFolder(environment) + "/board.db"
  }

  /// The path of the demonstration store: as given, else `demo.db` beside the usual one.
  public static func demoPath(option: String?, environment: ProgramEnvironment) throws -> String {
    if environment.isPrivileged {
      throw CommandFailure(
        .notPermitted, what: "demo", why: "This installation holds one store and makes no other.")
    }
    if option?.isEmpty == true {
      throw UsageError.badValue(option: "--store", reason: "Needs a path.")
    }
    return option ?? standardFolder(environment) + "/demo.db"
  }

  /// `$XDG_STATE_HOME/csecboard`, or `~/.local/state/csecboard`.
  public static func standardFolder(_ environment: ProgramEnvironment) -> String {
    let home = environment.variable("HOME") ?? environment.home
    return (environment.variable("XDG_STATE_HOME") ?? home + "/.local/state") + "/csecboard"
  }

  /// Whether anything is at the path; what can't be looked at may be there.
  static func isThere(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 || (errno != ENOENT && errno != ENOTDIR)
  }

  /// Makes the folder of a path, for its owner alone, where that is the standard one.
  /// - Throws: `CommandFailure` with 73 where it can't be made.
  public static func makeFolder(of path: String, environment: ProgramEnvironment) throws {
    let folder = standardFolder(environment)
    guard path.hasPrefix(folder + "/") else { return }
    var built = ""
    for part in folder.split(separator: "/") {
      built += "/\(part)"
      if mkdir(built, 0o700) == 0 || errno == EEXIST { continue }
      throw CommandFailure(
        .cantCreate, what: built, why: String(cString: strerror(errno)) + ".")
    }
  }
}
