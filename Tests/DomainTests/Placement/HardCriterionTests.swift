import Testing

@testable import Domain

/// Each hard criterion at its edges, by examples worked out by hand.
@Suite struct HardCriterionTests {
  private let fits = MatchFixture()

  @Test func `nothing excludes a facility that fits`() {
    #expect(fits.failures == [])
    #expect(fits.match().lines[0].rank == 1)
    #expect(!fits.match().isUnmet)
  }

  @Test(arguments: ["LICENSED", "licensed", "Licensed"])
  func `a licence counts in any case`(status: String) {
    #expect(fits.with { $0.status = status }.failures == [])
  }

  @Test(arguments: [nil, "", "PENDING", "ON PROBATION", "CLOSED"] as [String?])
  func `no other licence status does, a blank one neither`(status: String?) {
    let changed = fits.with { $0.status = status }
    #expect(changed.failures == [.licence])
    #expect(!changed.detail.isEmpty)
  }

  /// The day of the match is 1 March 2026, of no leap year.
  @Test(arguments: [
    ("2014-03-01", true), ("2014-03-02", false), ("2008-03-02", true), ("2008-03-01", false),
    // Born on 29 February, one turns on 1 March: 14 and 18 today.
    ("2012-02-29", true), ("2008-02-29", false),
  ])
  func `age is of whole years within both bounds`(born: String, isServed: Bool) {
    let changed = fits.with { $0.need = $0.need.born(LocalDate(born)) }
    #expect(changed.failures == (isServed ? [] : [.age]))
  }

  @Test func `an age bound without a birth date fails, and no bound admits all`() {
    let unknown = fits.with { $0.need = $0.need.born(nil) }
    #expect(unknown.failures == [.age])
    #expect(unknown.detail == "the birth date is not recorded: it serves 12 to 17")
    let anyAge = FacilityProgram(genders: ["female"])
    #expect(unknown.with { $0.program = anyAge }.failures == [])
    let from = FacilityProgram(agesFrom: 15, genders: ["female"])
    #expect(fits.with { $0.program = from }.failures == [])
    let upTo = FacilityProgram(agesTo: 14, genders: ["female"])
    #expect(fits.with { $0.program = upTo }.failures == [.age])
  }

  @Test(arguments: [
    ("2014-05-01", "too young by 2 months: it serves 12 to 17"),
    ("2014-03-02", "too young by 1 day: it serves 12 to 17"),
    ("2016-09-01", "too young by 2 years and 6 months: it serves 12 to 17"),
    ("2008-02-01", "too old by 1 month: it serves 12 to 17"),
    ("2008-03-01", "too old by less than a day: it serves 12 to 17"),
    ("2006-03-01", "too old by 2 years: it serves 12 to 17"),
  ])
  func `says by how much an age is missed`(born: String, words: String) {
    #expect(fits.with { $0.need = $0.need.born(LocalDate(born)) }.detail == words)
  }

  @Test(
    arguments: [
      ("female", ["female"], true), ("Female", ["female"], true), ("male", ["female"], false),
      ("nonbinary", ["male", "nonbinary"], true), ("nonbinary", ["any"], true),
      ("another word", ["female", "male"], false), ("another word", ["any"], true),
      (nil, ["female", "male", "nonbinary"], false), (nil, ["any"], true), ("", ["any"], true),
      ("", ["female"], false), ("female", [], false), (nil, [], false),
    ] as [(String?, [String], Bool)])
  func `the youth's gender or any is served; an unknown one needs any, and blank serves nobody`(
    gender: String?, served: [String], isServed: Bool
  ) {
    let changed = fits.with {
      $0.need = $0.need.of(gender: gender)
      $0.program = FacilityProgram(genders: served)
    }
    #expect(changed.failures == (isServed ? [] : [.gender]))
    #expect(changed.detail.isEmpty == isServed)
  }

  @Test func `a bed is open, fresh or ageing`() {
    let hour: Int64 = 3_600
    #expect(fits.with { $0.age = 72 * hour }.failures == [])
    #expect(fits.with { $0.age = 72 * hour + 1 }.failures == [.openBed])
    #expect(fits.with { $0.age = nil }.detail == "its beds were never confirmed")
    let full = BedCount(contracted: 4, occupied: 2, held: 1, offline: 1)
    #expect(fits.with { $0.beds = full }.failures == [.openBed])
    #expect(
      fits.with { $0.beds = full }.detail
        == "no bed is open of 4: 2 occupied, 1 held, 1 offline")
    let unknown = BedCount(contracted: nil, occupied: 0, held: 0, offline: 0)
    #expect(fits.with { $0.beds = unknown }.failures == [.openBed])
    let shelter = fits.with {
      $0.type = .temporaryShelter
      $0.age = 12 * hour + 1
    }
    #expect(shelter.detail == "its beds were confirmed 12 h 1 min ago, and the limit is 12 h")
  }

  @Test func `contact is forbidden where it is listed, with the reason only where it may be known`()
  {
    let kinds: [(ForbiddenContact, String)] = [
      (.result, "contact is forbidden here"),
      (
        .facility(reason: "knows the address"),
        "contact with this place is forbidden: knows the address"
      ),
      (.youth(reason: nil), "somebody with whom contact is forbidden stays here"),
    ]
    for (contact, words) in kinds {
      let changed = fits.with { $0.need.forbidden = ["F-1": contact] }
      #expect(changed.failures == [.noContact])
      #expect(changed.detail == words)
    }
    #expect(fits.with { $0.need.forbidden = ["F-2": .result] }.failures == [])
  }

  @Test func `a confidential location is needed by whoever is flagged`() {
    let flagged = fits.with { $0.need.flags = [.confidentialLocation] }
    #expect(flagged.failures == [.confidentialLocation])
    let hidden = FacilityProgram(genders: ["any"], abilities: [.confidentialLocation])
    #expect(flagged.with { $0.program = hidden }.failures == [])
  }

  @Test
  func `a run from here excludes for less than 90 days of 24 hours, and speaks against it after`() {
    func run(_ seconds: Int64, from facility: String = "F-1") -> MatchFixture {
      fits.with {
        $0.need.runs = [
          RunFacts(facility: facility, receivedAt: MatchFixture.at.adding(seconds: -seconds))
        ]
      }
    }
    let limit: Int64 = 90 * 86_400
    #expect(run(limit - 1).failures == [.priorRun])
    #expect(run(limit - 1).reasons[.earlierRun] == nil)
    #expect(run(limit).failures == [])
    #expect(run(limit).reasons[.earlierRun] == -25)
    #expect(run(0).failures == [.priorRun])
    #expect(
      run(12 * 86_400 + 5).detail == "missing from here 12 days ago, and 90 days must have passed")
    #expect(run(5, from: "F-2").failures == [])
  }

  @Test func `several older runs count once, and a recent one beside them both ways`() {
    let changed = fits.with {
      $0.need.runs = [5, 95, 400].map {
        RunFacts(facility: "F-1", receivedAt: MatchFixture.at.adding(trueDays: -$0))
      }
    }
    #expect(changed.failures == [.priorRun])
    #expect(changed.reasons[.earlierRun] == -25)
  }

  @Test func `says every criterion that it fails, in the order of the contract`() {
    let changed = fits.with {
      $0.status = nil
      $0.age = nil
      $0.need = $0.need.born(nil).of(gender: nil)
      $0.need.flags = [.confidentialLocation, .siblingsOrdered]
      $0.need.forbidden = ["F-1": .result]
      $0.need.runs = [RunFacts(facility: "F-1", receivedAt: MatchFixture.at)]
    }
    #expect(changed.failures == HardCriterion.allCases)
    #expect(changed.match().lines[0].failures.allSatisfy { !$0.detail.isEmpty })
  }
}

extension PlacementNeed {
  func born(_ day: LocalDate?) -> PlacementNeed {
    PlacementNeed(youth: youth, county: county, bornOn: day, gender: gender, languages: languages)
  }

  func of(gender: String?) -> PlacementNeed {
    PlacementNeed(
      youth: youth, county: county, bornOn: bornOn, gender: gender, languages: languages)
  }

  func speaking(_ languages: [String]) -> PlacementNeed {
    PlacementNeed(
      youth: youth, county: county, bornOn: bornOn, gender: gender, languages: languages)
  }
}
