/// What follows from the matrix for whole listings.
extension Role {
  /// Whether the role works missing episodes, and so tells others of a youth.
  public var worksEpisodes: Bool { self == .everything || Set<Role>.episodeWorkers.contains(self) }

  /// Whether the role looks for a place for youth of its own: it reads beds, and what keeps youth
  /// apart or at least that it does (D§7.2, F8 and F9).
  public var matches: Bool {
    if self == .everything { return true }
    let contacts = AccessMatrix.access(self, .f9)
    return AccessMatrix.access(self, .f8).readsOwn
      && (contacts.readsOwn || contacts.part == .result)
  }

  /// Whether a need that no place meets is recorded when the role looks for one: it places youth.
  public var recordsNeeds: Bool { PlaceStay.descriptor.permits(self) }

  /// Whether the role sees weighted caseloads: they need every fact that adds points to a case, and
  /// figures from a part of them would be wrong.
  public var seesWeights: Bool {
    switch self {
    case .caseworker, .supervisor, .everything: true
    default: false
    }
  }

  /// Whether the role lists rows of a group: a stub, a date or a notice makes no list, and figures
  /// of it would be wrong.
  public func lists(_ group: FieldGroup) -> Bool {
    let access = AccessMatrix.access(self, group)
    guard access.mayRead else { return false }
    return switch access.part {
    case .whole, .withoutPhones, .withoutContent: true
    default: false
    }
  }

  /// Whether the role sees every row of a group in its counties, so that counts of it are whole.
  public func seesWholeCounties(_ group: FieldGroup) -> Bool {
    self == .everything || home == .counties && AccessMatrix.access(self, group).readsOwn
  }

  /// Whether the role may have counts of a group and no row of it.
  public func counts(_ group: FieldGroup) -> Bool {
    AccessMatrix.access(self, group).part == .counts
  }

  /// The groupings by which a role that may have counts only has them: those of which no two could
  /// be set against each other, as quarters against their years.
  public static let countedGroupings: [FunnelGrouping] = [.county, .fiscalYear, .venue]

  /// Whether counts of reports by that grouping are whole for the role.
  public func seesFunnel(by grouping: FunnelGrouping) -> Bool {
    if counts(.f3) { return Self.countedGroupings.contains(grouping) }
    guard seesWholeCounties(.f3) else { return false }
    return switch grouping {
    case .source: seesWholeCounties(.f17)
    case .ageBand: seesWholeCounties(.f1)
    case .county, .year, .fiscalYear, .quarter, .venue, .channel: true
    }
  }

  /// What a list of the group's rows leaves out, in words; `nil` where it is the role's own rows.
  public func note(on group: FieldGroup) -> String? {
    let access = AccessMatrix.access(self, group)
    if access.reads.contains(.own) { return nil }
    let grounds = Access.Ground.allCases.filter(access.reads.contains).map { ground in
      switch ground {
      case .own: "your own"
      case .team: "on whose active team you are"
      case .transport: "whom you bring somewhere on an active team"
      case .consent: "whose consent or order names your agency"
      case .missing: "who are missing now"
      case .emergency: "opened for life safety"
      }
    }
    return grounds.isEmpty ? nil : "you see youth \(grounds.joined(separator: ", or "))"
  }
}
