/// Which caseload figures a viewer sees: those of a group need all of its cases, and a part would
/// be read as the whole.
extension Role {
  /// Whether the role sees whole units, and with them the cases that nobody carries.
  public var seesUnitLoads: Bool { self == .supervisor || seesCountyLoads }

  /// Whether the role sees whole counties.
  public var seesCountyLoads: Bool { self == .everything }
}

extension CaseloadFigures {
  /// The figures without the rows of groups of which the viewer sees a part.
  public func seen(by viewer: Viewer) -> CaseloadFigures {
    if viewer.role.seesCountyLoads { return self }
    return CaseloadFigures(
      cases: cases, workers: workers, units: units.filter { $0.isWhole(for: viewer) },
      counties: [])
  }
}

extension CaseloadFigures {
  /// The keys of those who share a case with the viewer and whose weights are withheld, so that
  /// their unit was not read with them.
  public var sharers: Set<String> {
    Set(cases.compactMap(\.worker)).subtracting(workers.map(\.worker))
  }

  /// The figures with the units of those who share a case.
  ///
  /// - Parameters:
  ///   - units: the units by key of the person; whoever has none is not in it.
  ///   - withheld: those whose unit the viewer may not see.
  public func naming(units: [String: String], withheld: Set<String>) -> CaseloadFigures {
    if units.isEmpty, withheld.isEmpty { return self }
    return CaseloadFigures(
      cases: cases.map { row in
        guard row.unit == nil, let worker = row.worker else { return row }
        return CaseRow(
          caseID: row.caseID, youth: row.youth, county: row.county, unit: units[worker],
          isUnitWithheld: withheld.contains(worker), worker: worker, component: row.component,
          role: row.role, weight: row.weight, assignedPoints: row.assignedPoints)
      }, workers: workers, units: self.units, counties: counties)
  }
}

extension CaseloadFigures {
  /// The figures with when those are back who are away.
  public func noting(away: [String: Instant]) -> CaseloadFigures {
    if away.isEmpty { return self }
    return CaseloadFigures(
      cases: cases,
      workers: workers.map { row in
        var row = row
        row.awayUntil = away[row.worker]
        return row
      }, units: units, counties: counties)
  }
}

extension GroupRow {
  /// Whether the viewer sees every case of the unit or the county.
  public func isWhole(for viewer: Viewer) -> Bool {
    if viewer.role.seesCountyLoads { return true }
    guard viewer.role == .supervisor, let own = viewer.unit else { return false }
    return unit == own && viewer.covers(county: county)
  }
}
