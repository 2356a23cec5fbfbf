import Glibc
import Testing

@testable import Exchange

/// The bundle that is shipped must read without a problem, whichever way it was edited last.
@Suite struct SampleDataTests {
  static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce(into: "") { path, part in
      path += "/" + part
    } + "/sampledata"

  @Test(arguments: [
    ("agencies", 9), ("assignments", 38), ("availability", 4), ("callouts", 2), ("cases", 35),
    ("conflicts", 2), ("counties", 3), ("cse_status", 25), ("efforts", 6), ("facilitators", 2),
    ("facilities", 4), ("flags", 14), ("hearings", 3), ("holidays", 6), ("leave", 2),
    ("missing", 5), ("no_contact", 2), ("notices", 14), ("positions", 5), ("reports", 10),
    ("screenings", 7), ("shifts", 10), ("staff", 18), ("stays", 7), ("submissions", 2),
    ("training", 7), ("weights", 4), ("youth", 34),
  ])
  func `every record has as many cells as the header`(kind: String, count: Int) throws {
    var reader = try CSVReader(path: "\(Self.folder)/\(kind).csv")
    let header = try #require(try reader.next())
    let map = try HeaderMap(header: header, required: header.fields)
    var records = 0
    while let record = try reader.next() {
      #expect(map.problem(in: record) == nil)
      records += 1
    }
    #expect(records == count)
    #expect(reader.bytesRead == reader.byteCount)
  }
}
