import Domain

/// Workers by unit, those who lead and help them, posts, training and leave.
extension CountyBuilder {
  mutating func addStaff() throws {
    let units = Self.units(workerCount: part.workerCount)
    for index in 0..<part.workerCount { try addWorker(index, unit: units[index % units.count]) }
    for index in 0..<(part.workerCount + 5) / 6 {
      supervisors.append(
        try addPerson("S", "supervisor", childWelfare, unit: units[index % units.count]))
    }
    for _ in 0..<max(2, part.workerCount / 6) {
      let isEnding = part.isShowcase && place == 1 && advocates.isEmpty
      advocates.append(
        try addPerson(
          "A", "advocate", advocacy, qualifiedUntil: isEnding ? run.today.adding(days: 6) : nil))
    }
    let recoveryCount = part.isShowcase ? (place < 2 ? 1 : 0) : part.workerCount / 12
    for _ in 0..<recoveryCount {
      recoveryWorkers.append(try addPerson("R", "recovery_worker", childWelfare, unit: units[0]))
    }
    if part.isShowcase ? place == 1 : part.workerCount >= 15 {
      _ = try addPerson("C", "clinician", "AG-\(fips)-BH")
    }
    _ = try addPerson("M", "manager", childWelfare)
    if part.workerCount >= 8 {
      formerWorker = try addPerson(
        "W", "worker", childWelfare, unit: units[0], endedOn: run.today.adding(days: -20))
    }
    try addPosts()
  }

  /// Names of the units: most are for exploitation, each third for emergency response.
  static func units(workerCount: Int) -> [String] {
    let count = workerCount < 3 ? 1 : workerCount < 6 ? 2 : max(3, (workerCount + 5) / 6)
    var numbers: [String: Int] = [:]
    return (0..<count).map { index in
      let word = index % 6 == 5 ? "Probation" : index % 3 == 2 ? "ER" : "CSE"
      numbers[word, default: 0] += 1
      return "\(word) \(numbers[word] ?? 1)"
    }
  }

  /// Draws of the work by place in the county, so that some are over and some have room.
  private static let pulls = [97, 112, 88, 66, 104, 84, 118, 92, 100, 74]

  private mutating func addWorker(_ index: Int, unit: String) throws {
    let line: SampleWorker.Line =
      unit.hasPrefix("ER") ? .emergency : unit.hasPrefix("Probation") ? .probation : .exploitation
    let fte = index % 7 == 4 ? 80 : 100
    let relief = index % 9 == 5 ? 20 : 0
    let isVeteran = index % 3 == 0
    let agency = line == .probation ? probation : childWelfare
    // In one county of the showcase, and here and there in a state, one worker carries too much.
    let isBurdened = index == 1 && (part.isShowcase ? place == 1 : part.workerCount > 5)
    let started =
      isVeteran
      ? "201\(random.within(2...4))-0\(random.within(1...9))-0\(random.within(1...9))"
      : run.today.adding(days: -random.within(400...3_000)).text
    let id = try addPerson(
      "W", "worker", agency, unit: unit, startedOn: started, fteHundredths: fte,
      relief: relief, isDesignated: line != .emergency && index % 8 != 6)
    workers.append(
      SampleWorker(
        id: id, agency: agency, line: line, capacity: 20 * fte * (100 - relief) / 100,
        pull: isBurdened ? 150 : Self.pulls[(index + place) % Self.pulls.count],
        isVeteran: isVeteran))
    try addTraining(id, index)
    if index % 8 == 5 {
      try add(
        "leave",
        [
          "staff": id, "from": run.today.adding(days: -5).text,
          "until": run.today.adding(days: 9).text, "kind": "family",
        ])
    }
  }

  private mutating func addPerson(
    _ series: String, _ role: String, _ agency: String, unit: String = "",
    startedOn: String? = nil, endedOn: LocalDate? = nil, qualifiedUntil: LocalDate? = nil,
    fteHundredths: Int = 100, relief: Int = 0, isDesignated: Bool = false
  ) throws -> String {
    let number = run.number("staff \(series)")
    let digits = SampleRun.padded(number, width: 4)
    let id = "\(series)-\(digits)"
    // Numbered over all roles: a roster that names a person by name must find exactly one.
    let person = run.number("staff")
    let name =
      "Sample \(SampleNames.word(SampleNames.staff, person * 7)) "
      + SampleRun.padded(person, width: 4)
    try add(
      "staff",
      [
        "id": id, "name": name,
        "agency": agency, "role": role, "unit": unit, "county": fips,
        "fte": fteHundredths == 100 ? "1.0" : "0.\(fteHundredths)", "relief_percent": "\(relief)",
        "cse_designated": isDesignated ? "yes" : "no",
        "languages": random.chance(300) ? "en;es" : "en", "phone": telephone(),
        "started_on": startedOn ?? "2014-0\(random.within(1...9))-15",
        "ended_on": endedOn?.text ?? "", "qualified_until": qualifiedUntil?.text ?? "",
      ])
    return id
  }

  private mutating func addTraining(_ staff: String, _ index: Int) throws {
    let completed = run.today.adding(days: -random.within(60...800))
    try add(
      "training",
      [
        "staff": staff, "course": "CSE 101", "completed_on": completed.text,
        "expires_on": completed.adding(days: 730).text,
      ])
    if index.isMultiple(of: 2) {
      try add(
        "training",
        [
          "staff": staff, "course": "CSE-IT 2.0",
          "completed_on": completed.adding(days: 30).text,
        ])
    }
  }

  private mutating func addPosts() throws {
    let posts: [(String, String, Int)] = [
      (childWelfare, "worker", workers.count { $0.agency == childWelfare }),
      (probation, "worker", workers.count { $0.agency == probation }),
      (childWelfare, "supervisor", supervisors.count), (advocacy, "advocate", advocates.count),
    ]
    for (agency, role, filled) in posts where filled > 0 {
      try add(
        "positions",
        [
          "county": fips, "agency": agency, "role": role,
          "funded": "\(filled + random.weighted([(0, 5), (1, 4), (2, 2)]))",
          "as_of": run.today.adding(days: -60).text,
        ])
    }
  }
}
