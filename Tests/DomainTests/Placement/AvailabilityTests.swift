import Testing

@testable import Domain

/// The age of a confirmation at each edge, and which beds count.
struct AvailabilityTests {
  private static let confirmed = Instant(seconds: 1_780_000_000)

  private static func line(
    _ facility: String = "F-1", county: String = "06029", status: String? = "LICENSED",
    contracted: Int? = 6, confirmedAt: Instant? = confirmed, limit: Int = 12, at moment: Instant
  ) -> FacilityLine {
    let isKnown = confirmedAt != nil
    return FacilityLine(
      facility: facility, name: "House", type: .temporaryShelter, county: county,
      licenceNumber: nil, licenceStatus: status, capacityLicensed: nil,
      beds: BedCount(
        contracted: contracted, occupied: isKnown ? 3 : nil, held: isKnown ? 1 : nil,
        offline: isKnown ? 0 : nil),
      confirmedAt: confirmedAt, confirmedBy: nil, limitHours: limit, phone: nil, at: moment)
  }

  @Test(arguments: FacilityType.allCases)
  func `is fresh up to half its limit, ageing up to the limit, then stale`(type: FacilityType) {
    let limit = type.confirmationLimitInHours
    let edges: [(Int64, Freshness)] = [
      (0, .fresh), (Int64(limit) * 1800 - 1, .fresh), (Int64(limit) * 1800, .fresh),
      (Int64(limit) * 1800 + 1, .ageing), (Int64(limit) * 3600 - 1, .ageing),
      (Int64(limit) * 3600, .ageing), (Int64(limit) * 3600 + 1, .stale),
    ]
    for (age, freshness) in edges {
      let found = Freshness(
        confirmedAt: Self.confirmed, limitHours: limit,
        at: Self.confirmed.adding(seconds: age))
      #expect(found == freshness, "\(type.rawValue) after \(age) s")
    }
    #expect(
      Freshness(confirmedAt: nil, limitHours: limit, at: Self.confirmed) == .unknown)
  }

  @Test func `beds staffed round the clock have 12 hours, others 72`() {
    let short = FacilityType.allCases.filter { $0.confirmationLimitInHours == 12 }
    #expect(
      Set(short.map(\.rawValue))
        == ["STRTP", "STRTP_CCR", "TSCF", "TRANSITIONAL_SHELTER", "YHPC"])
    #expect(
      FacilityType.allCases.allSatisfy { [12, 72].contains($0.confirmationLimitInHours) })
  }

  @Test(arguments: ["2026-03-07 20:00", "2026-10-31 20:00"])
  func `ages by true hours over a change of clock`(start: String) throws {
    let start = try Instant.at(start)
    let zone = try TestZone.losAngeles()
    let limit = start.after(hours: 12)
    #expect(zone.local(limit).hour != 8)
    #expect(Freshness(confirmedAt: start, limitHours: 12, at: limit) == .ageing)
    #expect(
      Freshness(confirmedAt: start, limitHours: 12, at: limit.adding(seconds: 1)) == .stale)
    #expect(Self.line(confirmedAt: start, at: limit).ageTenths == 120)
  }

  @Test func `open is what no one has; unknown where anything is`() {
    #expect(BedCount(contracted: 6, occupied: 3, held: 1, offline: 1).open == 1)
    #expect(BedCount(contracted: 4, occupied: 3, held: 1, offline: 0).open == 0)
    #expect(BedCount(contracted: nil, occupied: 3, held: 1, offline: 0).open == nil)
    #expect(BedCount(contracted: 4, occupied: nil, held: nil, offline: nil).open == nil)
  }

  @Test func `a total counts fresh and ageing beds of licensed facilities under contract`() {
    let limit = Self.confirmed.after(hours: 12)
    let counted = [Self.line(at: limit), Self.line(status: "Licensed", at: Self.confirmed)]
    let left = [
      Self.line(at: limit.adding(seconds: 1)), Self.line(confirmedAt: nil, at: limit),
      Self.line(contracted: nil, at: limit), Self.line(status: nil, at: limit),
      Self.line(status: "PENDING", at: limit),
    ]
    #expect(counted.map(\.counts) == [true, true])
    #expect(left.map(\.counts) == [false, false, false, false, false])
    let totals = BedTotals(counted + left)
    #expect(totals.open == 4)
    #expect(totals.facilities == 2)
    #expect(totals.leftOut == 5)
  }

  @Test func `lists fresh and ageing first, then stale, then unknown`() {
    let limit = Self.confirmed.after(hours: 12)
    let lines = [
      Self.line("F-1", confirmedAt: nil, at: limit), Self.line("F-2", limit: 2, at: limit),
      Self.line("F-5", at: limit), Self.line("F-4", confirmedAt: limit, at: limit),
      Self.line("F-6", county: "06019", at: limit),
    ]
    #expect(
      FacilityLine.inOrder(lines).map(\.facility)
        == ["F-6", "F-4", "F-5", "F-2", "F-1"])
  }
}
