import Domain
import Testing

@testable import Presentation

/// What is read out on the phone.
@Suite struct CallSheetTests {
  private func sheet(_ change: (inout PlacementNeed) -> Void = { _ in }) throws -> CallSheet {
    var need = PlacementNeed(
      youth: "Y-1", county: "06029", bornOn: LocalDate("2010-03-08"), gender: "female",
      languages: ["en", "es"])
    change(&need)
    let at = try TimeText.instant("2026-11-20T12:00:00-08:00", zone: Samples.zone)
    let day = try #require(LocalDate("2026-11-20"))
    let line = FacilityLine(
      facility: "F-1", name: "Sample House", type: .resourceFamilyHome, county: "06029",
      licenceNumber: nil, licenceStatus: "LICENSED", capacityLicensed: nil,
      beds: BedCount(contracted: 3, occupied: 3, held: 0, offline: 0),
      confirmedAt: at.adding(seconds: -7_200), confirmedBy: nil, limitHours: 72,
      phone: "661-555-0100", at: at)
    let match = Match(
      of: need,
      with: [
        MatchCandidate(
          line: line, program: FacilityProgram(genders: ["any"], languages: ["es"]),
          countyCentre: nil)
      ], policy: MatchPolicy(PolicyBook(rows: []), county: "06029", on: day),
      at: at, on: day)
    return CallSheet(match.lines[0], of: match, zone: Samples.zone)
  }

  @Test func `it says who is looked for without a name, and asks what is in the way`() throws {
    let text = try sheet().text(width: 78, isDemo: false)
    #expect(text.contains("661-555-0100"))
    #expect(text.contains("16 years old"))
    #expect(text.contains("no bed is open of 3"))
    let narrow = try sheet().text(width: 40, isDemo: false)
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `what a facility need not know is not said`() throws {
    let text = try sheet {
      $0.flags = [.exploitationLocal, .wantsLgbtqAffirming, .specialtyCourt, .interpreter]
    }.text(width: 78, isDemo: false)
    #expect(text.contains("Needs an interpreter."))
    for word in ["exploit", "LGBT", "lgbt", "court"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func `a bed that is held says until when`() throws {
    let until = try TimeText.instant("2026-11-20T16:00:00-08:00", zone: Samples.zone)
    let text = try sheet { $0.held = ["F-1": until] }.text(width: 78, isDemo: false)
    #expect(text.contains("A bed is held for Y-1 until 2026-11-20 16:00 PST."))
  }
}
