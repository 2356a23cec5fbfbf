/// What a share of a case would make of whoever takes it on.
public struct ShareOutlook: Hashable, Sendable {
  /// What they carry with it; nil for whoever is neither in service nor holds a case.
  public let row: WorkerRow?
  /// The rules that it breaks, in their order.
  public let objections: [NextAssignment.Exclusion]

  /// Puts the two together.
  public init(row: WorkerRow?, objections: [NextAssignment.Exclusion]) {
    self.row = row
    self.objections = objections
  }
}
