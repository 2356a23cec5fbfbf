import Domain
import Store

/// What a demonstration's counties agreed, owe and planned: one item of each kind and state.
struct SampleAgenda {
  let store: BoardStore
  let now: Instant

  /// How many counties have an agenda; each item is a change of its own, which takes its time.
  private static let counties = 3

  /// Puts the items on the agendas of the first counties.
  func make() throws {
    let counties = try store.read(CountiesQuery()).map(\.fips).sorted().prefix(Self.counties)
    for (place, county) in counties.enumerated() { try fill(county, place: place) }
    try askEachOther(Array(counties))
    try survey(Array(counties))
    if let first = counties.first { try addStudies(of: first) }
  }

  /// Each asks the next for something about a youth who is missing; the last is answered.
  private func askEachOther(_ counties: [String]) throws {
    let episodes = try store.read(EpisodesQuery(at: now)).map(\.episode)
    let kinds = ["placement", "courtesy_supervision", "shared_service"]
    for county in counties.prefix(2) {
      try refer(episodes.filter { $0.county == county }.prefix(4).map(\.youth), in: county)
    }
    for (place, county) in counties.enumerated() where counties.count > 1 {
      guard let youth = episodes.first(where: { $0.county == county })?.youth else { continue }
      let key = "Q-\(county)"
      try change(
        "ask-county",
        [
          ("id", key), ("youth", youth), ("to_county", counties[(place + 1) % counties.count]),
          ("kind", kinds[place % kinds.count]),
          ("asked", "a home where nobody looks for the youth, once they are found"),
          ("at", store.zone.rfc3339(now.adding(seconds: -Int64(60 - 24 * place) * 3_600))),
        ])
      if place == 2 {
        try change(
          "answer-county",
          [("request", key), ("answer", "accepted"), ("post", "placement coordinator")])
      }
    }
  }

  private func fill(_ county: String, place: Int) throws {
    let today = store.zone.localDate(of: now)
    let year = FiscalYear(of: today)
    func agency(_ code: String) -> String { "AG-\(county)-\(code)" }
    func key(_ number: Int) -> String { "I-\(county)-\(number)" }
    func day(_ days: Int) -> String { today.adding(days: days).text }

    let signers = ["CW", "PROB", "ADV", "BH", "LE"].map { agency($0) }
    try change(
      "add-goal",
      [
        ("county", county), ("id", key(1)), ("fiscal_year", year.text), ("agency", signers[0]),
        ("title", "An advocate beside every youth within two hours of the first call"),
        ("signers", signers.joined(separator: ";")),
        ("due_on", day(place == 1 ? -12 : 75)), ("detail", "minutes to the advocate, by quarter"),
      ])
    for signer in signers.prefix(place == 2 ? 5 : 2) {
      try change("sign-goal", [("item", key(1)), ("agency", signer)])
    }
    try change(
      "raise-conflict",
      [
        ("county", county), ("id", key(2)), ("agency", agency("CW")),
        ("other_agency", agency("LE")),
        ("title", "Forensic interview first, or a safe place first"),
        ("detail", "youth wait at a station while both are called"),
      ])
    if place == 0 { try change("escalate-conflict", [("item", key(2))]) }
    try change(
      "raise-gap",
      [
        ("county", county), ("id", key(3)), ("agency", agency("CW")), ("due_on", day(9)),
        ("title", "No licensed home takes siblings at night"),
        ("detail", "groups of siblings are parted"),
      ])
    if place == 2 {
      try change(
        "answer-item", [("item", key(3)), ("answer", "two homes are being licensed for it")])
    }
    try change(
      "record-consultation",
      [
        ("county", county), ("id", key(4)), ("fiscal_year", year.text),
        ("heard", place == 1 ? "agency_staff" : "lived_experience"), ("due_on", day(-40)),
        ("title", "Being asked before being moved"), ("answer", "the plan's section on placement"),
      ])
    try change(
      "add-improvement",
      [
        ("indicator", place == 0 ? "coverage" : "ncmec_on_time"), ("county", county),
        ("id", key(5)), ("agency", agency("ADV")),
        ("due_on", day(place == 0 ? -3 : 40)), ("fiscal_year", year.text),
        ("title", "A second advocate on every weekend night"),
      ])
    let parts = [("advocates", 150_000), ("training", 40_000), ("prevention", 30_000)]
    for (purpose, planned) in parts {
      try change(
        "set-budget",
        [
          ("county", county), ("fiscal_year", year.text), ("purpose", purpose),
          ("planned", String(place == 1 ? planned * 11 / 10 : planned)),
          ("spent", String(planned / 3)),
        ])
    }
    try fillRunbook(county, place: place, today: today)
  }

  /// What comes next, and with whom: the third county has neither.
  private func fillRunbook(_ county: String, place: Int, today: LocalDate) throws {
    if place == 2 { return }
    let steps = [
      ("new_report", "Meet the youth within two hours, together", ""),
      ("missing", "Tell the police and NCMEC, then look where they were found before", "advocate"),
      ("returned", "A talk within a day, with the advocate", "advocate"),
    ]
    for (indicator, step, seat) in steps {
      try change(
        "set-protocol",
        [("county", county), ("indicator", indicator), ("step", step), ("seat", seat)])
    }
    let partners = [("Sample Night Shelter", 400, 12, 9), ("Sample Legal Aid", -20, 7, 3)]
    for (name, days, referred, connected) in partners {
      try change(
        "set-partner",
        [
          ("county", county), ("organisation", name), ("contact_role", "intake"),
          ("services", days > 0 ? "a bed by night, no questions" : "records sealed, papers"),
          ("agreed_until", today.adding(days: days).text),
          ("fiscal_year", FiscalYear(of: today).text), ("referred", String(referred)),
          ("connected", String(connected)),
        ])
    }
  }

  /// This year's survey went to all of them; the second has not answered.
  private func survey(_ counties: [String]) throws {
    let today = store.zone.localDate(of: now)
    let year = FiscalYear(of: today).text
    let answers = [
      ("What do youth wait for longest?", "a bed in the county, and a clinician who knows them"),
      ("Which agencies come to every team?", "child welfare, probation, the advocates"),
      ("What would help most next year?", "an advocate for the nights"),
    ]
    for (place, county) in counties.enumerated() {
      try change(
        "send-survey",
        [
          ("county", county), ("fiscal_year", year), ("asked_role", "program administrator"),
          ("asked_on", today.adding(days: -45).text),
        ])
      if place == 1 { continue }
      for (question, answer) in answers.prefix(place == 0 ? 3 : 2) {
        try change(
          "answer-survey",
          [
            ("county", county), ("fiscal_year", year), ("question", question), ("answer", answer),
            ("answered_on", today.adding(days: -20 - place).text),
          ])
      }
    }
  }

  /// A pair of invented studies of one county, and one of the whole state that compares with none.
  private func addStudies(of county: String) throws {
    let year = store.zone.localDate(of: now).year
    func add(_ key: String, _ fields: [(String, String)]) throws {
      try change("add-study", [("id", key), ("unit", "percent")] + fields.map { ($0.0, $0.1) })
    }
    let measure = "minors among those met where sex is sold (invented)"
    for (stage, year, value, n, evaluator) in [
      ("baseline", year - 5, "10.0", "104", "Sample Institute"),
      ("endline", year - 1, "2.7", "31", "Sample Institute"),
    ] {
      try add(
        "S-\(county)-\(stage)",
        [
          ("county", county), ("measure", measure), ("stage", stage), ("value", value),
          ("n", n), ("total", stage == "baseline" ? "1040" : "1148"),
          ("first_day", "\(year)-03-01"), ("last_day", "\(year)-05-31"),
          ("sample", "time_location"), ("representative", "yes"),
          ("source", "Sample prevalence studies"), ("evaluator", evaluator),
        ])
    }
    try add(
      "S-state",
      [
        ("measure", "youth in shelters who were offered money for sex (invented)"),
        ("value", "18.3"), ("n", "24"), ("total", "131"), ("stage", "neither"),
        ("first_day", "\(year - 2)-01-01"), ("last_day", "\(year - 2)-12-31"),
        ("sample", "convenience"), ("representative", "no"), ("source", "Sample shelter survey"),
      ])
  }

  /// Who was referred to the night shelter, and what came of it.
  private func refer(_ youth: [String], in county: String) throws {
    for (place, youth) in youth.enumerated() {
      let key = "RF-\(county)-\(place + 1)"
      let at = now.adding(trueDays: -9 * (place + 1))
      try change(
        "refer-to-partner",
        [
          ("id", key), ("youth", youth), ("organisation", "Sample Night Shelter"),
          ("service", "a bed by night"), ("at", store.zone.rfc3339(at)),
        ])
      if place == 0 { continue }
      try change(
        "answer-referral",
        [
          ("referral", key), ("outcome", place == 1 ? "not_connected" : "connected"),
          ("why", place == 1 ? "waiting_list" : ""),
        ])
    }
  }

  private func change(_ name: String, _ fields: [(name: String, text: String)]) throws {
    _ = try store.apply(name, fields: fields, now: now)
  }
}
