import Domain

/// Who must be kept apart, who helps, and what the county says it sent.
extension CountyBuilder {
  mutating func addTies() throws {
    guard part.workerCount > 2, examples.count == 4, let home = homes.first else { return }
    let since = run.today.adding(days: -random.within(30...200)).text
    try add(
      "no_contact",
      ["youth": examples[0], "other_youth": examples[1], "reason": "court order"])
    try add(
      "no_contact",
      ["youth": examples[2], "facility": home.id, "reason": "exploiter knows the address"])
    try add(
      "conflicts",
      [
        "staff": workers[0].id, "youth": examples[3], "from": since,
        "reason": "knew the youth before",
      ])
    try add(
      "facilitators",
      [
        "youth": examples[0], "name": "Sample Aunt \(examples[0])", "relationship": "relative",
        "from": since,
      ])
  }

  /// A county that had no report says so for each quarter that is over.
  func addSubmissions() throws {
    guard fips == SamplePlan.quiet[0], !part.isShowcase,
      var last = LocalDate(
        year: run.today.year, month: (run.today.month - 1) / 3 * 3 + 1, day: 1)
    else { return }
    for _ in 0..<4 {
      let first = last.adding(months: -3)
      let sent = min(last.adding(days: 9), run.today)
      try add(
        "submissions",
        [
          "county": fips, "first_day": first.text, "last_day": last.adding(days: -1).text,
          "count": "0", "submitted_on": sent.text,
        ])
      last = first
    }
  }
}
