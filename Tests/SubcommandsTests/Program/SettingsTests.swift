import Testing

@testable import Subcommands

struct SettingsTests {
  @Test func `takes keys, passes over comments, and names unknown keys with their place`() throws {
    var settings = Settings()
    try settings.take(
      "# ours\n\nstore = /srv/board.db\r\n  theme=dark  \nthem = x\n", from: "config")
    #expect(settings.store == "/srv/board.db")
    #expect(settings.theme == ChosenTheme(name: "dark", place: "config:4"))
    #expect(settings.warnings == ["config:5: Unknown key 'them' is ignored. Did you mean 'theme'?"])
  }

  @Test func `rings unless told not to`() throws {
    var settings = Settings()
    #expect(settings.rings)
    try settings.take("bell = off", from: "config")
    #expect(!settings.rings)
  }

  @Test(arguments: ["store", "store =", "store = here.db", "theme = ", "bell = loud"])
  func `refuses a line that can't be used, by its place`(line: String) throws {
    var settings = Settings()
    do {
      try settings.take("\n" + line, from: "config")
      Issue.record("\(line) was taken")
    } catch let failure as CommandFailure {
      #expect(failure.status == .config)
      #expect(failure.what == "config:2")
    }
  }

  @Test func `finds the store by option, variable, configuration and state folder`() throws {
    let runner = try CommandRunner()
    var settings = Settings()
    func path(_ option: String? = nil) throws -> String {
      try StoreLocation.path(option: option, settings: settings, environment: runner.environment)
    }
    #expect(try path() == runner.folder + "/.local/state/csecboard/board.db")
    runner.environment.variables["XDG_STATE_HOME"] = "/var/state"
    #expect(try path() == "/var/state/csecboard/board.db")
    settings.store = "/from/config.db"
    #expect(try path() == "/from/config.db")
    runner.environment.variables["CSECBOARD_STORE"] = "/from/variable.db"
    #expect(try path() == "/from/variable.db")
    #expect(try path("/from/option.db") == "/from/option.db")
    #expect(
      try StoreLocation.demoPath(option: nil, environment: runner.environment)
        == "/var/state/csecboard/demo.db")
  }
}
