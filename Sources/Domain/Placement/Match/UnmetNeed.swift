/// A need that no facility met on a day, by criterion (S19, interface §4.2).
public struct UnmetNeed: Hashable, Sendable {
  /// One criterion that stood in the way.
  public struct Obstacle: Hashable, Sendable {
    /// A hard criterion in its stored name, or ``noFacility``.
    public let criterion: String
    /// How many facilities fail it.
    public let failing: Int
    /// How many of them fail it alone.
    public let alone: Int
  }

  /// Where no facility was there to be judged.
  public static let noFacility = "no_facility"
  /// What may stand in the way, in the order of the contract.
  public static let criteria = HardCriterion.storedNames + [noFacility]

  /// The youth's key.
  public let youth: String
  /// The local day.
  public let day: LocalDate
  /// When it was looked for.
  public let at: Instant
  /// Every criterion that a facility fails, in the order of the contract; never empty.
  public let obstacles: [Obstacle]
}

extension Match {
  /// The need to be recorded, or `nil` where a facility is eligible.
  public func unmetNeed(on day: LocalDate) -> UnmetNeed? {
    if !isUnmet { return nil }
    let obstacles = HardCriterion.allCases.compactMap { criterion -> UnmetNeed.Obstacle? in
      let failing = lines.filter { $0.failures.contains { $0.criterion == criterion } }
      if failing.isEmpty { return nil }
      return UnmetNeed.Obstacle(
        criterion: criterion.rawValue, failing: failing.count,
        alone: failing.count(where: \.isNearMiss))
    }
    let none = UnmetNeed.Obstacle(criterion: UnmetNeed.noFacility, failing: 0, alone: 0)
    return UnmetNeed(
      youth: need.youth, day: day, at: at, obstacles: obstacles.isEmpty ? [none] : obstacles)
  }
}

/// A recorded need with what is known of the youth at its moment, as far as needs are counted by it.
public struct RecordedNeed: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// The local day.
  public let day: LocalDate
  /// A hard criterion in its stored name, or ``UnmetNeed/noFacility``.
  public let criterion: String
  /// How many facilities failed it alone.
  public let alone: Int
  /// FIPS code of the youth's county.
  public let county: String
  /// The youth's age in a band of years; `nil` = not recorded.
  public let ageBand: String?
  /// As the youth says it; `nil` = not recorded.
  public let gender: String?
  /// How many are in the sibling group, the youth among them.
  public let siblings: Int

  /// A recorded need.
  public init(
    youth: String, day: LocalDate, criterion: String, alone: Int, county: String, ageBand: String?,
    gender: String?, siblings: Int
  ) {
    self.youth = youth
    self.day = day
    self.criterion = criterion
    self.alone = alone
    self.county = county
    self.ageBand = ageBand
    self.gender = gender
    self.siblings = siblings
  }
}

/// How often needs were unmet, for youth of one county, age, gender and size of sibling group, by
/// one criterion.
public struct UnmetLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// A hard criterion in its stored name, or ``UnmetNeed/noFacility``.
  public let criterion: String
  /// A band of years; `nil` = not recorded.
  public let ageBand: String?
  /// `nil` = not recorded.
  public let gender: String?
  /// How many are in the sibling group; 1 = no sibling.
  public let siblings: Int
  /// Needs in which a facility failed the criterion: once a youth and day.
  public let needs: Int
  /// Those in which a facility failed it alone, and would have been eligible without it.
  public let alone: Int

  /// What needs are counted by.
  private struct Group: Hashable {
    let county: String
    let criterion: String
    let ageBand: String?
    let gender: String?
    let siblings: Int
  }

  /// Counts needs, by county, then criterion in the order of the contract, then those with the most
  /// needs first.
  public static func lines(of needs: [RecordedNeed]) -> [UnmetLine] {
    let groups = Dictionary(grouping: needs) { need in
      Group(
        county: need.county, criterion: need.criterion, ageBand: need.ageBand,
        gender: need.gender, siblings: need.siblings)
    }
    let lines = groups.map { group, needs in
      UnmetLine(
        county: group.county, criterion: group.criterion, ageBand: group.ageBand,
        gender: group.gender, siblings: group.siblings, needs: needs.count,
        alone: needs.count { $0.alone > 0 })
    }
    return lines.sorted { $0.place.lexicographicallyPrecedes($1.place) }
  }

  private var place: [String] {
    let order = UnmetNeed.criteria.firstIndex(of: criterion) ?? UnmetNeed.criteria.count
    let most = 1_000_000_000 - needs
    return [
      county, "\(100 + order)", "\(most)", ageBand ?? "", gender ?? "", "\(1_000 + siblings)",
    ]
  }
}

/// An age in a band of years, which is all that a count needs.
public enum AgeBand {
  /// `under 13`, `13-15`, `16-17`, `18-20`, `21 or over`.
  public static func words(years: Int) -> String {
    switch years {
    case ..<13: "under 13"
    case 13...15: "13-15"
    case 16...17: "16-17"
    case 18...20: "18-20"
    default: "21 or over"
    }
  }
}
