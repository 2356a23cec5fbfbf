/// Every policy row that is known, the shipped defaults among them, and which one holds when.
///
/// Of the rows of a kind and key, a county's own in force wins even when a statewide one is
/// newer; then the latest `effective_on`; then the row that was given last.
/// Source: interface §4.1, §4.7.
public struct PolicyBook: Sendable {
  /// By key, lowercased: a key has few rows, and most commands look few up.
  private var rowsByKey: [String: [PolicyRow]] = [:]

  /// Takes rows in any order; the shipped defaults stand behind them and need not be given.
  public init(rows: [PolicyRow]) {
    let shipped = DefaultPolicies.rows
    rowsByKey.reserveCapacity(shipped.count)
    for row in shipped { rowsByKey[row.key.lowercased(), default: []].append(row) }
    for row in rows { rowsByKey[row.key.lowercased(), default: []].append(row) }
  }

  /// The row in force for the county on the local day.
  ///
  /// - Parameters:
  ///   - key: Its case is ignored.
  ///   - county: A FIPS code; nil asks for the statewide row.
  /// - Returns: Nil only for a key that the kind does not have.
  public func value(
    _ kind: PolicyKind, _ key: String, county: String?, on day: LocalDate
  ) -> PolicyRow? {
    let rows = rowsByKey[key.lowercased()] ?? []
    if let county, let own = Self.newest(kind, county: county, on: day, in: rows) { return own }
    return Self.newest(kind, county: nil, on: day, in: rows)
  }

  /// Every row in force for the county on the local day, by kind and key in the contract's order.
  public func rowsInForce(county: String?, on day: LocalDate) -> [PolicyRow] {
    PolicyKind.allCases.flatMap { kind in
      PolicyRow.keys(of: kind).compactMap { value(kind, $0, county: county, on: day) }
    }
  }

  /// The county's numbers of the local day, looked up once for many cases.
  public func weights(for county: String?, on day: LocalDate) -> WeightTable {
    WeightTable { kind, key in
      guard let row = value(kind, key, county: county, on: day) else {
        preconditionFailure("The shipped defaults name every key; \(kind) \(key) is missing.")
      }
      return row.value
    }
  }

  private static func newest(
    _ kind: PolicyKind, county: String?, on day: LocalDate, in rows: [PolicyRow]
  ) -> PolicyRow? {
    var found: PolicyRow?
    for row in rows where row.kind == kind && row.county == county && row.effectiveOn <= day {
      if let best = found, best.effectiveOn > row.effectiveOn { continue }
      found = row
    }
    return found
  }
}
