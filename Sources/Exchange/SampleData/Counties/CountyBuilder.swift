import Domain

/// Makes everything of one county, in an order in which each row finds the rows that it names.
struct CountyBuilder {
  let run: SampleRun
  let part: SamplePlan.Part
  /// The county's place among those of the plan.
  let place: Int
  var random: SampleRandom
  var workers: [SampleWorker] = []
  /// A worker who left; earlier assignments name this one.
  var formerWorker: String?
  var supervisors: [String] = []
  var advocates: [String] = []
  var recoveryWorkers: [String] = []
  var homes: [SampleHome] = []
  /// What is left to deal to the county's youth.
  var dealing = SampleDealing()
  /// Keys of a few youth with an open case.
  var examples: [String] = []
  private var telephones = 0

  init(run: SampleRun, part: SamplePlan.Part, place: Int) {
    self.run = run
    self.part = part
    self.place = place
    random = SampleRandom(seed: run.seed, part: part.county.fips)
  }

  var fips: String { part.county.fips }
  var childWelfare: String { "AG-\(fips)-CW" }
  var probation: String { "AG-\(fips)-PROB" }
  var advocacy: String { "AG-\(fips)-ADV" }
  var court: String { "Sample \(part.county.name) Juvenile Court" }

  /// Gives the county's rows to the sink.
  mutating func build() throws {
    try addAgencies()
    try addStaff()
    try addHomes()
    try addYouth()
    try addTies()
    try addSubmissions()
    try addAvailability()
    try addShifts()
    try addPlans()
  }

  func add(_ kind: String, _ cells: [String: String]) throws { try run.add(kind, cells) }

  /// An invented telephone number: 555-0100 to 555-0199 belong to nobody.
  mutating func telephone() -> String {
    telephones += 1
    return "\(part.county.areaCode)-555-01\(SampleRun.padded(telephones % 100, width: 2))"
  }

  /// What a demonstration's accounts hang on; `nil` for a county without advocates or open cases.
  var example: SampleExample? {
    guard let worker = workers.first, let advocate = advocates.first, !examples.isEmpty else {
      return nil
    }
    return SampleExample(
      county: fips, worker: worker.id, unit: Self.units(workerCount: part.workerCount)[0],
      advocate: advocate, youth: examples)
  }

  private mutating func addAgencies() throws {
    let name = part.county.name
    let agencies = [
      ("CW", "Child Welfare", "child_welfare"), ("PROB", "Probation", "probation"),
      ("ADV", "Advocates", "advocate"), ("LE", "Missing Persons Desk", "law_enforcement"),
      ("CT", "Juvenile Court", "court"), ("BH", "Behavioral Health", "behavioral_health"),
    ]
    for (code, title, kind) in agencies {
      try add(
        "agencies",
        [
          "id": "AG-\(fips)-\(code)", "name": "Sample \(name) \(title)", "kind": kind,
          "county": fips, "phone": telephone(),
        ])
    }
  }
}

/// A worker as cases are dealt.
struct SampleWorker {
  let id: String
  let agency: String
  /// What the unit does decides the components of its cases.
  let line: Line
  /// Points that a full load holds, in hundredths.
  let capacity: Int
  /// How much of the county's work this one draws, against 100 for the usual.
  let pull: Int
  /// Whether in service since before the first report.
  let isVeteran: Bool
  var points = 0

  enum Line { case exploitation, emergency, probation }
}
