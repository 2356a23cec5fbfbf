import Domain

/// Why a role sees nothing of a screen: an empty list would be read as nobody and none.
enum ScreenRights {
  /// For a screen of one group of fields.
  static func sees(_ group: FieldGroup, _ words: String) -> @Sendable (Viewer) -> String? {
    { viewer in
      viewer.role.lists(group) ? nil : nothing(of: words, viewer)
    }
  }

  /// For weighted caseloads, of which a role sees all that adds points, counts of cases, or nothing.
  static let weighs: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.seesWeights || viewer.role.counts(.f14) ? nil : nothing(of: "caseloads", viewer)
  }

  /// For what is behind weighted caseloads, which is rows and no counts.
  static let weighsRows: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.seesWeights ? nil : nothing(of: "caseloads", viewer)
  }

  /// For what is of units and counties as a whole.
  static let seesUnits: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.seesUnitLoads ? nil : nothing(of: "load but its own", viewer)
  }

  /// For missing youth of other counties who may be in the viewer's.
  static let seesNearby: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.seesNearby ? nil : nothing(of: "missing youth of other counties", viewer)
  }

  /// For what counties ask of one another about youth.
  static let seesRequests: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.seesRequests ? nil : nothing(of: "requests between counties", viewer)
  }

  /// For openings for life safety: one's own, or those that one reviews.
  static let seesOpenings: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.seesOpenings ? nil : nothing(of: "openings for life safety", viewer)
  }

  /// For a screen of one group's rows, or of counts of it for a role that may have no row.
  static func seesOrCounts(_ group: FieldGroup, _ words: String) -> @Sendable (Viewer) -> String? {
    { viewer in
      viewer.role.lists(group) || viewer.role.counts(group) ? nil : nothing(of: words, viewer)
    }
  }

  /// For figures that need every report of a county, one by one.
  static let seesWholeReports: @Sendable (Viewer) -> String? = { viewer in
    if viewer.role.seesReportFigures { return nil }
    if viewer.role.counts(.f3) {
      return "Your role (\(viewer.role.words)) has counts without small ones, and these figures"
        + " could be worked back to them; 8 shows its counts."
    }
    return nothing(of: "figures of a whole county's reports", viewer)
  }

  /// For whoever looks for a place for youth.
  static let places: @Sendable (Viewer) -> String? = { viewer in
    viewer.role.matches ? nil : nothing(of: "youth who wait for a place", viewer)
  }

  private static func nothing(of words: String, _ viewer: Viewer) -> String {
    "Your role (\(viewer.role.words)) sees no \(words); 0 lists the screens that are for you."
  }

  /// For a screen of some roles.
  static func only(_ roles: Set<Role>, _ sentence: String) -> @Sendable (Viewer) -> String? {
    { viewer in
      roles.contains(viewer.role)
        ? nil
        : "\(sentence) Your role is \(viewer.role.words); 0 lists the screens that are for you."
    }
  }
}
