import Domain
import Glibc
import TestSupport
import Testing

@testable import Dashboard

@Suite struct DraftFolderTests {
  private let now = SampleStore.noon

  private func draft(_ id: Int = 1, at: Instant = SampleStore.noon) -> Draft {
    Draft(
      id: id, action: "report-missing", at: at,
      fields: [NamedText(name: "youth", text: "Y-1"), NamedText(name: "by", text: "a\\n\nb \\ é")])
  }

  /// A folder as a session of a process number sees it. No process has a number that high.
  private func folder(_ files: TemporaryFolder, process: Int32 = 2_000_000_001) -> DraftFolder {
    DraftFolder(storePath: files.file("board.db"), process: process)
  }

  private func mode(_ path: String) -> mode_t {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
  }

  @Test func `a draft comes back as it was in the next session`() throws {
    let files = try TemporaryFolder()
    try folder(files).keep(draft())
    let found = folder(files, process: 2_000_000_002).takeOver(now: now)
    #expect(found.map(\.fields) == [draft().fields])
    #expect(found.map(\.at) == [now])
  }

  @Test func `a draft's file is its owner's alone, whatever the umask`() throws {
    let files = try TemporaryFolder()
    let before = umask(0)
    defer { umask(before) }
    try folder(files).keep(draft())
    let path = files.file("board.db.draft-\(getuid())-2000000001-1")
    #expect(mode(path) == 0o600)
  }

  @Test func `keeping again replaces, discarding removes, and nothing else is left`() throws {
    let files = try TemporaryFolder()
    let shelf = folder(files)
    try shelf.keep(draft())
    var newer = draft()
    newer.fields = [NamedText(name: "youth", text: "Y-2")]
    try shelf.keep(newer)
    #expect(
      folder(files, process: 2_000_000_002).takeOver(now: now).map(\.fields) == [newer.fields])
    folder(files, process: 2_000_000_002).discard(1)
    #expect(folder(files, process: 2_000_000_003).takeOver(now: now).isEmpty)
  }

  @Test func `two drafts of a session are both found, numbered apart from one's own`() throws {
    let files = try TemporaryFolder()
    try folder(files).keep(draft(1))
    try folder(files).keep(draft(2))
    let found = folder(files, process: 2_000_000_001).takeOver(now: now)
    #expect(found.map(\.id) == [3, 4])
    #expect(folder(files, process: 2_000_000_002).takeOver(now: now).count == 2)
  }

  @Test func `the drafts of a session that runs are not taken from it`() throws {
    let files = try TemporaryFolder()
    try folder(files, process: getpid()).keep(draft())
    #expect(folder(files).takeOver(now: now).isEmpty)
  }

  @Test func `another account's drafts are not looked at`() throws {
    let files = try TemporaryFolder()
    try folder(files).keep(draft())
    let other = DraftFolder(
      storePath: files.file("board.db"), owner: getuid() + 1, process: 2_000_000_002)
    #expect(other.takeOver(now: now).isEmpty)
    #expect(folder(files, process: 2_000_000_002).takeOver(now: now).count == 1)
  }

  @Test func `a draft that nobody went on with for a week is removed`() throws {
    let files = try TemporaryFolder()
    try folder(files).keep(draft(1, at: now.adding(seconds: -7 * 86_400)))
    try folder(files).keep(draft(2, at: now.adding(seconds: -7 * 86_400 + 1)))
    #expect(folder(files, process: 2_000_000_002).takeOver(now: now).count == 1)
    #expect(folder(files, process: 2_000_000_003).takeOver(now: now).count == 1)
  }

  @Test(arguments: [
    "", "csecboard draft 1\nend\n", "csecboard draft 2\naction x\nat 1\nend\n",
    "csecboard draft 1\naction x\nat 1\nfield a b\n", "\u{0}",
  ])
  func `a file that is not whole is no draft`(text: String) throws {
    let files = try TemporaryFolder()
    let path = files.file("board.db.draft-\(getuid())-2000000001-1")
    Files.write(text, to: path)
    chmod(path, 0o600)
    #expect(folder(files).takeOver(now: now).isEmpty)
  }

  @Test func `links are neither followed nor written through`() throws {
    let files = try TemporaryFolder()
    let target = files.file("target")
    Files.write(draft().text, to: target)
    chmod(target, 0o600)
    let name = files.file("board.db.draft-\(getuid())-2000000001-1")
    symlink(target, name)
    #expect(folder(files, process: 2_000_000_002).takeOver(now: now).isEmpty)
    symlink(target, name + ".new")
    var other = draft()
    other.fields = [NamedText(name: "youth", text: "OTHER")]
    try folder(files).keep(other)
    #expect(String(decoding: Files.read(target) ?? [], as: UTF8.self) == draft().text)
  }

  @Test func `a file that others can read or write is not believed`() throws {
    let files = try TemporaryFolder()
    let path = files.file("board.db.draft-\(getuid())-2000000001-1")
    Files.write(draft().text, to: path)
    chmod(path, 0o644)
    #expect(folder(files).takeOver(now: now).isEmpty)
  }

  @Test func `a folder that cannot be written is said, and the draft stays in memory`() throws {
    var shelf = DraftShelf(folder: DraftFolder(storePath: "/nowhere/at/all/board.db"))
    shelf.keep(draft())
    #expect(shelf.failure?.sentence == "No such file or directory")
    #expect(shelf.drafts == [draft()])
  }
}
