import Testing

@testable import Domain

/// Each soft criterion, siblings, the order, and what the points come from.
@Suite struct SoftCriterionTests {
  private let fits = MatchFixture()

  private func able(_ abilities: FacilityProgram.Ability...) -> FacilityProgram {
    FacilityProgram(genders: ["any"], abilities: Set(abilities))
  }

  @Test func `nothing speaks for a facility of which nothing is known`() {
    #expect(fits.reasons == [:])
    #expect(fits.match().lines[0].score == 0)
  }

  @Test func `the county of origin counts where exploitation is not local`() {
    let here = fits.with { $0.county = "06029" }
    #expect(here.reasons == [.countyOfOrigin: 20])
    #expect(here.with { $0.need.flags = [.exploitationLocal] }.reasons == [:])
  }

  @Test func `what it can do counts for whoever needs it, training for CSE for everybody`() {
    #expect(fits.with { $0.program = able(.cseCapable) }.reasons == [.cseCapable: 25])
    let all = able(.pregnantOrParenting, .substanceUseCapable, .lgbtqAffirming, .familyBased)
    #expect(fits.with { $0.program = all }.reasons == [:])
    let needing = fits.with {
      $0.program = all
      $0.need.flags = [.pregnantOrParenting, .needsSubstanceUseCapable, .wantsLgbtqAffirming]
    }
    #expect(
      needing.reasons
        == [.pregnantOrParenting: 15, .substanceUseCapable: 15, .lgbtqAffirming: 10])
    #expect(needing.with { $0.program = able() }.reasons == [:])
  }

  @Test func `one language shared is enough, in any case, and none is none`() {
    let speaks = fits.with {
      $0.need = $0.need.speaking(["es", "en"])
      $0.program = FacilityProgram(genders: ["any"], languages: ["EN", "vi"])
    }
    #expect(speaks.reasons == [.language: 10])
    #expect(speaks.with { $0.need = $0.need.speaking(["es"]) }.reasons == [:])
    #expect(speaks.with { $0.need = $0.need.speaking([]) }.reasons == [:])
  }

  @Test func `the youth's own wish counts where all that was named agrees`() {
    func wish(_ facility: String?, _ type: FacilityType?, _ county: String?) -> Int? {
      fits.with {
        $0.need.preference = PlacementPreference(
          from: MatchFixture.at, facility: facility, type: type, county: county, said: "words")
      }.reasons[.youthPreference]
    }
    #expect(wish("F-1", nil, nil) == 30)
    #expect(wish("F-2", nil, nil) == nil)
    #expect(wish(nil, .resourceFamilyHome, "06037") == 30)
    #expect(wish(nil, .resourceFamilyHome, "06029") == nil)
    #expect(wish(nil, nil, nil) == nil)
  }

  @Test func `others of status clear or confirmed are one reason with the sum`() {
    let changed = fits.with { $0.need.peers = ["F-1": 3, "F-2": 1] }
    #expect(changed.reasons == [.peerMix: -60])
    #expect(changed.match().lines[0].reasons.count == 1)
  }

  // MARK: - Siblings

  private func sibling(
    _ born: String? = "2012-03-01", _ gender: String = "female", at: String? = nil
  )
    -> SiblingFacts
  {
    SiblingFacts(
      bornOn: born.flatMap { LocalDate($0) }, gender: gender,
      facilities: Set([at].compactMap { $0 }))
  }

  /// A facility with two open beds that takes three of one group.
  private func group(_ siblings: SiblingFacts..., own: String? = nil, most: Int? = 3)
    -> MatchFixture
  {
    fits.with {
      $0.beds = BedCount(contracted: 4, occupied: 2, held: 0, offline: 0)
      $0.program = FacilityProgram(
        agesFrom: 12, agesTo: 17, genders: ["female"], mostSiblings: most)
      $0.need.siblings = siblings
      $0.need.facilities = Set([own].compactMap { $0 })
      $0.need.flags = [.siblingsOrdered]
    }
  }

  @Test func `a group of two or more that fits whole counts`() {
    #expect(group(sibling()).reasons == [.siblingsTogether: 30])
    #expect(group(sibling()).failures == [])
    #expect(group().reasons == [:])
  }

  @Test func `a group fits within the limit, which blank is none`() {
    #expect(group(sibling(), most: 2).failures == [])
    #expect(group(sibling(), most: 1).failures == [.siblingsOrdered])
    #expect(group(sibling(), most: 1).reasons == [:])
    #expect(group(sibling(), most: nil).failures == [.siblingsOrdered])
    #expect(group(sibling(), most: nil).detail == "how many siblings it takes is not recorded")
  }

  @Test func `those who are there already need no bed`() {
    #expect(group(sibling(), sibling()).failures == [.siblingsOrdered])
    #expect(group(sibling(), sibling()).detail == "3 beds are needed for the group, and 2 are open")
    #expect(group(sibling(), sibling(at: "F-1")).failures == [])
    #expect(group(sibling(), sibling(at: "F-2")).failures == [.siblingsOrdered])
    #expect(group(sibling(), sibling(), own: "F-1").failures == [])
  }

  @Test func `each of the group fits by age and gender, and none of them is named`() {
    let young = group(sibling("2014-03-02"))
    #expect(young.failures == [.siblingsOrdered])
    #expect(young.detail == "1 of the group of 2 not of an age that it serves")
    #expect(group(sibling(nil)).failures == [.siblingsOrdered])
    #expect(
      group(sibling("2012-03-01", "male")).detail
        == "1 of the group of 2 not of a gender that it serves")
  }

  @Test func `without an order siblings exclude nothing`() {
    #expect(group(sibling(), most: 1).with { $0.need.flags = [] }.failures == [])
  }

  // MARK: - Order and policy

  @Test func `ranks the eligible by score, distance as printed and key, then the excluded`() {
    func place(
      _ key: String, score: Int, miles: Double?, failing: Int = 0
    ) -> MatchCandidate {
      var one = fits
      // An arc of one mile is 360 / (2π · 3,958.8) degrees of latitude.
      let degrees = miles.map { $0 * 180 / (.pi * 3_958.8) }
      one.program = FacilityProgram(
        genders: ["female"], abilities: score > 0 ? [.cseCapable] : [],
        place: degrees.map { Coordinates(latitude: $0, longitude: 0) })
      if failing > 0 { one.status = nil }
      if failing > 1 { one.age = nil }
      return one.candidate(key)
    }
    var one = fits
    one.need.home = Coordinates(latitude: 0, longitude: 0)
    let match = one.match([
      place("H", score: 25, miles: 1, failing: 2), place("G", score: 0, miles: 1, failing: 1),
      place("F", score: 25, miles: 9, failing: 1), place("E", score: 0, miles: nil),
      place("D", score: 0, miles: 7.04), place("C", score: 0, miles: 7.01),
      place("B", score: 0, miles: 2), place("A", score: 25, miles: 50),
    ])
    #expect(match.lines.map(\.line.facility) == ["A", "B", "C", "D", "E", "F", "G", "H"])
    #expect(match.lines.map(\.rank) == [1, 2, 3, 4, 5, nil, nil, nil])
    #expect(match.lines.map(\.distanceTenths) == [500, 20, 70, 70, nil, 90, 10, 10])
    #expect(match.lines[6].isNearMiss && !match.lines[7].isNearMiss)
  }

  @Test func `points and days are the policy of the youth's county; 0 points are no reason`() {
    func row(_ kind: PolicyKind, _ key: String, _ value: Int) -> PolicyRow {
      PolicyRow(
        county: "06029", effectiveOn: MatchFixture.day, kind: kind, key: key, value: value,
        citation: "c", provenance: "county")
    }
    let changed = fits.with {
      $0.county = "06029"
      $0.program = able(.cseCapable)
      $0.need.runs = [
        RunFacts(facility: "F-1", receivedAt: MatchFixture.at.adding(trueDays: -40))
      ]
      $0.book = PolicyBook(rows: [
        row(.match, "county_of_origin", 0), row(.match, "cse_capable", 7),
        row(.placement, "prior_run_days", 30),
      ])
    }
    #expect(changed.reasons == [.cseCapable: 7, .earlierRun: -25])
    #expect(changed.failures == [])
  }

  @Test func `no file of weights may set points of a match`() {
    #expect(!PolicyKind.importable.contains(.match) && !PolicyKind.importable.contains(.placement))
  }
}
