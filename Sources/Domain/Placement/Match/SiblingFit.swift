/// Whether a whole sibling group fits a facility: within its limit of siblings, with a bed for each
/// who is not there already, each of an age and a gender that it serves.
///
/// Source: interface §4.7.
struct SiblingFit {
  /// What stands in the way, in words; `nil` = the group fits. No sibling is named.
  let obstacle: String?

  /// Whether the group fits.
  var fits: Bool { obstacle == nil }

  init(
    group: [SiblingFacts], at facility: String, program: FacilityProgram, open: Int?,
    on day: LocalDate
  ) {
    obstacle = Self.obstacle(group, facility, program, open, day)
  }

  private static func obstacle(
    _ group: [SiblingFacts], _ facility: String, _ program: FacilityProgram, _ open: Int?,
    _ day: LocalDate
  ) -> String? {
    guard let most = program.mostSiblings else {
      return "how many siblings it takes is not recorded"
    }
    if group.count > most { return "the group is \(group.count), and it takes \(most)" }
    let needed = group.count { !$0.facilities.contains(facility) }
    if needed > open ?? 0 {
      let beds = Plural.of(needed, "bed is", "beds are")
      let free = max(0, open ?? 0)
      return "\(beds) needed for the group, and \(Plural.of(free, "is", "are")) open"
    }
    let ages = group.count { !program.serves(bornOn: $0.bornOn, on: day) }
    if ages > 0 { return "\(ages) of the group of \(group.count) not of an age that it serves" }
    let genders = group.count { !program.serves(gender: $0.gender) }
    if genders > 0 {
      return "\(genders) of the group of \(group.count) not of a gender that it serves"
    }
    return nil
  }
}
