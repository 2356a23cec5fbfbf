import Domain

/// Reports of the past years and of the last twelve months.
extension CountyBuilder {
  mutating func addReports(_ youth: SampleYouth) throws {
    let isConfirmed = SampleDealing.isConfirmed(youth.standing.status)
    if part.past.total > 0 {
      try addPastReports(youth, isConfirmed: isConfirmed)
    } else if isConfirmed, part.county.isOptedIn, youth.standing.status == .historic {
      try addReport(youth, youth.identifiedAt, .substantiated, care: dealCareStatus())
    }
    for count in 0..<dealing.recent[youth.index] {
      let isFirst = count == 0 && youth.standing.status == .confirmed
      if isFirst, part.past.total == 0 {
        try addReport(youth, youth.identifiedAt, .substantiated, care: dealCareStatus())
      } else {
        let received = run.hoursAgo(random.within(2...8_500), minutes: random.below(60))
        try addReport(youth, received, recentOutcome(isConfirmed, mustCount: isFirst), care: nil)
      }
    }
  }

  private mutating func addPastReports(_ youth: SampleYouth, isConfirmed: Bool) throws {
    if isConfirmed {
      try addReport(youth, youth.identifiedAt, .substantiated, care: dealCareStatus())
      for _ in 0..<dealing.furtherSubstantiated[youth.index] {
        try addReport(youth, afterwards(youth), .substantiated, care: nil)
      }
    }
    for count in 0..<dealing.others[youth.index] {
      let received = count == 0 && !isConfirmed ? youth.identifiedAt : afterwards(youth)
      try addReport(youth, received, dealing.outcome(), care: nil)
    }
  }

  /// A moment of the published span within two years after the youth was identified.
  private mutating func afterwards(_ youth: SampleYouth) -> Instant {
    let span = SamplePlan.State.span(run.zone)
    let left = Int(span.until.seconds - youth.identifiedAt.seconds)
    return youth.identifiedAt.adding(seconds: Int64(random.below(min(left, 2 * 365 * 86_400))))
  }

  private mutating func dealCareStatus() -> CareStatus {
    dealing.careStatus() ?? random.weighted(SamplePlan.State.careStatus)
  }

  private mutating func recentOutcome(_ isConfirmed: Bool, mustCount: Bool) -> SamplePlan.Outcome {
    random.weighted([
      (.evaluatedOut, mustCount ? 0 : 34), (.inconclusive, 13),
      (.substantiated, isConfirmed ? 30 : 0), (.unfounded, 37),
    ])
  }

  private mutating func addReport(
    _ youth: SampleYouth, _ received: Instant, _ outcome: SamplePlan.Outcome, care: CareStatus?
  ) throws {
    var report = SampleReport(id: run.key("R", width: 6), received: received)
    let screened = received.adding(seconds: Int64(random.within(20...1_300)) * 60)
    let disposed = received.adding(trueDays: random.within(8...40))
    report.response = random.weighted([
      ("immediate", 40), ("3_day", 15), ("5_day", 10), ("10_day", 35),
    ])
    var cells = [
      "id": report.id, "county": fips, "received_at": received.rfc3339, "youth": youth.id,
      "reporter_kind": random.weighted([
        ("law_enforcement", 28), ("school", 16), ("health", 12), ("foster_care", 16),
        ("advocate", 10), ("probation", 8), ("family", 6), ("", 4),
      ]),
      "venue": random.weighted([
        ("online", 26), ("hotel", 22), ("street", 18), ("private_home", 16),
        ("public_establishment", 6), ("massage_business", 2), ("other", 4), ("unknown", 6),
      ]),
      "channel": random.weighted([("phone", 80), ("fax", 8), ("email", 12)]),
      "benefit": random.weighted([
        ("monetary", 40), ("nonmonetary", 20), ("both", 15), ("unknown", 25),
      ]),
      "care_status": care?.rawValue ?? "",
    ]
    if screened <= run.now {
      cells["screened_at"] = screened.rfc3339
      cells["screening"] = outcome == .evaluatedOut ? "evaluated_out" : "screened_in"
      if outcome != .evaluatedOut { cells["response"] = report.response }
    }
    if outcome != .evaluatedOut, disposed <= run.now {
      cells["disposition"] = "\(outcome)"
      cells["disposed_at"] = disposed.rfc3339
    }
    try add("reports", cells)
    if outcome != .evaluatedOut, screened <= run.now { try addCallout(youth, report) }
  }

  /// The dual response to a report of the last three months that could not wait.
  private mutating func addCallout(_ youth: SampleYouth, _ report: SampleReport) throws {
    guard report.response == "immediate", report.received > run.hoursAgo(24 * 90),
      !workers.isEmpty, !advocates.isEmpty, random.chance(600)
    else { return }
    let minutes = { (random: inout SampleRandom, range: ClosedRange<Int>) in
      report.received.adding(seconds: Int64(random.within(range)) * 60).rfc3339
    }
    var cells = [
      "id": run.key("CO"), "county": fips, "opened_at": report.received.rfc3339,
      "source": "hotline", "tier": "T1", "youth": youth.id, "report": report.id,
      "cws_staff": workers[random.below(workers.count)].id,
      "cws_paged_at": minutes(&random, 2...6), "cws_acked_at": minutes(&random, 7...15),
      "cws_arrived_at": minutes(&random, 35...110),
    ]
    if random.chance(750) {
      cells["advocate_staff"] = advocates[random.below(advocates.count)]
      cells["advocate_paged_at"] = minutes(&random, 3...8)
      cells["advocate_acked_at"] = minutes(&random, 9...20)
      cells["advocate_arrived_at"] = minutes(&random, 40...120)
    } else {
      cells["exception_reason"] = "no advocate could come"
    }
    try add("callouts", cells)
  }
}

/// A report as far as a callout needs it.
private struct SampleReport {
  let id: String
  let received: Instant
  var response = ""
}

extension SamplePlan.State {
  /// From the first instant of 1 July 2015 to the end of 30 June 2022, on the county's clock.
  static func span(_ zone: ZoneRules) -> (from: Instant, until: Instant) {
    // Days since 1970: 2015-07-01 and 2022-07-01.
    (
      zone.firstInstant(of: LocalDate(daysSinceEpoch: 16_617)),
      zone.firstInstant(of: LocalDate(daysSinceEpoch: 19_174))
    )
  }
}
