import Domain

/// The product's figures as the lines that the naive reading gives.
extension CaseloadFigures {
  var caseLines: [String] {
    cases.map { row in
      let weight = row.weight
      let added = weight.modifiers.map { "\($0.name.rawValue)=\($0.points)" }
      return "\(row.caseID) \(row.worker ?? "-") \(row.role?.rawValue ?? "-") "
        + "\(weight.status.rawValue) \(weight.base) \(weight.tier) "
        + "[\(added.joined(separator: ";"))] \(weight.points) \(row.assignedPoints)"
    }
  }

  var workerLines: [String] {
    workers.map { row in
      "\(row.worker) \(row.cases) \(row.cseCases) \(row.points) \(row.capacity) "
        + "\(row.percent.percentTenths.map { "\($0)" } ?? "-") \(row.band?.rawValue ?? "-")"
    }
  }

  var unitLines: [String] { units.map { "\($0.county) \($0.unit ?? "-") \(Self.line($0))" } }

  var countyLines: [String] {
    counties.map { row in
      let posts = row.posts.map { "\($0.funded) \($0.filled) \($0.vacant)" } ?? "- - -"
      return "\(row.county) \(Self.line(row)) \(posts)"
    }
  }

  private static func line(_ row: GroupRow) -> String {
    "\(row.cases) \(row.cseCases) \(row.holders) \(row.points) \(row.capacity) "
      + "\(row.cseInDesignated.count.map { "\($0)" } ?? "-") "
      + "\(row.meanPercentTenths.map { "\($0)" } ?? "-") "
      + "\(row.spreadPercentTenths.map { "\($0)" } ?? "-")"
  }
}
