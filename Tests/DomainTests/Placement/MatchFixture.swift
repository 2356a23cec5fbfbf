@testable import Domain

/// A need and a facility that fit, to be changed in one thing.
struct MatchFixture {
  static let day = LocalDate(daysSinceEpoch: 20_513)
  static let at = Instant(seconds: 1_772_400_000)

  var need = PlacementNeed(
    youth: "Y-1", county: "06029", bornOn: LocalDate("2011-03-01"), gender: "female",
    languages: [])
  var program = FacilityProgram(agesFrom: 12, agesTo: 17, genders: ["female"])
  var county = "06037"
  var status: String? = "LICENSED"
  var type = FacilityType.resourceFamilyHome
  var beds = BedCount(contracted: 4, occupied: 2, held: 1, offline: 0)
  /// Seconds since the confirmation; `nil` = never.
  var age: Int64? = 0
  var centre: Coordinates?
  var book = PolicyBook(rows: [])

  func line(_ facility: String = "F-1") -> FacilityLine {
    FacilityLine(
      facility: facility, name: "House", type: type, county: county, licenceNumber: nil,
      licenceStatus: status, capacityLicensed: nil, beds: beds,
      confirmedAt: age.map { Self.at.adding(seconds: -$0) }, confirmedBy: nil,
      limitHours: type.confirmationLimitInHours, phone: nil, at: Self.at)
  }

  func candidate(_ facility: String = "F-1") -> MatchCandidate {
    MatchCandidate(line: line(facility), program: program, countyCentre: centre)
  }

  func match(_ candidates: [MatchCandidate]? = nil) -> Match {
    Match(
      of: need, with: candidates ?? [candidate()],
      policy: MatchPolicy(book, county: need.county, on: Self.day), at: Self.at, on: Self.day)
  }

  var failures: [HardCriterion] { match().lines[0].failures.map(\.criterion) }
  var reasons: [SoftCriterion: Int] {
    Dictionary(
      uniqueKeysWithValues: match().lines[0].reasons.map { ($0.criterion, $0.points) })
  }
  var detail: String { match().lines[0].failures.map(\.detail).joined(separator: " | ") }

  /// The same with one thing changed.
  func with(_ change: (inout MatchFixture) -> Void) -> MatchFixture {
    var changed = self
    change(&changed)
    return changed
  }
}
