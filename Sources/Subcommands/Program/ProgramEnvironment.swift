import Domain
import Glibc
import Store

/// What the program finds around it when it starts; nothing else reads the process's surroundings.
public struct ProgramEnvironment: Sendable {
  /// The environment variables.
  public var variables: [String: String]
  /// Who runs the program, by `getuid`.
  public var identity: Identity
  /// The home folder of that account, for where `$HOME` is not set.
  public var home: String
  /// Whether the program runs with a group's privilege that its user does not have.
  public var isPrivileged = false
  /// The site's configuration, which must be root's.
  public var sitePath = "/etc/csecboard/site.conf"
  /// The account that the site's configuration must belong to.
  public var siteOwner: UInt32 = 0
  /// Whether standard input is a terminal.
  public var isInputTerminal = false
  /// Whether standard output is a terminal.
  public var isOutputTerminal = false
  /// Whether standard error is a terminal.
  public var isErrorTerminal = false
  /// Columns of the terminal on standard output; `nil` where it is none.
  public var width: Int?
  /// Where a page that another program makes goes: standard output.
  public var pageDescriptor: Int32 = 1
  /// The folder of the program's own file.
  public var programFolder = "/usr/bin"
  /// The present.
  public var present: @Sendable () -> Instant = { SystemClock.now() }

  /// Surroundings without any terminal.
  public init(variables: [String: String], identity: Identity, home: String) {
    self.variables = variables
    self.identity = identity
    self.home = home
  }

  /// What surrounds this process.
  public static func current() -> ProgramEnvironment {
    var found = ProgramEnvironment(
      variables: processVariables(), identity: .current(), home: homeFolder())
    found.isPrivileged = getegid() != getgid() || geteuid() != getuid()
    found.programFolder = ownFolder()
    found.isInputTerminal = isatty(0) == 1
    found.isOutputTerminal = isatty(1) == 1
    found.isErrorTerminal = isatty(2) == 1
    if found.isOutputTerminal {
      var size = winsize()
      let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      found.width = isKnown ? Int(size.ws_col) : 80
    }
    return found
  }

  /// A variable's value; `nil` where it is unset or empty.
  public func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where the user's keymap is; a privileged run reads no file of the user's.
  var keymapPath: String? {
    isPrivileged ? nil : configurationFolder + "/csecboard/keymap"
  }

  private var configurationFolder: String {
    variable("XDG_CONFIG_HOME") ?? (variable("HOME") ?? home) + "/.config"
  }

  /// Where theme files are: the user's, those installed with the program, the system's; a
  /// privileged run reads none of the user's.
  var themeFolders: [String] {
    let installed = ["\(programFolder)/../share", "/usr/local/share", "/usr/share"]
    // A program that was built and not installed is three folders below its sources.
    let built = isPrivileged ? [] : ["\(programFolder)/../../../themes"]
    return (isPrivileged ? [] : [configurationFolder + "/csecboard/themes"])
      + installed.map { $0 + "/csecboard/themes" } + built
  }

  private static func ownFolder() -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0, let slash = buffer[..<count].lastIndex(of: 47) else { return "." }
    return String(decoding: buffer[..<slash].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func processVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let mark = text.firstIndex(of: "=") {
        variables[String(text[..<mark])] = String(text[text.index(after: mark)...])
      }
      next += 1
    }
    return variables
  }

  private static func homeFolder() -> String {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(getuid(), &record, &buffer, buffer.count, &found) == 0, found != nil,
      let folder = record.pw_dir
    else { return "/" }
    return String(cString: folder)
  }
}
