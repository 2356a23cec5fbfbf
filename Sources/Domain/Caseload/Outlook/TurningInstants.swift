/// The instants of a span at which what a case weighs, or who has it, may be another: every bound of
/// a window that the rules name. At some of them nothing changes.
struct TurningInstants {
  private let after: Instant
  private let through: Instant
  private let days: ClosedRange<LocalDate>
  private let zone: ZoneRules
  private(set) var found: Set<Instant> = []

  /// Of the span after one instant, up to and with another.
  init(after: Instant, through: Instant, zone: ZoneRules) {
    self.after = after
    self.through = max(after, through)
    self.zone = zone
    days = zone.localDate(of: after)...zone.localDate(of: self.through)
  }

  mutating func note(_ instant: Instant?) {
    if let instant, after < instant, instant <= through { found.insert(instant) }
  }

  /// Notes the first instant of a local day.
  mutating func note(dawnOf day: LocalDate?) {
    if let day, days.contains(day) { note(zone.firstInstant(of: day)) }
  }

  mutating func note(_ one: CaseFacts) {
    note(dawnOf: one.openedOn)
    note(dawnOf: one.closedOn?.adding(days: 1))
    for held in one.assignments {
      note(held.from)
      note(held.until)
    }
    note(one.evidence)
  }

  private mutating func note(_ evidence: YouthEvidence) {
    for row in evidence.statuses {
      note(row.from)
      note(row.until)
      note(row.from.adding(trueDays: 30))
      noteHistoric(row.from)
    }
    for row in evidence.screenings where row.counts {
      note(dawnOf: row.screenedOn)
      note(dawnOf: StatusAssessment.historicDay(after: row.screenedOn))
    }
    for row in evidence.reports {
      note(row.receivedAt)
      note(row.screenedAt)
      noteHistoric(row.receivedAt)
    }
    for row in evidence.flags {
      note(row.from)
      note(row.until)
      if row.flag == .hospitalOrDetention { note(row.until?.adding(trueDays: 3)) }
    }
    for row in evidence.episodes {
      for instant in [
        row.receivedAt, row.returnedAt, row.screenedAt, row.debriefedAt, row.closedAt,
        row.returnedAt?.adding(trueDays: 7), row.returnedAt?.adding(trueDays: 14),
      ] { note(instant) }
    }
    for row in evidence.stays {
      note(row.from)
      note(row.until)
      note(row.from.adding(trueDays: 14))
    }
  }

  /// The day on which an indicator no longer keeps a status from being historic; most lie nowhere
  /// near, which their distance tells.
  private mutating func noteHistoric(_ indicator: Instant) {
    guard indicator.adding(trueDays: 363) <= through, after <= indicator.adding(trueDays: 369)
    else { return }
    note(dawnOf: StatusAssessment.historicDay(after: zone.localDate(of: indicator)))
  }
}
