import Glibc
import TestSupport
import Testing

@testable import Store

@Suite struct StoreFileModeTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `a store is its maker's alone`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.demoStore(at: "2026-11-20T12:00:00-08:00")
    #expect(try store.read(CountiesQuery()).isEmpty)
    for suffix in ["", ".lock"] { #expect(mode(folder.file("demo.db" + suffix)) == 0o600) }
  }

  @Test func `in a folder that hands its group on, it is that group's too`() throws {
    let folder = try TemporaryFolder()
    #expect(chmod(folder.path, 0o2770) == 0)
    let store = try folder.demoStore(at: "2026-11-20T12:00:00-08:00")
    #expect(try store.read(CountiesQuery()).isEmpty)
    for suffix in ["", "-wal", "-shm", ".lock"] {
      #expect(mode(folder.file("demo.db" + suffix)) == 0o660, "\(suffix)")
    }
  }
}
