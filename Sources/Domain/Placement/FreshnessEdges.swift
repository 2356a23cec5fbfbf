extension FacilityLine {
  /// The first seconds at which the confirmation is ageing, and stale; none without one.
  public var freshnessEdges: [Instant] {
    guard let confirmedAt else { return [] }
    let limit = Int64(limitHours) * 3600
    return [confirmedAt.adding(seconds: limit / 2 + 1), confirmedAt.adding(seconds: limit + 1)]
  }
}
