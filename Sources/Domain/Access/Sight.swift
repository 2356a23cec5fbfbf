/// Who can see a youth, and why: the matrix read for one youth and every account.
///
/// The engine does not ask this; it scopes each viewer's own views. That both give the same answer
/// is held by a test.
public struct Sight {
  /// The groups of a youth's record.
  public static let groups: [FieldGroup] = [
    .f1, .f2, .f3, .f4, .f5, .f6, .f7, .f9, .f10, .f11, .f16,
  ]

  private let facts: SightFacts

  /// What decides it.
  public init(_ facts: SightFacts) { self.facts = facts }

  /// Every ground of every account, by account, the widest ground first.
  public func lines(of accounts: [Viewer]) -> [SightLine] {
    accounts.sorted { $0.account < $1.account }.flatMap(lines(of:))
  }

  /// The grounds of one account; none = it does not see the youth.
  public func lines(of viewer: Viewer) -> [SightLine] {
    own(viewer) + index(viewer) + teams(viewer) + consents(viewer) + missing(viewer)
      + nearby(viewer) + asked(viewer) + emergencies(viewer)
  }

  // MARK: - Grounds

  private func own(_ viewer: Viewer) -> [SightLine] {
    guard let ground = ownGround(viewer) else { return [] }
    let role = viewer.role
    // Partner agencies have the index of their counties, whoever's the youth is.
    let groups = groups(role) { $0.reads.contains(.own) }
      .filter { !($0 == .f1 && role.isPartner) && isInReach($0, viewer) }
    return line(viewer, ground, groups)
  }

  private func ownGround(_ viewer: Viewer) -> SightLine.Ground? {
    switch viewer.role.home {
    case .nothing: return nil
    case .counties: return viewer.counties.contains(facts.county) ? .county : nil
    case .caseload:
      return facts.workers.contains { $0.staff == viewer.staff } ? .caseload : nil
    case .unit:
      let carries = facts.workers.contains { worker in
        worker.staff == viewer.staff
          || worker.unit != nil && worker.unit == viewer.unit
            && viewer.counties.contains(worker.county)
      }
      // Whom nobody carries must be seen to be assigned.
      let isNobodys = facts.workers.isEmpty && viewer.counties.contains(facts.county)
      return carries || isNobodys ? .unit : nil
    }
  }

  private func index(_ viewer: Viewer) -> [SightLine] {
    guard viewer.role.isPartner, viewer.counties.contains(facts.county),
      AccessMatrix.access(viewer.role, .f1).reads.contains(.own)
    else { return [] }
    return line(viewer, .index, [.f1])
  }

  private func teams(_ viewer: Viewer) -> [SightLine] {
    facts.teams.filter { $0.whom == viewer.account }.flatMap { team in
      let isTransport = team.kind == TeamPurpose.transport.rawValue
      let groups = groups(viewer.role) {
        $0.reads.contains(.team) || isTransport && $0.reads.contains(.transport)
      }
      return line(viewer, .team, withIndex(groups, viewer), team)
    }
  }

  private func consents(_ viewer: Viewer) -> [SightLine] {
    facts.consents.filter { !viewer.agency.isEmpty && $0.whom == viewer.agency }
      .flatMap { consent in
        let groups = groups(viewer.role) { $0.reads.contains(.consent) }
          .filter(consent.groups.contains)
        return line(
          viewer, .consent, groups.isEmpty ? [] : withIndex(groups, viewer), consent)
      }
  }

  private func missing(_ viewer: Viewer) -> [SightLine] {
    let isNear =
      viewer.counties.contains(facts.county)
      || !facts.suspectedCounties.isDisjoint(with: viewer.counties)
    guard facts.isMissing, isNear else { return [] }
    let groups = groups(viewer.role) { $0.reads.contains(.missing) }
    return line(viewer, .missing, groups.isEmpty ? [] : withIndex(groups, viewer))
  }

  private func nearby(_ viewer: Viewer) -> [SightLine] {
    let isAnothers = viewer.role == .everything || !viewer.counties.contains(facts.county)
    let others = facts.nearbyCounties.subtracting([facts.county])
    let isHere = viewer.role == .everything || !others.isDisjoint(with: viewer.counties)
    guard viewer.role.seesNearby, isAnothers, isHere, !others.isEmpty else { return [] }
    return [ofNoGroup(viewer, .nearby)]
  }

  private func asked(_ viewer: Viewer) -> [SightLine] {
    let isAsked =
      viewer.role == .everything && !facts.askedCounties.isEmpty
      || !facts.askedCounties.isDisjoint(with: viewer.counties)
    return viewer.role.seesRequests && isAsked ? [ofNoGroup(viewer, .asked)] : []
  }

  private func emergencies(_ viewer: Viewer) -> [SightLine] {
    guard viewer.role.mayBreakGlass else { return [] }
    let groups = Self.groups.filter {
      $0.isForLifeSafety && AccessMatrix.access(viewer.role, $0).mayRead
    }
    return facts.emergencies.filter { $0.whom == viewer.account }
      .flatMap { line(viewer, .lifeSafety, groups, $0) }
  }

  // MARK: - Groups

  private func groups(_ role: Role, _ isOpen: (Access) -> Bool) -> [FieldGroup] {
    Self.groups.filter { isOpen(AccessMatrix.access(role, $0)) }
  }

  /// Whoever sees anything of a youth sees whom to call about them.
  private func withIndex(_ groups: [FieldGroup], _ viewer: Viewer) -> [FieldGroup] {
    let isOpen = AccessMatrix.access(viewer.role, .f1).mayRead && !groups.contains(.f1)
    return isOpen ? [.f1] + groups : groups
  }

  /// Attorneys see of their clients what other counsel do not.
  private func isInReach(_ group: FieldGroup, _ viewer: Viewer) -> Bool {
    AccessMatrix.access(viewer.role, group).reach != .counsel
      || facts.attorneys.contains(viewer.agency)
  }

  private func ofNoGroup(_ viewer: Viewer, _ ground: SightLine.Ground) -> SightLine {
    SightLine(
      account: viewer.account, role: viewer.role, agency: viewer.agency, ground: ground,
      reference: nil, until: nil, groups: [])
  }

  private func line(
    _ viewer: Viewer, _ ground: SightLine.Ground, _ groups: [FieldGroup],
    _ opening: SightFacts.Opening? = nil
  ) -> [SightLine] {
    if groups.isEmpty { return [] }
    return [
      SightLine(
        account: viewer.account, role: viewer.role, agency: viewer.agency, ground: ground,
        reference: opening?.id, until: opening?.until, groups: groups)
    ]
  }
}
