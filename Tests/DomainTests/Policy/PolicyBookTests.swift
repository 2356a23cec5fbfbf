import Testing

@testable import Domain

struct PolicyBookTests {
  private func value(
    _ rows: [PolicyRow], county: String? = "06037", on day: String
  ) throws -> Int? {
    PolicyBook(rows: rows).value(
      .base, "FR", county: county, on: try #require(LocalDate(day)))?.value
  }

  @Test func `falls back to the shipped default before an imported row`() throws {
    let rows = [Fixture.policy(.base, "FR", 130, on: "2014-05-01")]
    #expect(try value(rows, on: "0001-01-01") == 100)
    #expect(try value(rows, on: "2014-04-30") == 100)
    #expect(try value(rows, on: "2014-05-01") == 130)
  }

  @Test func `prefers a county's row though a statewide one is newer`() throws {
    let rows = [
      Fixture.policy(.base, "FR", 130, county: "06037", on: "2020-01-01"),
      Fixture.policy(.base, "FR", 140, on: "2025-01-01"),
      Fixture.policy(.base, "FR", 150, county: "06037", on: "2026-01-01"),
    ]
    #expect(try value(rows, on: "2019-12-31") == 100)
    #expect(try value(rows, on: "2025-06-01") == 130)
    #expect(try value(rows, on: "2026-01-01") == 150)
    #expect(try value(rows, county: "06001", on: "2026-01-01") == 140)
    #expect(try value(rows, county: nil, on: "2026-01-01") == 140)
  }

  @Test func `takes the last given of equal dates, in any order of dates`() throws {
    let rows = [
      Fixture.policy(.base, "FR", 150, on: "2026-01-01"),
      Fixture.policy(.base, "fr", 160, on: "2026-01-01"),
      Fixture.policy(.base, "FR", 130, on: "2020-01-01"),
    ]
    #expect(try value(rows, on: "2026-01-01") == 160)
  }

  @Test func `ships every key once, with its source`() {
    for kind in PolicyKind.allCases {
      let keys = DefaultPolicies.rows.filter { $0.kind == kind }.map(\.key)
      #expect(keys.sorted() == PolicyRow.keys(of: kind).sorted())
    }
    #expect(DefaultPolicies.rows.allSatisfy { $0.citation.contains("D§") })
    #expect(DefaultPolicies.rows.allSatisfy { $0.approvedBy == nil && $0.county == nil })
    #expect(DefaultPolicies.rows.first?.effectiveOn.text == "0001-01-01")
    #expect(
      PolicyBook(rows: []).rowsInForce(county: "06037", on: Fixture.day).count
        == DefaultPolicies.rows.count)
  }
}
