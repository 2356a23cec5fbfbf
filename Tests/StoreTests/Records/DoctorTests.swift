import Domain
import Glibc
import TestSupport
import Testing

@testable import Store

@Suite struct DoctorTests {
  private func lines(_ store: BoardStore, anchor: AuditAnchor? = nil, now: Instant) throws
    -> [String: CheckLine]
  {
    Dictionary(
      uniqueKeysWithValues: try store.doctor(DoctorRequest(anchor: anchor, now: now)).map {
        ($0.name, $0)
      })
  }

  @Test func `what a store of its own stands on is good`() throws {
    let every = try EveryRoleScene()
    let lines = try lines(every.scene.maker, now: every.scene.now)
    for name in ["settings", "files", "folder", "audit chain", "audit anchor", "accounts", "roles"]
    {
      #expect(lines[name]?.isGood == true, "\(name): \(lines[name]?.finding ?? "")")
    }
  }

  @Test func `openings that no supervisor would review are named`() throws {
    let every = try EveryRoleScene()
    let reviewers = try #require(try lines(every.scene.maker, now: every.scene.now)["reviewers"])
    #expect(!reviewers.isGood)
    // The supervisor's unit has the worker alone; the desk and the supervisor have nobody.
    for account in ["desk", "detective", "lead"] { #expect(reviewers.finding.contains(account)) }
    #expect(!reviewers.finding.contains("worker"))
  }

  @Test func `a role that nobody holds, a person who left and an idle account are named`() throws {
    let scene = try BoardScene.sample()
    let first = try lines(scene.maker, now: scene.now)
    #expect(first["roles"]?.finding == "no account has: auditor")
    #expect(first["idle accounts"]?.isGood == true)
    let later = scene.now.adding(trueDays: 31)
    _ = try scene.maker.apply(
      "change-staff",
      fields: [("staff", "W-101"), ("ended_on", "2026-12-01"), ("acknowledged", "yes")],
      now: later)
    let then = try lines(scene.maker, now: later)
    #expect(then["staff records"]?.finding == "the person has left: worker")
    #expect(then["idle accounts"]?.finding.contains("keeper") == true)
  }

  @Test
  func `a store that everybody may read, and a folder that everybody may write, are not good`()
    throws
  {
    let scene = try BoardScene.sample()
    chmod(scene.path, 0o644)
    chmod(scene.folder.path, 0o777)
    let found = try lines(scene.maker, now: scene.now)
    #expect(found["files"]?.finding.contains("has mode 0644 and must have 0600") == true)
    #expect(found["folder"]?.isGood == false)
    chmod(scene.path, 0o600)
    chmod(scene.folder.path, 0o700)
  }

  @Test func `accounts are looked at for their administrator alone`() throws {
    let every = try EveryRoleScene()
    let lead = try lines(try every.scene.open(as: "lead"), now: every.scene.now)
    #expect(lead["roles"] == nil)
    let keeper = try lines(try every.scene.open(as: "keeper"), now: every.scene.now)
    #expect(keeper["roles"]?.isGood == true)
  }

  @Test func `an anchor without a head and one that anybody can change are not good`() throws {
    let scene = try BoardScene.sample()
    let path = scene.folder.file("anchor")
    let anchor = try #require(AuditAnchor(file: path, isInSyslog: false))
    #expect(try lines(scene.maker, anchor: anchor, now: scene.now)["audit anchor"]?.isGood == false)
    close(open(path, O_WRONLY | O_CREAT, 0o600))
    let empty = try lines(scene.maker, anchor: anchor, now: scene.now)["audit anchor"]
    #expect(empty?.finding.hasSuffix("holds no head yet") == true)
    try anchor.keep(headOf: scene.path, now: scene.now)
    let kept = try lines(scene.maker, anchor: anchor, now: scene.now)["audit anchor"]
    #expect(kept?.finding.contains("1 head,") == true)
  }
}
