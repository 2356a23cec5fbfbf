import Domain
import Presentation
import Testing

struct ResponseColumnsTests {
  private static func json<Row: Sendable>(
    _ listing: Listing<Row>, _ rows: [Row], _ summary: [(key: String, cell: Cell)] = []
  ) throws -> String {
    try Samples.written(
      ListingDocument(
        listing, rows: rows, asOf: Samples.springNight, isDemo: true, summary: summary), .json)
  }

  @Test func `a seat that nobody fills reads NOBODY and is null otherwise`() throws {
    let lines = [OnCallLine(county: "06029", seat: .advocate, shift: nil)]
    let text = try Self.json(
      RosterColumns.onCall, lines, RosterColumns.summary(ofOnCall: lines))
    #expect(
      text.contains(
        #"{"county":"06029","seat":"advocate","rank":null,"person":"NOBODY","agency":null,"#
          + #""phone":null,"from":null,"until":null,"staff":null,"next_person":null,"#
          + #""next_from":null,"next_phone":null}"#))
    #expect(text.contains(#""summary":{"counties":1,"nobody":1}"#))
  }

  @Test func `coverage has its gaps as objects with the seats they lack`() throws {
    let from = Samples.springNight
    let line = CoverageLine(
      county: "06029", coverage: Coverage(of: [], from: from, until: from.adding(seconds: 120)))
    let text = try Self.json(RosterColumns.coverage, [line])
    #expect(
      text.contains(
        #""percent":{"percent":0.0,"count":0,"total":2,"of":"minutes"},"gaps":"#
          + #"[{"from":"2026-03-08T09:30:00Z","until":"2026-03-08T09:32:00Z","minutes":2,"#
          + #""missing":["child_welfare","advocate"]}]"#))
  }

  @Test func `not reported and none are two things`() throws {
    let rows = [
      FunnelLine(group: "06019", countyName: "Fresno", isReported: false, counts: nil),
      FunnelLine(group: "06029", countyName: "Kern", isReported: true, counts: FunnelCounts()),
    ]
    let text = try Self.json(FunnelColumns.listing(.county), rows)
    #expect(
      text.contains(
        #"{"county":"06019","fips":"06019","name":"Fresno","reporting":"not_reported","#
          + #""received":null,"screened_in":null"#))
    #expect(
      text.contains(
        #""screened_in_of_received":{"percent":null,"count":null,"total":null,"of":"received"}"#))
    #expect(text.contains(#""name":"Kern","reporting":"reported","received":0,"screened_in":0"#))
    #expect(
      text.contains(
        #""substantiated_of_screened_in":{"percent":null,"count":0,"total":0,"of":"screened_in"}"#))
  }

  @Test func `the group stands under the grouping's name`() {
    for grouping in FunnelGrouping.allCases {
      #expect(FunnelColumns.listing(grouping).headers.first?.key == grouping.rawValue)
      #expect(FunnelColumns.listing(grouping).summaryKeys == FunnelColumns.summaryKeys)
    }
  }

  @Test func `summaries have the keys that are documented`() {
    let noon = Samples.springNight
    #expect(
      RosterColumns.summary(ofCoverage: [], from: noon, until: noon).map(\.key)
        == RosterColumns.coverage.summaryKeys)
    #expect(
      RosterColumns.summary(ofOnCall: []).map(\.key) == RosterColumns.onCall.summaryKeys)
    #expect(
      CalloutColumns.summary(of: [], from: noon, until: noon, seesEveryReport: true).map(\.key)
        == CalloutColumns.listing.summaryKeys)
    #expect(
      FunnelColumns.summary(of: FunnelCounts(), from: nil, until: nil).map(\.key)
        == FunnelColumns.summaryKeys)
  }
}
