import Database
import Domain

/// A plan as its file has it.
public struct IncomingPlan: Sendable {
  /// What its front matter says.
  public let header: PlanHeader
  /// Its text, in order.
  public let pieces: [PlanPiece]
  /// SHA-256 of its text with lines that end at LF, as hexadecimal digits.
  public let digest: String

  /// A plan to be taken in.
  public init(header: PlanHeader, pieces: [PlanPiece], digest: String) {
    self.header = header
    self.pieces = pieces
    self.digest = digest
  }
}

/// Plans: a text that differs from the newest one is a further version beside it; nothing of a
/// version is ever changed.
extension ImportSession {
  /// Compares a plan with the newest version of it.
  ///
  /// - Throws: ``FieldProblem`` for a county that is unknown or not the viewer's, and for a second
  ///   text of one plan in one import.
  public func take(_ plan: IncomingPlan) throws -> RowOutcome { try take([plan]) }

  /// Compares one plan that several counties share with the newest version of each; all of them are
  /// taken, or none.
  ///
  /// - Parameter plans: the first is that of the county that the file is of.
  /// - Throws: ``FieldProblem`` as for a single plan, of `shared_with` for the others.
  public func take(_ plans: [IncomingPlan]) throws -> RowOutcome {
    try StoreError.translating {
      for (place, plan) in plans.enumerated() {
        do {
          try requireTakable(plan)
        } catch let problem as FieldProblem {
          if place == 0 { throw problem }
          throw FieldProblem(field: "shared_with", reason: problem.reason)
        }
      }
      let outcomes = try plans.map { plan in
        let key = Self.key(of: plan)
        return seen[RecordCatalog.plans.name]?[key] == nil
          ? try keep(plan, key: key) : RowOutcome.unchanged
      }
      return outcomes.first { $0 != .unchanged } ?? .unchanged
    }
  }

  private static func key(of plan: IncomingPlan) -> String {
    keyText([.text(plan.header.county), .text(plan.header.year.text)])
  }

  private func requireTakable(_ plan: IncomingPlan) throws {
    let header = plan.header
    if try !exists(RecordCatalog.counties, header.county) {
      throw FieldProblem(field: "county", reason: "county '\(header.county)' is unknown")
    }
    if !store.viewer.counties.isEmpty, !store.viewer.covers(county: header.county) {
      throw FieldProblem(
        field: "county", reason: "county \(header.county) is not among yours")
    }
    if let earlier = seen[RecordCatalog.plans.name]?[Self.key(of: plan)],
      earlier.values.last != .text(plan.digest)
    {
      throw FieldProblem(
        field: "fiscal_year", reason: "another file gave a plan of this county and year")
    }
  }

  private func keep(_ plan: IncomingPlan, key: String) throws -> RowOutcome {
    let header = plan.header
    let newest = try connection.fetchOne(
      "SELECT version, digest FROM plans WHERE county = ? AND fiscal_year = ?"
        + " ORDER BY version DESC LIMIT 1", [.text(header.county), .text(header.year.text)]
    ) { (version: $0.int(0), digest: $0.text(1)) }
    let version = DatabaseValue.integer(Int64((newest?.version ?? 0) + 1))
    let values: [DatabaseValue] = [
      .text(header.county), .text(header.year.text), version, .integer(now.seconds),
      .text(header.status.rawValue), DatabaseValue(header.submittedOn?.text),
      header.allocation.map { .integer(Int64($0)) } ?? .null, .text(plan.digest),
    ]
    let isNews = newest?.digest != plan.digest
    seen[RecordCatalog.plans.name, default: [:]][key] = SeenRow(
      line: 1, index: isNews ? pending.count : nil, values: values)
    if !isNews { return .unchanged }
    pending.append(
      PendingRow(table: RecordTable.base(of: RecordCatalog.plans), values: values, before: nil))
    let table = RecordTable.base(of: RecordCatalog.planTexts)
    for (number, piece) in plan.pieces.enumerated() {
      let id = try nextText()
      pending.append(
        PendingRow(
          table: table,
          values: [
            .integer(id), values[0], values[1], version, .integer(Int64(number)),
            .integer(Int64(piece.section)), DatabaseValue(piece.name), .integer(Int64(piece.line)),
            .integer(Int64(piece.lead)), .integer(piece.isHeaded ? 1 : 0),
            .integer(piece.isFilled ? 1 : 0), .text(piece.text),
          ], before: nil))
    }
    return newest == nil ? .added : .changed
  }

  private func nextText() throws -> Int64 {
    let last = try lastPlanText ?? Int64(connection.fetchInt("SELECT max(id) FROM plan_texts"))
    lastPlanText = last + 1
    return last + 1
  }
}
