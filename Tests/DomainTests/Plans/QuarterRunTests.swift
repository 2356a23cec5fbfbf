import Testing

@testable import Domain

/// Runs of run charts.
@Suite struct QuarterRunTests {
  private func runs(_ values: [Int?]) -> String {
    let found = IndicatorLine.runs(values, median: Median.of(values.compactMap { $0 }))
    return found.map { $0.map { String($0.rawValue.prefix(1)) } ?? "-" }.joined()
  }

  @Test func `six on one side of the median are a run, and one on it is passed over`() {
    #expect(runs([10, 12, 11, 14, 13, 10, 90, 95, 90, 97, 92, 99]) == "bbbbbbaaaaaa")
    #expect(runs([10, 12, 11, 14, 13, 90, 95, 90, 97, 92]) == "----------")
    // The median is 50: the one on it neither counts nor breaks.
    #expect(runs([10, 12, 11, 50, 14, 13, 10, 90, 95, 90, 97, 92, 99]) == "bbb-bbbaaaaaa")
    // A quarter without a figure breaks none either.
    #expect(runs([10, 12, nil, 11, 14, 13, 10, 90, 95, 90, 97, 92, 99]) == "bb-bbbbaaaaaa")
  }

  @Test func `five that rise or fall are a run, and an equal one is passed over`() {
    #expect(runs([50, 10, 20, 30, 40, 60, 15]) == "-rrrrr-")
    #expect(runs([50, 10, 20, 30, 40, 15]) == "------")
    #expect(runs([90, 80, 80, 70, 60, 50, 95]) == "ff-fff-")
    #expect(runs([]) == "" && runs([nil, nil]) == "--")
  }
}
