/// Finds the modifiers whose windows are open at an instant, in the contract's order.
///
/// Windows are half open and their days 24 true hours. Source: interface §4.7, D§4.3.
struct ModifierWindows {
  let instant: Instant
  let table: WeightTable
  private(set) var found: [CaseWeight.Modifier] = []

  init(instant: Instant, table: WeightTable) {
    self.instant = instant
    self.table = table
  }

  mutating func noteAll(of evidence: YouthEvidence, status: ExploitationStatus) {
    noteEpisodes(evidence.episodes)
    for row in evidence.statuses where row.basis == .disclosure {
      note(.newDisclosure, from: row.from, until: row.from.adding(trueDays: 30))
    }
    notePlacementChanges(evidence.stays)
    let flags = evidence.flags
    note(.specialtyCourt, whileIn: flags, .specialtyCourt)
    note(.dualLead, whileIn: flags, .dualLead)
    note(.dualNonLead, whileIn: flags, .dualNonLead)
    if status.isExploitation { note(.nonminorDependent, whileIn: flags, .nonminorDependent) }
    note(.pregnantOrParenting, whileIn: flags, .pregnantOrParenting)
    notePlace(evidence)
    note(.icwaActiveEfforts, whileIn: flags, .icwaActiveEfforts)
    note(.interpreter, whileIn: flags, .interpreter)
    note(.hospitalOrDetention, whileIn: flags, .hospitalOrDetention, extraDays: 3)
  }

  private mutating func noteEpisodes(_ episodes: [EpisodeSpan]) {
    for episode in episodes {
      let until = episode.returnedAt?.adding(trueDays: 7) ?? episode.closedAt
      note(.missing, from: episode.receivedAt, until: until)
    }
    for episode in episodes {
      guard let returned = episode.returnedAt else { continue }
      var until = returned.adding(trueDays: 14)
      if let screened = episode.screenedAt, let debriefed = episode.debriefedAt {
        until = min(until, max(screened, debriefed))
      }
      note(.returnWindow, from: returned, until: until)
    }
  }

  /// Each stay begun in the last 14 days adds its points, up to the most; a first stay too.
  private mutating func notePlacementChanges(_ stays: [StaySpan]) {
    var count = 0
    for stay in stays {
      let until = stay.from.adding(trueDays: 14)
      if note(.placementChange, from: stay.from, until: until) { count += 1 }
    }
    if count > 0 {
      found[found.count - 1].points =
        min(count * table.modifier(.placementChange), table.placementChangeMost)
    }
    guard count > 1 else { return }
    found[found.count - 1].ends = stays.map { ($0.from, $0.from.adding(trueDays: 14)) }
      .filter { instant.isWithin(from: $0, until: $1) }.map { $1 }.sorted()
  }

  /// Out of state displaces out of county.
  private mutating func notePlace(_ evidence: YouthEvidence) {
    var isOutOfState = false
    for stay in evidence.stays where stay.facilityType == .outOfState {
      if note(.outOfState, from: stay.from, until: stay.until) { isOutOfState = true }
    }
    guard !isOutOfState else { return }
    for stay in evidence.stays where stay.facilityCounty != evidence.county {
      note(.outOfCounty, from: stay.from, until: stay.until)
    }
  }

  private mutating func note(
    _ name: CaseModifier, whileIn flags: [FlagRow], _ flag: YouthFlag, extraDays: Int = 0
  ) {
    for row in flags where row.flag == flag {
      note(name, from: row.from, until: row.until?.adding(trueDays: extraDays))
    }
  }

  /// Notes the modifier if the window is open, once however many are; says whether it is open.
  @discardableResult
  private mutating func note(_ name: CaseModifier, from: Instant, until: Instant?) -> Bool {
    guard instant.isWithin(from: from, until: until) else { return false }
    guard let last = found.indices.last, found[last].name == name else {
      found.append(
        CaseWeight.Modifier(
          name: name, points: table.modifier(name), opensAt: from, closesAt: until))
      return true
    }
    found[last].opensAt = min(found[last].opensAt, from)
    if let closes = found[last].closesAt, let until {
      found[last].closesAt = max(closes, until)
    } else {
      found[last].closesAt = nil
    }
    return true
  }
}

extension YouthFlag {
  /// The circumstances that add points: each is a modifier of its own name.
  public static let weighing = allCases.filter { CaseModifier(rawValue: $0.rawValue) != nil }
}
