import Glibc
import Store
import TestSupport
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct KeptSessionTests {
  private func file(_ folder: TemporaryFolder, account: String = "tester") -> SessionFile {
    SessionFile(folder: folder.file("state/csecboard"), storePath: "/tmp/x.db", account: account)
  }

  /// The one file below the state folder.
  private func path(_ folder: TemporaryFolder) throws -> String {
    let state = folder.file("state/csecboard")
    let listing = try #require(opendir(state))
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("session-") { return "\(state)/\(name)" }
    }
    return ""
  }

  @Test(arguments: 0..<40)
  func `what is kept reads back as it was, but for the order of the board's own lists`(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed))
    func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    var session = KeptSession(screen: [nil, .missing, .reports][below(3)])
    for name in ["caseloads by unit", "board-units", "missing"].prefix(below(4)) {
      let keys = ["unit", "percent", "cse_cases", "due_at"].shuffled(using: &random)
      session.layouts[name] = GridLayout(
        shown: Array(keys.prefix(1 + below(3))), hidden: Array(keys.suffix(below(2))),
        sortKey: below(2) == 0 || name.hasPrefix("board-") ? nil : keys[0],
        isAscending: true)
    }
    #expect(KeptSession(text: session.text) == session)
    session.layouts["board-missing"] = GridLayout(shown: ["youth"], hidden: [], sortKey: "youth")
    #expect(KeptSession(text: session.text)?.layouts["board-missing"]?.sortKey == nil)
  }

  @Test(arguments: [
    "", "csecboard session 2\n", "csecboard session 1", "csecboard session 1\nscreen\n",
    "csecboard session 1\nscreen nowhere\n", "csecboard session 1\nfilter x\n",
    "csecboard session 1\nlist a\nshown \u{1B}[31m\n", "csecboard session 1\nsort a sideways\n",
    "csecboard session 1\nlist \n", "\u{0}\u{1}",
  ])
  func `what no session wrote is damaged`(text: String) {
    #expect(KeptSession(text: text) == nil)
  }

  @Test func `the file is its owner's alone, one a store and account, and written whole`() throws {
    let folder = try TemporaryFolder()
    let session = KeptSession(screen: .clocks)
    #expect(file(folder).read() == .nothing)
    #expect(file(folder).write(session))
    #expect(file(folder).read() == .session(session))
    #expect(file(folder, account: "other").read() == .nothing)
    var facts = stat()
    #expect(try stat(path(folder), &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
    #expect(try !path(folder).contains("tester"))
  }

  @Test func `a link, a folder and a file that others may write are not read`() throws {
    let folder = try TemporaryFolder()
    _ = file(folder).write(KeptSession(screen: .clocks))
    let path = try path(folder)
    chmod(path, 0o666)
    #expect(file(folder).read() == .damaged)
    rename(path, path + ".old")
    symlink(path + ".old", path)
    #expect(file(folder).read() == .damaged)
    // A link is replaced, and what it points to is not written.
    #expect(file(folder).write(KeptSession(screen: .reports)))
    #expect(file(folder).read() == .session(KeptSession(screen: .reports)))
    unlink(path)
    mkdir(path, 0o700)
    #expect(file(folder).read() == .damaged)
    #expect(!file(folder).write(KeptSession()))
  }

  // MARK: - On the board

  private func driver(
    _ store: SampleStore, _ folder: TemporaryFolder,
    _ change: (inout DashboardOptions) -> Void = { _ in }
  ) throws -> BoardDriver {
    try BoardDriver(store, width: 120, panel: nil) { options in
      options.session = SessionFile(
        folder: folder.file("state/csecboard"), storePath: store.path, account: "tester")
      change(&options)
    }
  }

  @Test func `the next session shows the screen, the columns and the sort of the last`() throws {
    let (store, folder) = (try SampleStore(), try TemporaryFolder())
    let first = try driver(store, folder)
    first.type("6s")
    first.type("cj")
    first.press(.enter, .escape)
    first.type("fsacramento")
    first.press(.enter)
    let left = first.program.top.grid?.layout
    first.run([.signal(SIGHUP)])
    let kept = String(decoding: Files.read(try path(folder)) ?? [], as: UTF8.self)
    #expect(!kept.lowercased().contains("sacramento"))
    let second = try driver(store, folder)
    #expect(second.line(1).hasPrefix("Placements"))
    #expect(second.program.top.grid?.layout == left)
    #expect(second.program.top.grid?.filter == "")
    #expect(second.program.top.grid?.rows.isEmpty == false)
    second.press(.escape)
    #expect(second.line(1).hasPrefix("Board "))
  }

  @Test func `a youth's record is never the screen that is shown again`() throws {
    let (store, folder) = (try SampleStore(), try TemporaryFolder())
    let first = try driver(store, folder)
    first.press(.tab, .tab)
    first.type("2")
    first.press(.enter, .enter, .enter, .enter)
    #expect(first.line(1).hasPrefix("Youth "))
    first.press(.control("c"))
    #expect(
      try !Files.read(path(folder)).map { String(decoding: $0, as: UTF8.self) }!.contains("Y-"))
    #expect(try driver(store, folder).line(1).hasPrefix("Caseloads "))
  }

  @Test func `a damaged file is told, and the usual board is shown`() throws {
    let (store, folder) = (try SampleStore(), try TemporaryFolder())
    let first = try driver(store, folder)
    first.type("6")
    first.press(.control("c"))
    Files.write("rubbish", to: try path(folder))
    let second = try driver(store, folder)
    #expect(second.line(1).hasPrefix("Board "))
    #expect(second.line(22).hasPrefix("What the last session left does not read"))
    second.type("6")
    second.press(.control("c"))
    #expect(try driver(store, folder).line(1).hasPrefix("Placements"))
  }

  @Test func `a look at the past neither takes nor leaves anything`() throws {
    let (store, folder) = (try SampleStore(), try TemporaryFolder())
    let first = try driver(store, folder) { $0.asOf = SampleStore.noon }
    first.type("6")
    first.press(.control("c"))
    #expect(opendir(folder.file("state/csecboard")) == nil)
  }
}
