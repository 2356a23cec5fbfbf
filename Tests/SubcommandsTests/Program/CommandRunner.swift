import Domain
import Glibc
import Store
import TestSupport
import Testing

@testable import Subcommands

/// Runs command lines as the program does, in a folder of its own, without a terminal.
final class CommandRunner {
  /// What one command line said and how it ended.
  struct Answer {
    let status: Int32
    let out: String
    let err: String
  }

  let folder: String
  var environment: ProgramEnvironment
  /// What the board was opened with.
  private(set) var opened: [BoardRequest] = []

  /// 2026-11-20, 12:00 in California: the present of every test.
  static let noon = Instant(seconds: 1_795_204_800)

  init(account: String = "maker") throws {
    var template = Array("/tmp/csecboard-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    folder = try #require(made)
    environment = ProgramEnvironment(
      variables: ["HOME": folder], identity: Identity(uid: 4_242, account: account), home: folder)
    environment.present = { Self.noon }
    environment.sitePath = folder + "/site.conf"
    environment.siteOwner = getuid()
  }

  /// For a store that a scene has made: its maker's account at its present.
  convenience init(_ scene: BoardScene) throws {
    try self.init(account: "maker")
    environment = ProgramEnvironment(
      variables: ["HOME": folder], identity: Identity(uid: 1000, account: "maker"), home: folder)
    let now = scene.now
    environment.present = { now }
  }

  /// Overwrites a part of one page of a store.
  func damage(_ path: String, page: Int) {
    let descriptor = Glibc.open(path, O_WRONLY)
    let noise = [UInt8](repeating: 0xA5, count: 200)
    _ = pwrite(descriptor, noise, noise.count, off_t((page - 1) * 4096))
    close(descriptor)
  }

  deinit {
    remove(folder)
  }

  /// The usual store.
  var store: String { folder + "/.local/state/csecboard/board.db" }

  @discardableResult
  func run(_ arguments: String...) -> Answer { run(arguments: arguments) }

  @discardableResult
  func run(arguments: [String]) -> Answer {
    let (out, err) = (Output(), Output())
    let status = Program.run(arguments, environment: environment, out: out, err: err) { request in
      opened.append(request)
      return 0
    }
    return Answer(status: status, out: out.text, err: err.text)
  }

  /// Writes a file of the folder and gives its path.
  @discardableResult
  func file(_ name: String, _ lines: String...) -> String { file(name, lines: lines) }

  /// Writes a file of the folder and gives its path.
  @discardableResult
  func file(_ name: String, lines: [String]) -> String {
    let path = folder + "/" + name
    let parts = name.split(separator: "/").dropLast()
    var built = folder
    for part in parts {
      built += "/\(part)"
      mkdir(built, 0o700)
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let text = lines.joined(separator: "\n") + "\n"
    _ = text.withCString { write(descriptor, $0, text.utf8.count) }
    close(descriptor)
    return path
  }

  /// A demonstration store with two counties, three workers in two units, and four cases.
  func makeDemo() throws {
    try #require(run("init", "--demo").status == 0)
    let bundle = makeBundle()
    let answer = run("import", bundle)
    try #require(answer.status == 0, "\(answer.err)")
  }

  /// The files of the small bundle.
  func makeBundle() -> String {
    file("bundle/counties.csv", "fips,name,opted_in_on", "06029,Kern,2025-07-01", "06019,Fresno,")
    file("bundle/agencies.csv", "id,name,kind,county", "CW,Child Welfare,child_welfare,06029")
    file(
      "bundle/staff.csv", "id,name,agency,role,unit,county,started_on,cse_designated",
      "W-1,Ada,CW,worker,North,06029,2020-01-01,1", "W-2,Ben,CW,worker,South,06029,2020-01-01,0",
      "W-3,Cyd,CW,worker,North,06019,2020-01-01,0")
    file(
      "bundle/youth.csv", "id,initials,county", "Y-1,AA,06029", "Y-2,BB,06029", "Y-3,CC,06019",
      "Y-4,DD,06029")
    file(
      "bundle/cse_status.csv", "youth,status,basis,from", "Y-1,confirmed,grid,2026-06-01")
    file(
      "bundle/cases.csv", "id,youth,county,component,opened_on", "C-1,Y-1,06029,FR,2026-01-05",
      "C-2,Y-2,06029,FM,2026-01-05", "C-3,Y-3,06019,PP,2026-01-05", "C-4,Y-4,06029,FR,2026-01-05")
    file(
      "bundle/assignments.csv", "case,staff,role,from", "C-1,W-1,primary,2026-01-05",
      "C-2,W-2,primary,2026-01-05", "C-3,W-3,primary,2026-01-05")
    return folder + "/bundle"
  }

  /// Removes a folder and what is in it.
  private func remove(_ path: String) {
    guard let handle = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(handle)
    rmdir(path)
  }
}
