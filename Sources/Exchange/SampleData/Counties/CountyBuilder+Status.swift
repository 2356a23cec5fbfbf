import Domain

/// Status rows and screenings, each status by the ways in which it comes about (D§3).
extension CountyBuilder {
  mutating func addStatus(_ youth: SampleYouth) throws {
    switch youth.standing.status {
    case .none: try addScreening(youth, score: random.within(0...3), perThousand: 500)
    case .atRisk: try addRow(youth, "at_risk", "grid", code: "6867", source: "worker")
    case .possible: try addConcern(youth, "possible", scores: 4...8)
    case .clear: try addConcern(youth, "clear", scores: 9...19)
    case .confirmed, .historic: try addConfirmation(youth)
    }
  }

  private mutating func addConcern(_ youth: SampleYouth, _ status: String, scores: ClosedRange<Int>)
    throws
  {
    if youth.standing.isActive, random.chance(600) {
      try addScreening(youth, score: random.within(scores), perThousand: 1000)
    } else {
      try addRow(youth, status, "other", source: random.weighted([("worker", 3), ("advocate", 2)]))
    }
  }

  private mutating func addConfirmation(_ youth: SampleYouth) throws {
    let (basis, code, source) = random.weighted([
      (("grid", "6868", "screening"), 20), (("grid", "6869", "worker"), 20),
      (("grid", "6870", "advocate"), 15), (("law_enforcement", "", "law_enforcement"), 20),
      (("disclosure", "", "self"), 15), (("court", "", "other"), 10),
    ])
    try addRow(youth, "confirmed", basis, code: code, source: source)
    if youth.standing.status == .confirmed, random.chance(120) {
      try addRow(
        youth, "confirmed", "disclosure", source: "self",
        from: run.hoursAgo(24 * random.within(1...28)))
    }
  }

  private mutating func addRow(
    _ youth: SampleYouth, _ status: String, _ basis: String, code: String = "", source: String,
    from: Instant? = nil
  ) throws {
    let from = from ?? youth.identifiedAt.adding(trueDays: 1)
    // A concern that nobody shares any more has ended; a confirmation stays on record.
    let isOver = !youth.standing.isActive && status != "confirmed"
    let until = isOver ? from.adding(trueDays: random.within(120...400)).rfc3339 : ""
    try add(
      "cse_status",
      [
        "youth": youth.id, "status": status, "basis": basis, "grid_code": code,
        "from": from.rfc3339, "until": until, "source": source,
      ])
  }

  private mutating func addScreening(_ youth: SampleYouth, score: Int, perThousand: Int) throws {
    guard random.chance(perThousand), let band = ScreeningBand(total: score) else { return }
    try add(
      "screenings",
      [
        "youth": youth.id, "tool": "cse_it", "version": "2.0", "score": "\(score)",
        "band": band.rawValue, "screened_on": run.today.adding(days: -random.within(1...300)).text,
      ])
  }
}
