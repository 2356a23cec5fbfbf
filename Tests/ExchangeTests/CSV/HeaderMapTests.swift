import Testing

@testable import Exchange

private func header(_ names: String...) -> CSVRecord {
  CSVRecord(line: 1, fields: names, raw: names.joined(separator: ","))
}

@Suite struct HeaderMapTests {
  @Test func `finds columns in any order, whatever their case and blanks`() throws {
    let map = try HeaderMap(
      header: header("Name ", "\tID", "extra"), required: ["id"], optional: ["name", "phone"])
    let record = CSVRecord(line: 2, fields: [" Aspen ", "Y-1", ""], raw: "")
    #expect(map.cell("id", in: record) == "Y-1")
    #expect(map.cell("name", in: record) == "Aspen")
    #expect(map.cell("phone", in: record) == nil)
    #expect(map.position(of: "id") == 1)
    #expect(map.unknown == ["extra"])
  }

  @Test func `takes an empty cell for unknown`() throws {
    let map = try HeaderMap(header: header("id", "name"), required: ["id", "name"])
    #expect(map.cell("name", in: CSVRecord(line: 2, fields: ["1", "  "], raw: "1,  ")) == nil)
  }

  @Test func `lists every missing and every repeated column`() {
    do throws(HeaderError) {
      _ = try HeaderMap(header: header("id", "x", "ID"), required: ["id", "from", "county"])
      Issue.record("took a header without its required columns")
    } catch {
      #expect(error.problems.map(\.column) == ["from", "county", "ID"])
      #expect(error.problems.allSatisfy { $0.isFatal && $0.line == 1 })
    }
  }

  @Test func `names unnamed columns by their place`() throws {
    let map = try HeaderMap(header: header("id", "", ""), required: ["id"])
    #expect(map.unknown == ["(column 2 has no name)", "(column 3 has no name)"])
  }

  @Test func `says how many cells a record has where the header has others`() throws {
    let map = try HeaderMap(header: header("id", "name"), required: ["id"])
    #expect(map.problem(in: CSVRecord(line: 2, fields: ["1", "2"], raw: "1,2")) == nil)
    let problem = map.problem(in: CSVRecord(line: 7, fields: ["1"], raw: "1"))
    #expect(problem?.reason == "1 cell where the header has 2")
    #expect(problem?.line == 7)
    #expect(problem?.column == "-")
  }
}
