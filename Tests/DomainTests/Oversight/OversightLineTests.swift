import Testing

@testable import Domain

struct OversightLineTests {
  @Test func `a youth without oversight lacks an agency, a person or both`() {
    func missing(_ agency: String?, _ person: String?) -> [String] {
      OversightLine(
        youth: "Y-1", initials: nil, county: "06029", involvement: nil, leadAgency: agency,
        leadPerson: person
      ).missing
    }
    #expect(missing(nil, "W-1") == ["lead_agency"])
    #expect(missing("A-1", nil) == ["lead_person"])
    #expect(missing(nil, nil) == ["lead_agency", "lead_person"])
  }
}
