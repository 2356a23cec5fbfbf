/// Finds what changes in loads over a span: weighs each case, with those of its siblings, at the
/// instants at which something turns, and says of each difference where it comes from.
///
/// It costs the cases of which something turns and not all cases at all instants: a case bears on
/// another through the sibling rule alone. Source: interface §4.1, §4.7, D§4.3.
public struct LoadForecast {
  /// A case as it weighs at an instant.
  private struct Weighed {
    let one: CaseFacts
    let shares: [AssignmentFacts]
    let weight: CaseWeight
    let table: WeightTable
    /// How many of the span's policies hold.
    let policies: Int

    func assigned(_ weight: CaseWeight, _ role: AssignmentRole) -> Int {
      Rounding.halfUp(weight.points * table.role(role), over: 100)
    }
  }

  private let span: Interval
  private let zone: ZoneRules
  /// The days after the span's first on which policies begin.
  private let policyDays: [LocalDate]
  private let policies: PolicyBook
  private var tables: [WeightTables]
  private var rows: [LoadOutlook] = []

  /// The rows of a span, in no order.
  ///
  /// - Parameters:
  ///   - parts: what is known of the span, the first from its beginning, each until the next.
  ///   - span: what changes at its end belongs to it, what does at its beginning does not.
  public static func rows(
    _ parts: [OutlookFacts], policies: PolicyBook, span: Interval, zone: ZoneRules
  ) -> [LoadOutlook] {
    var forecast = LoadForecast(policies: policies, span: span, zone: zone)
    for (place, part) in parts.enumerated() {
      if place > 0 { forecast.cross(parts[place - 1], to: part) }
      let next = place + 1 < parts.count ? parts[place + 1].from.adding(seconds: -1) : span.until
      forecast.go(through: part, until: next)
    }
    return forecast.rows
  }

  private init(policies: PolicyBook, span: Interval, zone: ZoneRules) {
    self.span = span
    self.zone = zone
    self.policies = policies
    let first = zone.localDate(of: span.from)
    policyDays = policies.days(after: first, through: zone.localDate(of: span.until))
    tables = ([first] + policyDays).map { WeightTables(policies: policies, day: $0) }
  }

  // MARK: - Through the span

  private mutating func go(through part: OutlookFacts, until end: Instant) {
    for cases in Self.related(part.cases) {
      var turns = TurningInstants(after: part.from, through: end, zone: zone)
      for one in cases { turns.note(one) }
      for day in policyDays { turns.note(dawnOf: day) }
      guard !turns.found.isEmpty else { continue }
      var before = weigh(cases, at: part.from)
      for instant in turns.found.sorted() {
        let after = weigh(cases, at: instant)
        note(before, after, at: instant)
        before = after
      }
    }
    for one in part.staff {
      var turns = TurningInstants(after: part.from, through: end, zone: zone)
      turns.note(dawnOf: one.startedOn)
      turns.note(dawnOf: one.endedOn?.adding(days: 1))
      for day in policyDays { turns.note(dawnOf: day) }
      for instant in turns.found { note(one, one, at: instant) }
    }
  }

  /// What is another where what is dated is: a youth's county, a facility's, somebody's hours.
  private mutating func cross(_ part: OutlookFacts, to next: OutlookFacts) {
    let instant = next.from
    note(
      weigh(part.cases, at: instant.adding(seconds: -1)), weigh(next.cases, at: instant),
      at: instant)
    let before = Dictionary(part.staff.map { ($0.id, $0) }, uniquingKeysWith: { _, new in new })
    for one in next.staff { note(before[one.id], one, at: instant) }
  }

  /// The cases in lists that bear on each other: those of a sibling group, and each other alone.
  private static func related(_ cases: [CaseFacts]) -> [[CaseFacts]] {
    var groups: [String: [CaseFacts]] = [:]
    var alone: [[CaseFacts]] = []
    for one in cases {
      if let group = one.evidence.siblingGroup {
        groups[group, default: []].append(one)
      } else {
        alone.append([one])
      }
    }
    return alone + groups.values
  }

  private func policyCount(at instant: Instant) -> Int {
    let day = zone.localDate(of: instant)
    return policyDays.count { $0 <= day }
  }

  private mutating func weigh(_ cases: [CaseFacts], at instant: Instant) -> [String: Weighed] {
    let today = zone.localDate(of: instant)
    let count = policyCount(at: instant)
    var weigher = CaseWeigher(tables: tables[count], at: instant, today: today, zone: zone)
    let open = cases.filter { $0.isOpen(on: today) }
    for one in open { weigher.weigh(one) }
    weigher.halve()
    tables[count] = weigher.tables
    var found: [String: Weighed] = [:]
    for (facts, one) in zip(open, weigher.cases) {
      found[one.id] = Weighed(
        one: facts, shares: weigher.assignments[one.held].map(\.facts), weight: one.weight,
        table: weigher.tables.all[one.table], policies: count)
    }
    return found
  }

  // MARK: - Differences

  private mutating func note(
    _ before: [String: Weighed], _ after: [String: Weighed], at instant: Instant
  ) {
    for (key, one) in before {
      if let other = after[key] {
        note(one, other, at: instant)
      } else {
        note(one, .caseCloses, -1, at: instant)
      }
    }
    for (key, one) in after where before[key] == nil { note(one, .caseOpens, 1, at: instant) }
  }

  /// A case that opens or closes, with each of its shares.
  private mutating func note(
    _ one: Weighed, _ kind: LoadOutlook.Kind, _ sign: Int, at instant: Instant
  ) {
    if one.shares.isEmpty { add(instant, kind, one, nil, casePoints: sign * one.weight.points) }
    for share in one.shares {
      add(
        instant, kind, one, share, points: sign * one.assigned(one.weight, share.role),
        casePoints: sign * one.weight.points)
    }
  }

  private mutating func note(_ before: Weighed, _ after: Weighed, at instant: Instant) {
    var (begun, kept) = (after.shares, [AssignmentFacts]())
    for share in before.shares {
      if let place = begun.firstIndex(of: share) {
        kept.append(begun.remove(at: place))
      } else {
        add(
          instant, .assignmentEnds, before, share,
          points: -before.assigned(before.weight, share.role))
      }
    }
    for share in begun {
      add(
        instant, .assignmentBegins, after, share, points: after.assigned(after.weight, share.role))
    }
    let isUnassigned = before.shares.isEmpty && after.shares.isEmpty
    if before.weight == after.weight, before.policies == after.policies { return }
    guard isUnassigned || !kept.isEmpty else { return }
    let policy =
      before.policies == after.policies || before.table == after.table
      ? nil : policyName(after.one.county, on: policyDays[after.policies - 1])
    let steps = WeightSteps(
      from: before.weight, to: after.weight, component: after.one.component, table: after.table,
      policy: policy)
    var (weight, by) = (before.weight, before)
    for step in steps.steps {
      let casePoints = step.weight.points - weight.points
      let changes = kept.map {
        (share: $0, points: after.assigned(step.weight, $0.role) - by.assigned(weight, $0.role))
      }
      let isFelt = casePoints != 0 || changes.contains { $0.points != 0 }
      let isNamedAnyway = step.kind != .policyChanges && step.kind != .siblingRule
      if isFelt || isNamedAnyway {
        if isUnassigned {
          add(instant, step.kind, after, nil, detail: step.detail, casePoints: casePoints)
        }
        for (share, points) in changes {
          add(
            instant, step.kind, after, share, detail: step.detail, points: points,
            casePoints: casePoints)
        }
      }
      (weight, by) = (step.weight, after)
    }
  }

  private mutating func add(
    _ instant: Instant, _ kind: LoadOutlook.Kind, _ of: Weighed, _ share: AssignmentFacts?,
    detail: String? = nil, points: Int? = nil, casePoints: Int? = nil
  ) {
    rows.append(
      LoadOutlook(
        at: instant, kind: kind, worker: share?.staff, caseID: of.one.id, youth: of.one.youth,
        county: of.one.county, detail: detail ?? share?.role.rawValue, points: points,
        casePoints: casePoints))
  }

  /// The key of the policy of a county that begins on a day, or how many do.
  private func policyName(_ county: String, on day: LocalDate) -> String {
    let keys = policies.keys(of: county, from: day)
    return keys.count == 1 ? keys[0] : "\(keys.count) values"
  }

  // MARK: - Capacity

  private mutating func note(
    _ before: StaffFacts?, _ after: StaffFacts, at instant: Instant
  ) {
    let earlier = instant.adding(seconds: -1)
    let (old, new) = (before.map { capacity($0, at: earlier) } ?? 0, capacity(after, at: instant))
    let wasIn = before?.isInService(on: zone.localDate(of: earlier)) ?? false
    let isIn = after.isInService(on: zone.localDate(of: instant))
    guard old != new || wasIn != isIn && after.role == .worker else { return }
    let kind: LoadOutlook.Kind =
      wasIn != isIn
      ? (isIn ? .serviceBegins : .serviceEnds)
      : before == after ? .policyChanges : .capacityChanges
    let detail =
      kind == .policyChanges
      ? policyName(after.county, on: zone.localDate(of: instant))
      : kind == .capacityChanges ? "to \(new) points" : nil
    rows.append(
      LoadOutlook(
        at: instant, kind: kind, worker: after.id, detail: detail, capacity: new - old))
  }

  private mutating func capacity(_ one: StaffFacts, at instant: Instant) -> Int {
    guard one.role == .worker, one.isInService(on: zone.localDate(of: instant)) else { return 0 }
    return tables[policyCount(at: instant)][one.county].capacity(
      fteHundredths: one.fteHundredths, reliefPercent: one.reliefPercent)
  }
}
