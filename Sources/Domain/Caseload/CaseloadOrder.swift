extension CaseRow {
  /// Most assigned points first, then by case, worker and role.
  static func comesFirst(_ one: CaseRow, _ other: CaseRow) -> Bool {
    if one.assignedPoints != other.assignedPoints {
      return one.assignedPoints > other.assignedPoints
    }
    if one.caseID != other.caseID { return one.caseID < other.caseID }
    if one.worker != other.worker { return (one.worker ?? "") < (other.worker ?? "") }
    return (one.role?.rawValue ?? "") < (other.role?.rawValue ?? "")
  }
}

extension WorkerRow {
  /// Highest percent first, compared exactly; then those without one, most points first; then key.
  static func comesFirst(_ one: WorkerRow, _ other: WorkerRow) -> Bool {
    let order = LoadOrder(one.points, one.capacity, other.points, other.capacity)
    return order.isFirst ?? (one.worker < other.worker)
  }
}

extension GroupRow {
  /// Highest percent first, compared exactly; then those without one, most points first; then
  /// county and unit, no unit last.
  static func comesFirst(_ one: GroupRow, _ other: GroupRow) -> Bool {
    let order = LoadOrder(one.points, one.capacity, other.points, other.capacity)
    if let isFirst = order.isFirst { return isFirst }
    if one.county != other.county { return one.county < other.county }
    switch (one.unit, other.unit) {
    case (let unit?, let otherUnit?): return unit < otherUnit
    case (let unit, _): return unit != nil
    }
  }
}

/// Whether one load goes before another; nil where they are equal.
private struct LoadOrder {
  let isFirst: Bool?

  init(_ points: Int, _ capacity: Int, _ otherPoints: Int, _ otherCapacity: Int) {
    switch (capacity > 0, otherCapacity > 0) {
    case (true, true):
      let load = points * otherCapacity
      let otherLoad = otherPoints * capacity
      isFirst = load == otherLoad ? nil : load > otherLoad
    case (false, false):
      isFirst = points == otherPoints ? nil : points > otherPoints
    case (let has, _):
      isFirst = has
    }
  }
}
