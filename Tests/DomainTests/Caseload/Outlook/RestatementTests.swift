import Testing

@testable import Domain

struct RestatementTests {
  private func row(_ provenance: String) -> PolicyRow {
    PolicyRow(
      county: "06037", effectiveOn: LocalDate(daysSinceEpoch: 20_000), kind: .tier,
      key: "confirmed", value: 250, citation: "letter", provenance: provenance)
  }

  @Test func `is read as it is written, whatever the reason holds`() {
    let day = LocalDate(daysSinceEpoch: 20_010)
    for why in ["late", "a: b", "again; restated on 2020-01-01: no", "", "é — ü"] {
      let made = PolicyRow.Restatement(on: day, why: why)
      #expect(row("county" + made.provenance).restatement == made)
    }
    for other in ["county", "; restated on soon: late", "county; restated on 2024-10-04"] {
      #expect(row(other).restatement == nil)
    }
  }

  @Test func `is said of the days from which it holds to the one before it was set`() {
    let (from, set) = (LocalDate(daysSinceEpoch: 20_000), LocalDate(daysSinceEpoch: 20_010))
    let made = PolicyRow.Restatement(on: set, why: "late").provenance
    let book = PolicyBook(rows: [row("county" + made)])
    func notes(_ step: Int, _ county: String = "06037") -> [String] {
      book.restatements(of: [county, county], on: from.adding(days: step))
    }
    #expect(notes(-1) == [] && notes(10) == [] && notes(0, "06001") == [])
    #expect(
      notes(0) == [
        "restated: tier confirmed is 250 from \(from.text), set on \(set.text): late"
      ])
    #expect(notes(9) == notes(0))
  }
}
