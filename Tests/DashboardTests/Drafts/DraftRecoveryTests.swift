import Domain
import Glibc
import TerminalUI
import Testing

@testable import Dashboard
@testable import Store

/// Fifty failures between typing and the store, and what was typed after each (R14).
@Suite struct DraftRecoveryTests {
  /// How a change fails to be entered.
  enum Failure: CaseIterable {
    case busy, full, inputOutput, conflict, killed, hungUp
  }

  /// A session; the process's number is one that no process has, so it counts as ended at once.
  private func session(_ store: SampleStore, _ number: Int32) throws -> BoardDriver {
    let driver = try BoardDriver(store) {
      $0.drafts = DraftFolder(storePath: store.path, process: 2_000_000_000 + number)
    }
    driver.program.takeOverDrafts()
    return driver
  }

  private func type(_ note: String, into driver: BoardDriver, minutes: Int32 = 0) throws {
    let action = try #require(ChangeCatalog.descriptor(named: "record-notice"))
    driver.program.openForm(action, subject: [])
    driver.run([])
    driver.type("M-0001")
    driver.press(.tab)
    driver.type("attorney")
    driver.press(.tab)
    driver.type("\(minutes) min ago")
    driver.press(.tab)
    driver.type(note)
  }

  /// Somebody else wrote the field meanwhile.
  private static let conflict = ChangeConflict(
    by: "another", at: SampleStore.noon, verb: "import",
    fields: [ConflictField(name: "by", was: "", isNow: "another's")],
    basis: ChangeBasis(entry: 1))

  /// Fails in one way; answers whether the text is in a form of this session or the next.
  private func isRecovered(
    _ failure: Failure, _ note: String, _ index: Int32, _ store: SampleStore
  ) throws -> Bool {
    var driver = try session(store, 2 * index)
    try type(note, into: driver, minutes: index)
    switch failure {
    case .busy: driver.port.writeFailures = [Problem(StoreError.busy(holder: "another"))]
    case .full: driver.port.writeFailures = [Problem(StoreError.inputOutput("disk full (13)"))]
    case .inputOutput:
      driver.port.writeFailures = [Problem(StoreError.inputOutput("disk I/O error (778)"))]
    case .conflict: driver.port.writeFailures = [Problem(StoreError.conflict(Self.conflict))]
    case .killed: driver.wait(Program.draftPause)
    case .hungUp: driver.run([.signal(SIGHUP)])
    }
    if failure == .conflict {
      driver.press(.control("s"), .enter)
      let isShown =
        driver.lineContaining("▸ by").contains("another's")
        && driver.lineContaining("▸ by").contains("* note")
      driver.press(.enter, .enter)
      return isShown && driver.line(22).hasPrefix("Done: record the notice to attorney")
    }
    if [.busy, .full, .inputOutput].contains(failure) {
      driver.press(.control("s"), .enter)
      let isShown = driver.lineContaining("by ").contains(note)
      driver.press(.control("s"), .enter)
      return isShown && driver.line(22).hasPrefix("Done: record the notice to attorney")
    }
    // The session is gone; only what lies beside the store is left of it.
    driver = try session(store, 2 * index + 1)
    guard driver.program.notice?.text.hasPrefix("A draft of record-notice from 12:00") == true
    else {
      return false
    }
    driver.program.openForm(
      try #require(ChangeCatalog.descriptor(named: "record-notice")), subject: [])
    driver.run([])
    driver.press(.enter)
    let isShown = driver.lineContaining("by ").contains(note)
    driver.press(.control("s"), .enter)
    return isShown && driver.line(22).hasPrefix("Done: record the notice to attorney")
  }

  @Test func `fifty failures leave fifty drafts that can be entered`() throws {
    let store = try SampleStore()
    var recovered = 0
    for index in 0..<50 {
      let failure = Failure.allCases[index % Failure.allCases.count]
      if try isRecovered(failure, "note number \(index)", Int32(index), store) {
        recovered += 1
      } else {
        Issue.record("lost: \(failure), \(index)")
      }
    }
    #expect(recovered == 50)
  }

  @Test func `a draft that was entered is offered no more`() throws {
    let store = try SampleStore()
    let driver = try session(store, 1)
    try type("somebody", into: driver)
    driver.wait(Program.draftPause)
    driver.press(.control("s"), .enter)
    #expect(driver.line(22).hasPrefix("Done: record the notice"))
    #expect(try session(store, 2).program.drafts.drafts.isEmpty)
  }

  @Test func `a session that ends between sending and the answer says so of its draft`() throws {
    let store = try SampleStore()
    let driver = try session(store, 1)
    try type("somebody", into: driver)
    driver.press(.control("s"))
    driver.program.step([.event(.key(.enter))])
    let next = try session(store, 2)
    next.program.openForm(
      try #require(ChangeCatalog.descriptor(named: "record-notice")), subject: [])
    next.run([])
    #expect(next.text.contains("look first whether it was entered"))
  }

  @Test func `a draft can be discarded, or a form begun anew beside it`() throws {
    let store = try SampleStore()
    let left = try session(store, 1)
    try type("first", into: left)
    left.run([.signal(SIGTERM)])
    let driver = try session(store, 2)
    let action = try #require(ChangeCatalog.descriptor(named: "record-notice"))
    driver.program.openForm(action, subject: [])
    driver.run([])
    driver.type("n")
    #expect(!driver.lines.dropFirst(3).contains { $0.contains("first") })
    driver.press(.escape)
    driver.program.openForm(action, subject: [])
    driver.run([])
    driver.type("d")
    #expect(driver.program.drafts.drafts.isEmpty)
    #expect(driver.text.contains("Enter goes on, ^S checks"))
  }

  @Test func `a read-only session leaves the drafts where they are`() throws {
    let store = try SampleStore()
    let left = try session(store, 1)
    try type("first", into: left)
    left.run([.signal(SIGHUP)])
    let reader = try BoardDriver(store) {
      $0.isReadOnly = true
      $0.drafts = DraftFolder(storePath: store.path, process: 2_000_000_002)
    }
    reader.program.takeOverDrafts()
    #expect(reader.program.notice == nil)
    #expect(try session(store, 3).program.drafts.drafts.count == 1)
  }

  @Test func `what cannot be kept beside the store is said`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store) {
      $0.drafts = DraftFolder(storePath: "/nowhere/board.db", process: 2_000_000_001)
    }
    try type("somebody", into: driver)
    driver.wait(Program.draftPause)
    #expect(driver.line(22).contains("in this session only"))
    driver.type(" else")
    driver.run([.signal(SIGHUP)])
    #expect(driver.program.parting?.contains("No such file or directory") == true)
  }
}
