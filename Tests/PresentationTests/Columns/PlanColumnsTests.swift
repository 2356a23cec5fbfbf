import Testing

@testable import Presentation

/// Which heading may stand for a section that a plan lacks.
@Suite struct PlanColumnsTests {
  @Test(arguments: [
    ("Training", "Trainings"), ("Training", "Traning"), ("Steering committee", "Steering comittee"),
    ("Budget", "Budget and funding sources"), ("Services and placement", "Services"),
    ("Collaboration / MOU", "The MOU"), ("Missing-youth protocol", "Protocol: missing youth"),
  ])
  func `a slip of the hand, more words and fewer are near`(_ section: String, _ heading: String) {
    #expect(PlanColumns.near(section, in: ["Annex", heading, "Glossary"]) == heading)
  }

  @Test func `other headings, and headings without words, are not`() {
    for section in ["Training", "Budget", "Screening", "MDT tiers"] {
      #expect(PlanColumns.near(section, in: ["Annex", "Contacts", "", "…", "24/7"]) == nil)
    }
  }
}
