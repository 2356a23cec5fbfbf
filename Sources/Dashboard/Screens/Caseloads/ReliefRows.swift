import Domain
import Presentation

/// How the cases of a worker are listed, each with who could take it on.
enum ReliefRows {
  static let listing = Listing<WorkerRelief.Line>(
    name: "relief",
    columns: [
      Column(
        "case", "Case", priority: 1, emphasis: { $0.step == nil ? .normal : .strong },
        sign: { $0.step == nil ? "" : "»" }
      ) { .key($0.row.caseID) },
      Column("youth", "Youth", priority: 5) { .key($0.row.youth) },
      Column("component", "Part", priority: 7) { .code($0.row.component) },
      Column("status", "Status", priority: 3) { .code($0.row.weight.status) },
      Column("role", "Role", priority: 6) { .code($0.row.role) },
      Column("points", "Points", kind: .number, priority: 1) { .points($0.row.assignedPoints) },
      Column("modifiers", "Of them", priority: 3) {
        .namedPoints(
          $0.row.weight.modifiers.map { NamedPoints(name: $0.name.rawValue, points: $0.points) })
      },
      Column("to", "To", priority: 6) { .key($0.to?.id) },
      Column(
        "to_name", "Could go to", priority: 1,
        emphasis: { $0.step == nil ? .normal : .good }
      ) { .text($0.to?.name) },
      Column("unit", "Unit", priority: 4) { .text($0.to?.unit) },
      Column("percent_after", "With it", kind: .share, priority: 2) {
        ($0.step?.toAfter ?? $0.next?.percentAfter).map { .share($0) } ?? .null
      },
      Column("obstacles", "Nobody may, for", priority: 2, emphasis: { _ in .warning }) {
        $0.obstacles.isEmpty
          ? .null : .codes($0.obstacles)
      },
    ],
    emptyText: "No open case is theirs. Press Esc and choose another worker.")
}
