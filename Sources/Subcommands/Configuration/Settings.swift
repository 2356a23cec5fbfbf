import Glibc
import Presentation
import Store

/// A theme by its name, and where it was chosen.
public struct ChosenTheme: Hashable, Sendable {
  /// The name of a theme that is built in, or of its file.
  public let name: String
  /// The file and line, the variable or the option that says so.
  public let place: String
}

/// What the configuration says (interface §1): `key = value` a line, `#` begins a comment.
public struct Settings: Hashable, Sendable {
  /// The store's path.
  public var store: String?
  /// The theme of the board.
  public var theme: ChosenTheme?
  /// The append-only file that heads of the audit log are kept in.
  public var anchorFile: String?
  /// Whether the system's log gets the heads too; `nil` = nothing was said.
  public var isInSyslog: Bool?
  /// The program that sends a notice, with its arguments; no shell reads it.
  public var notifyCommand: [String] = []
  /// After how many seconds it is ended.
  public var notifyTimeout = 20
  /// Whether a new alert, or one that grows late, rings on an open board.
  public var rings = true
  /// Sentences for standard error: unknown keys, each with file and line.
  public var warnings: [String] = []

  /// No settings.
  public init() {}

  /// Where heads of the audit log are kept; `nil` where nowhere.
  public var anchor: AuditAnchor? {
    AuditAnchor(file: anchorFile, isInSyslog: isInSyslog ?? false)
  }

  /// Reads the site's file and then the user's, which wins; the site's alone in a privileged run.
  /// - Throws: `CommandFailure` with 78 where a file or a value can't be used.
  public static func load(_ environment: ProgramEnvironment) throws -> Settings {
    var settings = Settings()
    try settings.readSite(environment)
    if environment.isPrivileged { return settings }
    let folder =
      environment.variable("XDG_CONFIG_HOME")
      ?? (environment.variable("HOME") ?? environment.home) + "/.config"
    let path = folder + "/csecboard/config"
    let text: String
    do throws(TextFile.Problem) {
      text = try TextFile.read(path: path)
    } catch {
      if error.isMissing { return settings }
      throw CommandFailure(.config, what: path, why: error.reason)
    }
    try settings.take(text, from: path)
    return settings
  }

  private mutating func readSite(_ environment: ProgramEnvironment) throws {
    let path = environment.sitePath
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw CommandFailure(.config, what: path, why: String(cString: strerror(errno)) + ".")
    }
    guard facts.st_uid == environment.siteOwner, facts.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw CommandFailure(
        .config, what: path, why: "Must belong to root and be writable by root alone.")
    }
    let text: String
    do throws(TextFile.Problem) {
      text = try TextFile.read(path: path)
    } catch {
      throw CommandFailure(.config, what: path, why: error.reason)
    }
    try take(text, from: path)
  }

  /// Takes the lines of one file.
  mutating func take(_ text: String, from path: String) throws {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let place = "\(path):\(index + 1)"
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw CommandFailure(.config, what: place, why: "Is not written as key = value.")
      }
      try set(Self.trimmed(parts[0]), to: Self.trimmed(parts[1]), at: place)
    }
  }

  private mutating func set(_ key: String, to value: String, at place: String) throws {
    switch key {
    case "store":
      guard value.hasPrefix("/") else {
        throw CommandFailure(
          .config, what: place, why: "The store needs a path from the root, not '\(value)'.")
      }
      store = value
    case "theme":
      guard !value.isEmpty else {
        throw CommandFailure(.config, what: place, why: "The theme needs a name.")
      }
      theme = ChosenTheme(name: value, place: place)
    case "anchor":
      guard value.hasPrefix("/") else {
        throw CommandFailure(
          .config, what: place, why: "The anchor needs a path from the root, not '\(value)'.")
      }
      // What the site keeps, no user's file can take away.
      anchorFile = anchorFile ?? value
    case "syslog":
      guard let isWanted = ["yes": true, "no": false][value] else {
        throw CommandFailure(.config, what: place, why: "Takes yes or no, not '\(value)'.")
      }
      isInSyslog = isInSyslog ?? isWanted
    case "bell":
      guard let isOn = ["on": true, "off": false][value] else {
        throw CommandFailure(.config, what: place, why: "Takes on or off, not '\(value)'.")
      }
      rings = isOn
    case "notify_command":
      let words = value.split(separator: " ").map(String.init)
      guard words.first?.hasPrefix("/") ?? false else {
        throw CommandFailure(
          .config, what: place,
          why: "The notification command needs a path from the root, not '\(value)'.")
      }
      notifyCommand = words
    case "notify_timeout":
      guard let seconds = Int(value), (1...60).contains(seconds) else {
        throw CommandFailure(
          .config, what: place, why: "The time for a notice is 1 to 60 seconds, not '\(value)'.")
      }
      notifyTimeout = seconds
    default:
      let nearest = Suggestions.closest(
        to: key,
        in: ["anchor", "bell", "notify_command", "notify_timeout", "store", "syslog", "theme"])
      let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
      warnings.append("\(place): Unknown key '\(key)' is ignored.\(hint)")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let tail = text.drop(while: isBlank).reversed().drop(while: isBlank)
    return String(tail.reversed())
  }
}
