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
    for row in shipped { rowsByKey[Self.folded(row.key), default: []].append(row) }
    for row in rows { rowsByKey[Self.folded(row.key), default: []].append(row) }
  }

  /// The key in lowercase: nearly every one is so already.
  private static func folded(_ key: String) -> String {
    key.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5a).contains($0) } ? key : key.lowercased()
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
    guard let rows = rowsByKey[key] ?? rowsByKey[key.lowercased()] else { return nil }
    // By their places: a row that is carried about counts half a dozen references.
    var (own, statewide): (Int?, Int?)
    for place in rows.indices where rows[place].kind == kind && rows[place].effectiveOn <= day {
      if let of = rows[place].county {
        if of == county, Self.isNewer(place, than: own, in: rows) { own = place }
      } else if Self.isNewer(place, than: statewide, in: rows) {
        statewide = place
      }
    }
    return (own ?? statewide).map { rows[$0] }
  }

  /// Whether a row, of those that come one after the other, holds in place of an earlier one.
  private static func isNewer(_ place: Int, than found: Int?, in rows: [PolicyRow]) -> Bool {
    guard let found else { return true }
    return rows[found].effectiveOn <= rows[place].effectiveOn
  }

  /// Every row in force for the county on the local day, by kind and key in the contract's order.
  public func rowsInForce(county: String?, on day: LocalDate) -> [PolicyRow] {
    PolicyKind.allCases.flatMap { kind in
      PolicyRow.keys(of: kind).compactMap { value(kind, $0, county: county, on: day) }
    }
  }

  /// The days after one and up to another on which a policy begins, the first first.
  func days(after first: LocalDate, through last: LocalDate) -> [LocalDate] {
    var days: Set<LocalDate> = []
    for rows in rowsByKey.values {
      for row in rows where first < row.effectiveOn && row.effectiveOn <= last {
        days.insert(row.effectiveOn)
      }
    }
    return days.sorted()
  }

  /// The policies, as `base.FR`, that begin on a day and hold for a county.
  func keys(of county: String, from day: LocalDate) -> [String] {
    PolicyKind.allCases.flatMap { kind in
      PolicyRow.keys(of: kind).filter {
        value(kind, $0, county: county, on: day)?.effectiveOn == day
      }.map { "\(kind.rawValue).\($0)" }
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
}
