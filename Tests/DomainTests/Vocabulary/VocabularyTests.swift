import Testing

@testable import Domain

struct VocabularyTests {
  @Test func `ignores case and refuses other words`() {
    #expect(CaseComponent(stored: "fr") == .familyReunification)
    #expect(FacilityType(stored: "thpp_nmd") == .transitionalHousingNonminor)
    #expect(StatusBasis(stored: "CSE_IT") == .cseIt)
    #expect(YouthFlag(stored: "nmd ") == nil)
    #expect(YouthFlag(stored: "") == nil)
  }

  @Test func `keeps the names of the contract`() {
    #expect(
      ReportVenue.storedNames == [
        "public_establishment", "private_home", "hotel", "online", "massage_business", "street",
        "other", "unknown",
      ])
    #expect(ResponseTime.storedNames == ["immediate", "3_day", "5_day", "10_day"])
    #expect(CaseComponent.storedNames == ["ER", "ERA", "FM", "FR", "PP", "VFM", "ST", "PROB"])
    #expect(
      CaseModifier.storedNames.joined(separator: " ")
        == "missing return_window new_disclosure placement_change specialty_court dual_lead "
        + "dual_non_lead nmd pregnant_or_parenting out_of_county out_of_state "
        + "icwa_active_efforts interpreter hospital_or_detention")
    #expect(
      ExploitationStatus.recordable.map(\.rawValue) == [
        "at_risk", "possible", "clear", "confirmed",
      ])
    #expect(FacilityType.allCases.count == 26)
  }

  @Test func `orders statuses by concern`() {
    let order: [ExploitationStatus] = [.none, .atRisk, .possible, .clear, .confirmed]
    #expect(order.sorted() == order)
  }

  @Test(arguments: [
    (-1, nil), (0, ScreeningBand.noConcern), (3, .noConcern), (4, .possible), (8, .possible),
    (9, .clear), (23, .clear), (24, nil),
  ])
  func `bands a screening total`(total: Int, band: ScreeningBand?) {
    #expect(ScreeningBand(total: total) == band)
  }
}
