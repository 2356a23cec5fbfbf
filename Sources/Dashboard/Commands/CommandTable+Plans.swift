extension CommandTable {
  /// What is done with county plans.
  static let plans: [CommandEntry] = [
    CommandEntry(
      .showPlans, [], "County plans: received or not, and what they lack", group: "Screens"),
    CommandEntry(.showPlanGaps, [], "What county plans lack, one thing a row", group: "Screens"),
    CommandEntry(
      .showResponsibilities, [], "Which agency leads in what, and where none or several do",
      group: "Screens"),
    CommandEntry(
      .showCountyNotes, [], "What each county knows by topic, whoever wrote it", group: "Screens"),
    CommandEntry(
      .showAgenda, [], "Shared goals, conflicts, gaps, who was heard, improvements",
      group: "Screens"),
    CommandEntry(
      .showIndicators, [], "Figures by quarter with their median, runs and improvements",
      group: "Screens"),
    CommandEntry(
      .showBudget, [], "What allocations are for, and where too much is planned",
      group: "Screens"),
    CommandEntry(
      .showRunbook, [.character("Z")], "What comes next in a county, and who is called for it now",
      group: "Screens"),
    CommandEntry(
      .showPartners, [], "Organisations that counties work with, and their agreements",
      group: "Screens"),
    CommandEntry(
      .showReferrals, [], "Youth who were referred to a partner, and what came of it",
      group: "Screens"),
    CommandEntry(
      .showRequests, [], "What counties ask of one another, longest waiting first",
      group: "Screens"),
    CommandEntry(
      .showSurvey, [], "Which counties answered the year's survey, and what", group: "Screens"),
    CommandEntry(
      .showStudies, [], "Figures that studies found, with what must be said beside each",
      group: "Screens"),
    CommandEntry(
      .searchPlans, [.character("i")], "Find words in all county plans", group: "Screens"),
    CommandEntry(
      .earlierYear, [.character("<")], "The county's plan of the year before",
      short: "year before", group: "County plans", place: .plans),
    CommandEntry(
      .laterYear, [.character(">")], "The county's plan of the year after", short: "year after",
      group: "County plans", place: .plans),
    CommandEntry(
      .formerCounty, [.character("{")], "The plan of the county before, of the same year",
      group: "County plans", place: .plans),
    CommandEntry(
      .nextCounty, [.character("}")], "The plan of the next county, of the same year",
      group: "County plans", place: .plans),
    CommandEntry(
      .planChanges, [.character("d")],
      "What changed since the year before; again: against another county",
      short: "changes", group: "County plans", place: .plans),
    CommandEntry(
      .source, [.character("x")], "The plan as its file has it, or made to be read",
      short: "source", group: "County plans", place: .plans),
    CommandEntry(
      .nextLink, [.character(";")], "The next link to another section; Enter goes there",
      group: "County plans", place: .plans),
    CommandEntry(
      .copyPassage, [.character("Y")], "Copy the section that is being read to the clipboard",
      group: "County plans", place: .plans),
  ]
}
