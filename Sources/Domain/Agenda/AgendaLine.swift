/// A row of a county's agenda: an item as it stands at a moment, or one that should be there.
public struct AgendaLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// What it is.
  public let kind: AgendaKind
  /// The item; `nil` where it is missing.
  public let item: AgendaItem?
  /// The year of the plan that it belongs to.
  public let year: FiscalYear?
  /// Who was heard, or was not.
  public let heard: HeardRole?
  /// How it stands.
  public let state: AgendaState
  /// Whole days of 24 hours since it was entered; `nil` where it is missing.
  public let days: Int?
  /// Keys of the agencies that signed, of a goal.
  public let signed: [String]
  /// Keys of those that have yet to.
  public let unsigned: [String]

  /// How many agencies signed of those asked.
  public var signatures: Share {
    let total = signed.count + unsigned.count
    return Share(
      count: kind == .goal ? signed.count : nil, total: kind == .goal ? total : nil, of: "asked")
  }

  /// An item at a moment.
  ///
  /// - Parameters:
  ///   - today: the moment's local day.
  ///   - signatures: of this item.
  ///   - rules: of the item's county.
  public init(
    _ item: AgendaItem, signatures: [AgendaSignature], rules: AgendaRules, at: Instant,
    today: LocalDate
  ) {
    self.item = item
    (county, kind, year, heard) = (item.county, item.kind, item.year, item.heard)
    days = Int(max(0, at.seconds - item.at.seconds) / 86_400)
    signed = signatures.filter { Self.isBy($0.at, at) }.map(\.agency).sorted()
    unsigned = signatures.filter { !Self.isBy($0.at, at) }.map(\.agency).sorted()
    let isAgreed = item.kind == .goal && unsigned.isEmpty && !signed.isEmpty
    state = Self.state(of: item, isAgreed: isAgreed, rules, at: at, today: today)
  }

  private init(lackingIn county: String, year: FiscalYear) {
    (self.county, kind, item, self.year) = (county, .consultation, nil, year)
    (heard, state, days, signed, unsigned) = (.livedExperience, .missing, nil, [], [])
  }

  private static func state(
    of item: AgendaItem, isAgreed: Bool, _ rules: AgendaRules, at: Instant, today: LocalDate
  ) -> AgendaState {
    if isBy(item.closedAt, at) { return .closed }
    if item.kind == .consultation { return .recorded }
    if let day = item.day, day < today { return .overdue }
    let age = at.seconds - item.at.seconds
    if item.kind == .conflict,
      isBy(item.escalatedAt, at) || age > Int64(rules.conflictDays) * 86_400
    {
      return .escalated
    }
    if isBy(item.answeredAt, at) { return .answered }
    if let day = item.day, day <= today.adding(days: rules.soonDays) { return .dueSoon }
    return isAgreed ? .agreed : .open
  }

  private static func isBy(_ moment: Instant?, _ at: Instant) -> Bool {
    moment.map { $0 <= at } ?? false
  }

  /// The rows of some items, what needs somebody first; each plan of the present year for which
  /// nobody with lived experience was heard is one too (S50).
  ///
  /// - Parameters:
  ///   - plans: county and year of the plans received.
  ///   - policies: what counties set.
  ///   - today: the moment's local day.
  public static func lines(
    items: [AgendaItem], signatures: [AgendaSignature],
    plans: [(county: String, year: FiscalYear)], policies: PolicyBook, at: Instant,
    today: LocalDate
  ) -> [AgendaLine] {
    let byItem = Dictionary(grouping: signatures, by: \.item)
    var rules: [String: AgendaRules] = [:]
    for county in Set(items.map(\.county)) {
      rules[county] = AgendaRules(policies, county: county, on: today)
    }
    var lines = items.filter { $0.at <= at }.compactMap { item in
      rules[item.county].map {
        AgendaLine(item, signatures: byItem[item.id] ?? [], rules: $0, at: at, today: today)
      }
    }
    let year = FiscalYear(of: today)
    let heard = Set(lines.filter { $0.heard == .livedExperience && $0.year == year }.map(\.county))
    lines += plans.filter { $0.year == year && !heard.contains($0.county) }
      .map { AgendaLine(lackingIn: $0.county, year: year) }
    return lines.sorted { order(of: $0) < order(of: $1) }
  }

  private static func order(of line: AgendaLine) -> (Int, String, String, Int64, String) {
    let place = AgendaState.allCases.firstIndex(of: line.state) ?? 0
    let day = line.item?.day?.text ?? "9999"
    return (place, day, line.county, line.item?.at.seconds ?? 0, line.item?.id ?? "")
  }
}

/// Two agencies and how often their mandates were at odds (S42).
public struct AgencyPair: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The lesser key.
  public let agency: String
  /// The greater key.
  public let other: String
  /// Conflicts between them.
  public let conflicts: Int
  /// Those not closed.
  public let open: Int
  /// Those that the steering committee has to settle.
  public let escalated: Int

  /// Counts the conflicts among some rows by pair, most first.
  public static func pairs(of lines: [AgendaLine]) -> [AgencyPair] {
    var found: [[String]: [AgendaState]] = [:]
    for line in lines {
      guard line.kind == .conflict, let one = line.item?.agency, let other = line.item?.other else {
        continue
      }
      found[[line.county, min(one, other), max(one, other)], default: []].append(line.state)
    }
    return found.map { key, states in
      AgencyPair(
        county: key[0], agency: key[1], other: key[2], conflicts: states.count,
        open: states.count { $0 != .closed }, escalated: states.count { $0 == .escalated })
    }.sorted {
      ($1.conflicts, $0.county, $0.agency, $0.other) < (
        $0.conflicts, $1.county, $1.agency, $1.other
      )
    }
  }
}
