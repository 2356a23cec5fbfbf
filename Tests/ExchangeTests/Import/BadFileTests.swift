import Domain
import Exchange
import Glibc
import Store
import TestSupport
import Testing

@Suite struct BadFileTests {
  @Test(arguments: [
    ("youth", "id,initials\nY-9,AB\n", ["1:county: the required column is missing"]),
    ("youth", "id,county,ID\nY-9,06029,x\n", ["1:ID: the column stands twice"]),
    ("youth", "", ["1:-: the file is empty; a header row is needed"]),
    ("youth", "id,county\nY-9,\n", ["2:county: is empty, and a row needs it"]),
    ("youth", "id,county\nY-9\n", ["2:-: 1 cell where the header has 2"]),
    ("youth", "id,county\nY-9,06029,x\n", ["2:-: 3 cells where the header has 2"]),
    ("youth", "id,county\nY-9,06099\n", ["2:county: county '06099' is unknown"]),
    ("youth", "id,county\nY-9,Kern\n", ["2:county: 'Kern' is not a five-digit FIPS code"]),
    (
      "youth", "id,county,lead_agency\nY-9,06029,A-9\n",
      ["2:lead_agency: 'A-9' is unknown in agencies"]
    ),
    ("flags", "youth,flag,from\nY-9,nmd,2026-01-01\n", ["2:youth: 'Y-9' is unknown in youth"]),
    (
      "flags", "youth,flag,from\nY-1,NMD,3/8/2026\n",
      ["2:from: A date is written year first: 2026-03-08."]
    ),
    (
      "cases", "id,youth,county,component,opened_on\nC-9,Y-1,06029,XX,2026-01-01\n",
      ["2:component: 'XX' is none of ER, ERA, FM, FR, PP, VFM, ST, PROB"]
    ),
    (
      "cases",
      "id,youth,county,component,opened_on,closed_on\nC-9,Y-1,06029,FR,2026-02-01,2026-01-01\n",
      ["2:closed_on: lies before opened_on"]
    ),
    ("leave", "staff,from,until\nW-1,2026-02-01,\n", ["2:until: is empty, and a row needs it"]),
    (
      "staff",
      "id,name,agency,role,county,fte,started_on\nW-9,N,A-1,worker,06029,0.333,2026-01-01\n",
      ["2:fte: '0.333' is not a number with at most two decimals, such as 0.75"]
    ),
    (
      "staff",
      "id,name,agency,role,county,relief_percent,started_on\nW-9,N,A-1,worker,06029,101,2026-01-01\n",
      ["2:relief_percent: must be from 0 to 100"]
    ),
    (
      "screenings",
      "youth,tool,version,score,band,screened_on\nY-1,cse_it,2.0,5,clear,2026-01-01\n",
      ["2:band: 'clear' does not fit a total of 5, which is possible"]
    ),
    (
      "weights",
      "effective_on,kind,key,value,citation,provenance\n2027-01-01,base,XX,1,c,p\n",
      ["2:key: 'XX' is no key of base: ER, ERA, FM, FR, PP, VFM, ST, PROB"]
    ),
    (
      "flags", "youth,flag,from\nY-1,nmd,2026-01-01\nY-1,nmd,2026-01-01\n",
      ["taken: 2"]
    ),
    (
      "cases",
      "id,youth,county,component,opened_on\nC-9,Y-1,06029,FR,2026-01-01\n"
        + "C-9,Y-1,06029,FM,2026-01-01\n",
      ["3:id: line 2 gave the same record with other values"]
    ),
  ])
  func `a bad row is named with line and column, and nothing is taken`(
    kind: String, text: String, expected: [String]
  ) throws {
    let scene = try ImportScene()
    let found = try scene.refusals(kind, text)
    if expected == ["taken: 2"] {
      #expect(found.count == 1 && found[0].hasPrefix("taken: "))
    } else {
      #expect(found == expected)
    }
  }

  @Test func `a wall time that does not exist, or exists twice, names both readings`() throws {
    let scene = try ImportScene()
    let found = try scene.refusals(
      "flags", "youth,flag,from\nY-1,nmd,2026-03-08 02:30\nY-1,nmd,2026-11-01 01:30\n")
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("2:from: ") && found[1].hasPrefix("3:from: "))
    #expect(found[0].contains("-08:00") && found[0].contains("-07:00"))
    #expect(found[1].contains("-08:00") && found[1].contains("-07:00"))
  }

  @Test func `bytes that are not UTF-8 are refused with their offset`() throws {
    let scene = try ImportScene()
    let text = Array("id,county,initials\nY-9,06029,".utf8)
    let found = try scene.refusals("youth", bytes: text + [0xE9] + Array("\n".utf8))
    #expect(found == ["2:initials: not UTF-8 at byte offset \(text.count); save the file as UTF-8"])
  }

  @Test func `a NUL, a stray quote and a long cell each name their line, and the rest is read`()
    throws
  {
    let scene = try ImportScene()
    let long = String(repeating: "x", count: 65_537)
    let found = try scene.refusals(
      "youth",
      "id,county,initials\nY-7,06029,a\0b\nY-8,06029,a\"b\nY-9,06029,\(long)\nY-10,06099,\n")
    #expect(
      found == [
        "2:initials: a NUL character",
        "3:initials: a stray quote; put the cell in quotes and double the quotes inside it",
        "4:initials: longer than 64 KiB", "5:county: county '06099' is unknown",
      ])
    let most = String(repeating: "x", count: 65_536)
    #expect(
      try scene.take("youth", "id,county,lead_person\nY-9,06029,\(most)\n").files[0].counts.added
        == 1)
  }

  @Test func `a byte order mark, CR LF and any order and case of columns are taken`() throws {
    let scene = try ImportScene()
    let report = try scene.take(
      "youth", "\u{FEFF}Initials, COUNTY ,Id,shoe\r\nZZ,6029,Y-9,42\r\n")
    #expect(report.files[0].counts.added == 1)
    #expect(report.warnings.count == 2)
    #expect(report.warnings[0].contains(":1:shoe: is no column of youth"))
    #expect(report.warnings[1].contains("6029 → 06029"))
    #expect(try scene.value("initials", of: "youth_versions", "Y-9", on: "2026-01-01") == "ZZ")
  }

  @Test func `up to a hundred bad rows are listed, then their number`() throws {
    let scene = try ImportScene()
    let lines = (1...150).map { "Y-1,none_\($0),2026-01-01\n" }.joined()
    let found = try scene.refusals("flags", "youth,flag,from\n" + lines)
    #expect(found.count == 101 && found.last == "of 150")
    #expect(found[0].hasPrefix("2:flag: ") && found[99].hasPrefix("101:flag: "))
  }

  @Test func `rejects are set aside with their own text, and the rest is taken`() throws {
    let scene = try ImportScene()
    let aside = scene.folder.file("aside.csv")
    let report = try scene.take(
      "youth", "id,county,initials\nY-8,06029,\"A,B\"\nY-9,06099,\"C \"\"D\"\"\"\n"
    ) { $0.rejectsPath = aside }
    #expect(report.files[0].counts.added == 1 && report.files[0].counts.rejected == 1)
    let file = scene.folder.file("youth.csv")
    #expect(
      try WholeFile.text(aside) == "file,line,column,reason,record\r\n"
        + "\(file),3,county,county '06099' is unknown,\"Y-9,06099,\"\"C \"\"\"\"D\"\"\"\"\"\"\"\r\n"
    )
    var status = stat()
    #expect(stat(aside, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func `a record of another number of cells is set aside with a bare dash for its column`()
    throws
  {
    let scene = try ImportScene()
    let aside = scene.folder.file("aside.csv")
    _ = try scene.take("youth", "id,county\nY-8,06029,more\n") { $0.rejectsPath = aside }
    let file = scene.folder.file("youth.csv")
    #expect(
      try WholeFile.text(aside) == "file,line,column,reason,record\r\n"
        + "\(file),2,-,3 cells where the header has 2,\"Y-8,06029,more\"\r\n")
  }

  @Test func `an import that fails leaves no draft of its rejects`() throws {
    let scene = try ImportScene()
    #expect(throws: ImportFailure.self) {
      try scene.take("youth", "id\nY-9\n") { $0.rejectsPath = scene.folder.file("aside.csv") }
    }
    #expect(access(scene.folder.file("aside.csv"), F_OK) != 0)
    #expect(access(scene.folder.file("aside.csv.\(getpid()).part"), F_OK) != 0)
  }

  @Test func `a record far past the limit is refused without keeping it, and the rest is read`()
    throws
  {
    let scene = try ImportScene()
    let path = scene.folder.file("youth.csv")
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let header = Array("id,county,initials\nY-9,06029,".utf8)
    #expect(write(descriptor, header, header.count) == header.count)
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<12 { #expect(write(descriptor, block, block.count) == block.count) }
    let rest = Array("\nY-8,06099,\n".utf8)
    #expect(write(descriptor, rest, rest.count) == rest.count)
    close(descriptor)
    do {
      _ = try BundleImport(store: scene.store, now: scene.now)
        .run(try ImportInput.discover(paths: [path]).inputs)
      Issue.record("it was taken")
    } catch ImportFailure.badRows(let rows, _), ImportFailure.refused(let rows, _) {
      #expect(rows.map(\.line) == [2, 3])
      #expect(rows[0].record.utf8.count <= 65_536)
    }
  }
}
