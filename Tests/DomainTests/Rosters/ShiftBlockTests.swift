import Testing

@testable import Domain

/// Lines of a pasted block: what reads, in which form, and what is said of what does not.
@Suite struct ShiftBlockTests {
  private let people = ["W-1": ["W-1"], "W-2": ["W-2"], "Ada Lee": ["W-1"], "Kim": ["W-1", "W-2"]]

  private func block(_ text: String, county: String? = "06029") throws -> ShiftBlock {
    ShiftBlock(
      text, county: county, people: people, reading: FieldReading(zone: try TestZone.losAngeles()))
  }

  private func problems(_ text: String, county: String? = "06029") throws -> [String] {
    try block(text, county: county).lines.map { line in
      switch line.shift {
      case .success: "\(line.number) reads"
      case .failure(let problem): "\(line.number) \(problem.field): \(problem.reason)"
      }
    }
  }

  @Test func `rows of the file and cells between tabs read alike`() throws {
    let wanted = BlockShift(
      county: "06029", seat: .advocate, rank: .backup, staff: "W-1",
      span: Interval(from: try .at("2026-12-01 08:00"), until: try .at("2026-12-01 20:00")))
    let times = ["2026-12-01 08:00", "2026-12-01T20:00:00-08:00"]
    for text in [
      "advocate\tbackup\tW-1\t\(times[0])\t\(times[1])",
      "advocate,backup,\"Ada Lee\",\(times[0]),\(times[1])",
      "06029,ADVOCATE,Backup,W-1,\(times[0]),\(times[1])",
      "SH-1,06029,advocate,backup,W-1,\(times[0]),\(times[1])",
      "id,county,seat,rank,staff,starts_at,ends_at\r\n,,advocate,backup,W-1,\(times[0]),\(times[1])",
      "\n\nUntil\tFrom\tPerson\tRank\tSeat\n\(times[1])\t\(times[0])\tAda Lee\tbackup\tadvocate\n",
    ] {
      let lines = try block(text).lines
      #expect(try lines.map { try $0.shift.get() } == [wanted], "\(text)")
      let again = try BlockShift(wanted.text, county: "06029", zone: try TestZone.losAngeles())
      #expect(again == wanted)
    }
  }

  @Test func `each line that does not read is named with what is wrong`() throws {
    let good = "advocate,primary,W-1,2026-12-01 08:00,2026-12-01 20:00"
    let text = [
      good, "advocate,primary,W-1", "driver,primary,W-1,2026-12-01 08:00,2026-12-01 20:00", "",
      "advocate,primary,Kim,2026-12-01 08:00,2026-12-01 20:00",
      "advocate,primary,Nobody,2026-12-01 08:00,2026-12-01 20:00",
      "advocate,primary,W-1,2026-12-01 20:00,2026-12-01 08:00",
      "advocate,primary,W-1,2027-03-14 02:30,2027-03-14 08:00",
      "advocate,,W-1,2026-12-01,2026-12-02",
    ].joined(separator: "\n")
    let found = try problems(text)
    #expect(found[0] == "1 reads")
    #expect(found[1].hasPrefix("2 -: has 3 cells"))
    #expect(found[2].hasPrefix("3 seat: 'driver' is none of"))
    #expect(found[3] == "5 staff: 'Kim' is the name of 2 people; give the key")
    #expect(found[4] == "6 staff: 'Nobody' is nobody on staff")
    #expect(found[5] == "7 ends_at: must be later than starts_at")
    #expect(found[6].hasPrefix("8 starts_at:") && found[6].contains("2027-03-14"))
    #expect(found[7] == "9 rank: is empty, and a shift needs it")
    #expect(try problems(good, county: nil) == ["1 county: is not said, and a shift needs it"])
  }

  @Test func `a block has its limit, and says so`() throws {
    let good = "advocate,primary,W-1,2026-12-01 08:00,2026-12-01 20:00\n"
    let text = String(repeating: good, count: ShiftBlock.mostLines + 5)
    let found = try problems(text)
    #expect(found.count == ShiftBlock.mostLines + 1)
    #expect(found.last?.hasSuffix("is one of more than 1000 lines") == true)
  }
}
