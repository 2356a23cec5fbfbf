import Domain
import Store
import TestSupport
import Testing

@testable import Exchange

/// Counts what it is given and keeps none of it.
private final class RowCounter: SampleSink {
  private(set) var rows: [String: Int] = [:]
  /// How often each word stood in a column: `reports.screening=screened_in`; past reports only.
  private(set) var words: [String: Int] = [:]
  private(set) var lastPastReport = ""
  private(set) var confirmed: Set<String> = []

  func addPlan(_ fileName: String, _ text: String) throws { rows["plans", default: 0] += 1 }

  func add(_ kind: String, _ cells: [String: String]) throws {
    rows[kind, default: 0] += 1
    if kind == "cse_status", cells["status"] == "confirmed" {
      confirmed.insert(cells["youth"] ?? "")
    }
    guard kind == "reports", let received = cells["received_at"], received < "2022-07-01T07" else {
      return
    }
    lastPastReport = max(lastPastReport, received)
    words["past", default: 0] += 1
    for column in ["screening", "disposition", "care_status"] {
      words[cells[column] ?? "", default: 0] += 1
    }
  }
}

@Suite struct SampleStateTests {
  @Test func `the state has the published sizes and shares, exactly`() throws {
    let zone = try SystemZone.load()
    let now = try TimeText.instant(SampleStoreTests.noon, zone: zone)
    let counter = RowCounter()
    try SampleData.fill(counter, .california, seed: 3, now: now, zone: zone)
    #expect(counter.rows["counties"] == 58)
    #expect(counter.rows["youth"] == 38_168)
    #expect(counter.rows["reports"] == 70_334 + 10_000)
    #expect(counter.confirmed.count == 10_000)
    #expect(
      counter.words.filter { !$0.key.isEmpty } == [
        "past": 70_334, "screened_in": 46_500, "evaluated_out": 23_834, "inconclusive": 9_300,
        "substantiated": 11_300, "unfounded": 25_900, "prior_placement_not_in_care": 400,
        "in_placement": 1_130, "absent_from_placement": 290, "none": 8_180,
      ])
    let total = counter.rows.values.reduce(0, +)
    #expect(abs(total - SampleScale.california.usualRows) < total / 10)
  }

  @Test func `47 counties have opted in and only they report`() {
    let parts = SamplePlan.california(seed: 1).parts
    #expect(parts.count { $0.county.isOptedIn } == 47)
    #expect(
      parts.allSatisfy { $0.county.isOptedIn || ($0.past.total == 0 && $0.recentReports == 0) })
    #expect(parts.allSatisfy { $0.confirmedCount <= $0.youthCount })
    #expect(parts.reduce(0) { $0 + $1.past.total } == 70_334)
  }

  @Test(arguments: [
    (10, [1, 1, 1], [4, 3, 3]), (7, [0, 5, 2], [0, 5, 2]), (0, [3, 4], [0, 0]),
    (5, [0, 0], [0, 0]), (1, [1, 2, 2], [0, 1, 0]),
  ])
  func `shares make the whole`(total: Int, weights: [Int], shares: [Int]) {
    #expect(SampleShares.dealt(total, by: weights) == shares)
  }
}
