/// A brother or sister of a youth, as far as a place must fit them.
public struct SiblingFacts: Hashable, Sendable {
  /// The date of birth; `nil` = not recorded.
  public let bornOn: LocalDate?
  /// As the youth says it; `nil` = not recorded.
  public let gender: String?
  /// Where they stay now: mostly one place, two while one is kept during a visit.
  public let facilities: Set<String>

  /// A sibling.
  public init(bornOn: LocalDate?, gender: String?, facilities: Set<String>) {
    self.bornOn = bornOn
    self.gender = gender
    self.facilities = facilities
  }
}

/// A missing episode that began at a facility.
public struct RunFacts: Hashable, Sendable {
  /// The facility.
  public let facility: String
  /// When the agency was told.
  public let receivedAt: Instant

  /// A run.
  public init(facility: String, receivedAt: Instant) {
    self.facility = facility
    self.receivedAt = receivedAt
  }
}

/// What a youth said about where they would live: a facility, a type or a county, or words alone.
public struct PlacementPreference: Hashable, Sendable {
  /// When it was said.
  public let from: Instant
  /// The facility wished for.
  public let facility: String?
  /// The type of home wished for.
  public let type: FacilityType?
  /// FIPS code of the county wished for.
  public let county: String?
  /// What the youth said.
  public let said: String?

  /// A wish.
  public init(
    from: Instant, facility: String?, type: FacilityType?, county: String?, said: String?
  ) {
    self.from = from
    self.facility = facility
    self.type = type
    self.county = county
    self.said = said
  }

  /// Whether a facility is what was wished for: all that was named must agree, and words alone
  /// name nothing.
  public func names(_ line: FacilityLine) -> Bool {
    if facility == nil, type == nil, county == nil { return false }
    return (facility ?? line.facility) == line.facility && (type ?? line.type) == line.type
      && (county ?? line.county) == line.county
  }
}

/// Why contact at a facility is forbidden, as far as the viewer may know.
public enum ForbiddenContact: Hashable, Sendable {
  /// That it is, and no more.
  case result
  /// The facility itself is listed, and why where that is known.
  case facility(reason: String?)
  /// Somebody who is listed stays there now, and why where that is known.
  case youth(reason: String?)

  /// What was written down as the reason.
  var reason: String? {
    switch self {
    case .facility(let reason), .youth(let reason): reason
    case .result: nil
    }
  }
}

/// What a youth needs of a place, at a moment: everything that a match reads of the youth.
public struct PlacementNeed: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// FIPS code of the county of responsibility.
  public let county: String
  /// The date of birth; `nil` = not recorded.
  public let bornOn: LocalDate?
  /// As the youth says it; `nil` = not recorded.
  public let gender: String?
  /// The languages spoken.
  public let languages: [String]
  /// Circumstances in force.
  public var flags: Set<YouthFlag> = []
  /// The others of the sibling group.
  public var siblings: [SiblingFacts] = []
  /// Where the youth stays now.
  public var facilities: Set<String> = []
  /// Missing episodes that began at a facility.
  public var runs: [RunFacts] = []
  /// The newest wish.
  public var preference: PlacementPreference?
  /// By facility, why contact is forbidden there.
  public var forbidden: [String: ForbiddenContact] = [:]
  /// Facilities where a named facilitator is: no criterion of a match, yet nobody is placed there.
  public var facilitators: Set<String> = []
  /// By facility, how many other youth of status clear or confirmed stay there.
  public var peers: [String: Int] = [:]
  /// By facility, until when a bed is held there for the youth.
  public var held: [String: Instant] = [:]
  /// The centre of the youth's county.
  public var home: Coordinates?

  /// A need; what is set after is empty at first.
  public init(
    youth: String, county: String, bornOn: LocalDate?, gender: String?, languages: [String]
  ) {
    self.youth = youth
    self.county = county
    self.bornOn = bornOn
    self.gender = gender
    self.languages = languages
  }

  /// The youth and the others of the group.
  var wholeGroup: [SiblingFacts] {
    [SiblingFacts(bornOn: bornOn, gender: gender, facilities: facilities)] + siblings
  }
}

/// Whom a facility takes and what it can do.
public struct FacilityProgram: Hashable, Sendable {
  /// The youngest age in whole years; `nil` = no bound.
  public let agesFrom: Int?
  /// The oldest age in whole years, which is still served; `nil` = no bound.
  public let agesTo: Int?
  /// Genders served, `any` among them; empty = nobody.
  public let genders: [String]
  /// The most siblings of one group; `nil` = none together.
  public let mostSiblings: Int?
  /// What it can do.
  public let abilities: Set<Ability>
  /// The languages spoken there.
  public let languages: [String]
  /// Where it is, where that is recorded and the viewer's to see.
  public let place: Coordinates?

  /// One thing that a facility can do or is.
  public enum Ability: CaseIterable, Sendable {
    case cseCapable, familyBased, lgbtqAffirming, pregnantOrParenting, substanceUseCapable
    case confidentialLocation
  }

  /// A programme.
  public init(
    agesFrom: Int? = nil, agesTo: Int? = nil, genders: [String] = [], mostSiblings: Int? = nil,
    abilities: Set<Ability> = [], languages: [String] = [], place: Coordinates? = nil
  ) {
    self.agesFrom = agesFrom
    self.agesTo = agesTo
    self.genders = genders.map { $0.lowercased() }
    self.mostSiblings = mostSiblings
    self.abilities = abilities
    self.languages = languages
    self.place = place
  }

  /// Whether somebody of that gender is served; an unknown gender needs `any` (interface §4.7).
  func serves(gender: String?) -> Bool {
    if genders.contains(ServedGender.any.rawValue) { return true }
    guard let gender, !gender.isEmpty else { return false }
    return genders.contains(gender.lowercased())
  }

  /// Whether somebody of that birth date is of an age that is served; an age bound with no birth
  /// date fails, and no bound admits all (interface §4.7).
  func serves(bornOn: LocalDate?, on day: LocalDate) -> Bool {
    if agesFrom == nil, agesTo == nil { return true }
    guard let bornOn else { return false }
    let years = bornOn.wholeYears(until: day)
    return years >= (agesFrom ?? .min) && years <= (agesTo ?? .max)
  }

  /// `13 to 17`, `13 and over`, `up to 17`.
  public var agesInWords: String {
    switch (agesFrom, agesTo) {
    case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
    case (let from?, nil): "\(from) and over"
    case (nil, let to?): "up to \(to)"
    case (nil, nil): "every age"
    }
  }
}

/// A facility with its beds, its programme, and how far it is.
public struct MatchCandidate: Hashable, Sendable {
  /// The facility and its beds.
  public let line: FacilityLine
  /// Whom it takes.
  public let program: FacilityProgram
  /// The centre of its county, for one without coordinates.
  public let countyCentre: Coordinates?

  /// A candidate.
  public init(line: FacilityLine, program: FacilityProgram, countyCentre: Coordinates?) {
    self.line = line
    self.program = program
    self.countyCentre = countyCentre
  }
}
