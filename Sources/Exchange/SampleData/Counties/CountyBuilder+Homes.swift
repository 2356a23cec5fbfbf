import Domain

/// A home as beds are dealt.
struct SampleHome {
  let id: String
  let type: FacilityType
  let contracted: Int
  let held: Int
  let offline: Int
  /// Youth of other counties and of other programs.
  let others: Int
  /// Beds that stay open.
  let open: Int
  var placed = 0

  /// Whether another youth of the county can stay here.
  var hasRoom: Bool { others + placed + held + offline + open < contracted }
}

/// Homes and their beds.
extension CountyBuilder {
  private static let types: [(FacilityType, contracted: Int, word: String)] = [
    (.residentialTherapeuticProgram, 6, "House"), (.intensiveServicesFosterCare, 3, "Home"),
    (.resourceFamilyHome, 2, "Home"), (.temporaryShelter, 8, "Shelter"),
    (.safeHomeCse, 6, "Safe Home"), (.fosterFamilyAgency, 12, "Family Agency"),
    (.transitionalHousingNonminor, 4, "Housing"), (.therapeuticFosterCare, 2, "Home"),
  ]

  mutating func addHomes() throws {
    for index in 0..<max(4, part.activeCount / 11) {
      let (type, contracted, word) = Self.types[(index + place) % Self.types.count]
      try addHome(type, contracted: contracted, word: word)
    }
    if place % 20 == 2 { try addHome(.outOfState, contracted: 3, word: "Program") }
    // A youth is placed out of county only where another county has kept a bed for it.
    run.bedsForOthers += homes.filter { $0.others > 0 }.map { ($0.id, $0.others) }
  }

  private mutating func addHome(_ type: FacilityType, contracted: Int, word: String) throws {
    let number = run.number("F")
    let others = contracted > 2 ? 1 + random.below(contracted / 4 + 1) : 0
    let held = contracted > 3 && random.chance(200) ? 1 : 0
    let offline = contracted > 3 && random.chance(150) ? 1 : 0
    let home = SampleHome(
      id: "F-\(SampleRun.padded(number, width: 4))", type: type, contracted: contracted,
      held: held, offline: offline, others: others,
      open: random.below(contracted > 3 ? 3 : 2))
    homes.append(home)
    let isHousing = type == .transitionalHousingNonminor
    let isFamily = contracted <= 3 && type != .outOfState
    let genders = random.weighted([("any", 5), ("female;nonbinary", 4), ("female", 2)])
    try add(
      "facilities",
      [
        "id": home.id,
        "name":
          "Sample \(word) \(SampleNames.word(SampleNames.homes, number * 5)) "
          + SampleRun.padded(number, width: 3),
        "type": type.rawValue, "county": fips,
        "licence_number": "99\(SampleRun.padded(number, width: 7))",
        "licence_status": random.chance(30) ? "ON PROBATION" : "LICENSED",
        "capacity_licensed": "\(contracted + random.below(3))",
        "capacity_contracted": "\(contracted)", "ages_from": isHousing ? "18" : "11",
        "ages_to": isHousing ? "20" : "17", "genders": genders,
        "max_siblings": "\(min(contracted, 2 + random.below(2)))",
        "cse_capable": type == .safeHomeCse || random.chance(550) ? "yes" : "no",
        "family_based": isFamily ? "yes" : "no",
        "languages": random.chance(500) ? "en;es" : "en",
        "lgbtq_affirming": random.chance(700) ? "yes" : "no",
        "pregnant_or_parenting": random.chance(250) ? "yes" : "no",
        "sud_capable": random.chance(400) ? "yes" : "no",
        "confidential_location": type == .safeHomeCse || random.chance(200) ? "yes" : "no",
        "latitude": near(part.county.latitude), "longitude": near(part.county.longitude),
        "phone": telephone(),
      ])
  }

  /// A degree within about seven miles of the county's centre, to three decimals.
  private mutating func near(_ degrees: String) -> String {
    let isSouth = degrees.hasPrefix("-")
    let digits = degrees.filter(\.isNumber)
    let thousandths = (Int(digits) ?? 0) + random.within(-100...100)
    let fraction = SampleRun.padded(thousandths % 1_000, width: 3)
    return "\(isSouth ? "-" : "")\(thousandths / 1_000).\(fraction)"
  }

  /// Confirmations of beds: most fresh, some ageing or stale, some homes never asked.
  mutating func addAvailability() throws {
    for (index, home) in homes.enumerated() {
      let limit = home.type.confirmationLimitInHours * 60
      // Which of six states the newest confirmation is in.
      let age: Int
      switch (index + 2 * place) % 6 {
      case 1: age = limit * random.within(60...95) / 100
      case 3: age = limit * random.within(130...400) / 100
      case 5: continue
      default: age = limit * random.within(5...40) / 100
      }
      try confirm(home, minutesAgo: age + 24 * 60, occupied: max(0, home.others + home.placed - 1))
      try confirm(home, minutesAgo: age, occupied: home.others + home.placed)
    }
  }

  private mutating func confirm(_ home: SampleHome, minutesAgo: Int, occupied: Int) throws {
    let reason = random.weighted([("staffing", 3), ("repair", 2), ("quarantine", 1)])
    try add(
      "availability",
      [
        "facility": home.id, "confirmed_at": run.hoursAgo(0, minutes: minutesAgo).rfc3339,
        "occupied": "\(occupied)", "held": "\(home.held)", "offline": "\(home.offline)",
        "offline_reason": home.offline > 0 ? reason : "",
        "confirmed_by": supervisors.first ?? "",
      ])
  }
}
