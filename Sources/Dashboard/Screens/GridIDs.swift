import Domain

extension GroupRow {
  /// The row's identity over refreshes.
  var gridID: String { LoadUnit(county: county, unit: unit).gridID }
}

extension LoadUnit {
  /// The identity of the unit's row.
  var gridID: String { unit.map { "\(county)/u/\($0)" } ?? county }
}

extension WorkerRow {
  /// The row's identity over refreshes.
  var gridID: String { worker }
}

extension CaseRow {
  /// The row's identity over refreshes: a case may have several assignments.
  var gridID: String { "\(caseID)/\(worker ?? "")/\(role?.rawValue ?? "")" }
}
