extension EveryRoleScene {
  /// What counties ask of one another and of partners, and what their agendas say of youth.
  func tellOfCounties() throws {
    try tellOfRequests()
    try tellOfReferrals()
    try tellOfTies()
    try tellOfStudies()
    try tellOfSurvey()
  }

  /// What two counties answered to a survey, with every column filled.
  private func tellOfSurvey() throws {
    for county in ["06029", "06019"] {
      let place = [
        "county": county, "fiscal_year": "2025-26", "at": "2026-11-18 09:00", "author": "somebody",
      ]
      try write(
        "surveys",
        place.merging([
          "asked_on": "2026-05-04", "asked_role": "program administrator",
          "answered_on": "2026-06-01",
        ]) { $1 })
      try write(
        "survey_answers",
        place.merging(["question": "what is lacking?", "answer": "beds by night"]) { $1 })
    }
  }

  /// What studies found of two counties and of the whole state, with every column filled.
  private func tellOfStudies() throws {
    for (key, county) in [("S-1", "06029"), ("S-2", "06019"), ("S-3", "")] {
      try write(
        "study_figures",
        [
          "id": key, "county": county, "measure": "minors among those met", "unit": "percent",
          "value": "2.7", "n": "27", "total": "1000", "first_day": "2025-01-01",
          "last_day": "2025-03-31", "sample": "time_location", "representative": "0",
          "stage": "endline", "source": "a report of two years", "evaluator": "an institute",
          "at": "2026-11-18 09:00", "author": "somebody",
        ])
    }
  }

  /// What Kern asks of Fresno and Fresno of Kern: one that waits, one that is answered and one that
  /// has ended, with every column filled.
  private func tellOfRequests() throws {
    let ended = ["answered_at": "2026-11-19 10:00", "ended_at": "2026-11-20 09:00"]
    let open = ["ended_at": "2099-01-01"]
    let rows: [(String, String, String, String, [String: String])] = [
      ("Q-1", "Y-0001", "06029", "06019", ended), ("Q-2", "Y-0021", "06019", "06029", open),
      ("Q-3", "Y-0022", "06019", "06029", ended), ("Q-4", "Y-0029", "06067", "06019", open),
    ]
    for (key, youth, county, other, times) in rows {
      let cells = [
        "id": key, "youth": youth, "county": county, "to_county": other, "kind": "transfer",
        "asked": "a home near school", "at": "2026-11-18 09:00", "author": "somebody",
        "answer": "declined", "answered_at": "2026-11-19 10:00", "staff": "W-101",
        "post": "intake", "reason": "no home is free",
      ]
      try write("county_requests", cells.merging(times) { $1 })
    }
  }

  /// Who was referred to a partner, of each kind of youth, with every column filled.
  private func tellOfReferrals() throws {
    for (key, youth, county) in [
      ("RF-1", "Y-0001", "06029"), ("RF-2", Self.teamYouth, "06029"), ("RF-3", "Y-0021", "06019"),
      ("RF-4", "Y-0022", "06019"),
    ] {
      try write(
        "partner_referrals",
        [
          "id": key, "youth": youth, "county": county, "organisation": "Sample Shelter",
          "service": "a bed by night", "at": "2026-11-18 09:00", "author": "somebody",
          "outcome": "not_connected", "answered_at": "2026-11-19 10:00", "why": "too_far",
        ])
    }
  }

  /// Conflicts about one youth, whom some accounts see and others do not, and what is to move.
  private func tellOfTies() throws {
    for (key, youth, county) in [
      ("I-Y-1", "Y-0001", "06029"), ("I-Y-2", "Y-0020", "06029"), ("I-Y-3", "Y-0021", "06019"),
    ] {
      try write(
        "agenda_items",
        [
          "id": key, "county": county, "kind": "conflict", "at": "2026-11-01 09:00",
          "title": "who brings the youth to court", "detail": "two orders", "agency": "AG-KERN-CW",
          "other_agency": "AG-KERN-PROB", "due_on": "2027-01-01", "author": "somebody",
        ])
      try write("agenda_youth", ["item": key, "youth": youth])
    }
    for county in ["06029", "06019"] {
      try write("agenda_indicators", ["item": "I-\(county)", "indicator": "coverage"])
    }
  }
}
