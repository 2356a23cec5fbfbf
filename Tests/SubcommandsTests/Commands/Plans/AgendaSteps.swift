extension EveryChangeTests {
  /// Every change of an agenda, in an order in which each is allowed.
  static let agendaSteps: [(name: String, fields: Fields)] = [
    (
      "add-goal",
      [("county", "06029"), ("title", "one plan"), ("agency", "CW"), ("signers", "CW")]
    ),
    ("sign-goal", [("item", "{add-goal}"), ("agency", "CW")]),
    ("change-item", [("item", "{add-goal}"), ("due_on", "2027-03-01"), ("signers", "ADV")]),
    (
      "raise-conflict",
      [("county", "06029"), ("title", "files"), ("agency", "CW"), ("other_agency", "ADV")]
    ),
    ("escalate-conflict", [("item", "{raise-conflict}")]),
    ("close-item", [("item", "{raise-conflict}"), ("answer", "by order")]),
    ("raise-gap", [("county", "06029"), ("title", "a van"), ("agency", "CW")]),
    ("answer-item", [("item", "{raise-gap}"), ("answer", "next year")]),
    (
      "record-consultation",
      [
        ("county", "06029"), ("fiscal_year", "2026-27"), ("heard", "lived_experience"),
        ("title", "be asked"),
      ]
    ),
    (
      "add-improvement",
      [("county", "06029"), ("title", "teams"), ("agency", "CW"), ("due_on", "2027-03-01")]
    ),
    (
      "set-budget",
      [
        ("county", "06029"), ("fiscal_year", "2026-27"), ("purpose", "training"),
        ("planned", "900"),
      ]
    ),
    (
      "sign-counts",
      [
        ("county", "06029"), ("first_day", "2026-07-01"), ("last_day", "2026-09-30"),
        ("note", "three by telephone"),
      ]
    ),
    (
      "set-protocol",
      [("county", "06029"), ("indicator", "new_report"), ("step", "meet within two hours")]
    ),
    (
      "set-partner",
      [("county", "06029"), ("organisation", "Shelter"), ("agreed_until", "2027-03-01")]
    ),
    ("send-survey", [("county", "06029"), ("fiscal_year", "2026-27")]),
    (
      "answer-survey",
      [
        ("county", "06029"), ("fiscal_year", "2026-27"), ("question", "What is lacking?"),
        ("answer", "beds by night"),
      ]
    ),
    (
      "add-study",
      [
        ("county", "06029"), ("measure", "minors among those met"), ("unit", "percent"),
        ("value", "10.0"), ("first_day", "2022-01-01"), ("last_day", "2022-03-31"),
        ("sample", "random"), ("representative", "yes"), ("stage", "baseline"),
        ("source", "a report"),
      ]
    ),
    ("change-study", [("study", "{add-study}"), ("value", "10.1")]),
    (
      "ask-county",
      [("youth", "Y-9"), ("to_county", "06019"), ("kind", "transfer"), ("asked", "a home there")]
    ),
    ("answer-county", [("request", "{ask-county}"), ("answer", "accepted"), ("post", "intake")]),
    ("end-request", [("request", "{ask-county}")]),
    (
      "refer-to-partner", [("youth", "Y-9"), ("organisation", "Shelter"), ("service", "a bed")]
    ),
    (
      "answer-referral",
      [("referral", "{refer-to-partner}"), ("outcome", "not_connected"), ("why", "too_far")]
    ),
  ]
}
