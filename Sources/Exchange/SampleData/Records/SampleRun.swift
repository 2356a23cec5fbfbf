import Domain

/// What the makers of all counties share: the sink, the time, the numbering.
final class SampleRun {
  let sink: any SampleSink
  let seed: UInt64
  let now: Instant
  let zone: ZoneRules
  /// The local day of `now`.
  let today: LocalDate
  private var numbers: [String: Int] = [:]
  /// Beds that counties built earlier keep for youth of others.
  var bedsForOthers: [(home: String, beds: Int)] = []
  /// The codes of the store's counties.
  private(set) var counties: [String] = []
  /// Open missing episodes so far: what tells them apart.
  var openEpisodes = 0

  init(sink: any SampleSink, seed: UInt64, now: Instant, zone: ZoneRules) {
    self.sink = sink
    self.seed = seed
    self.now = now
    self.zone = zone
    today = zone.localDate(of: now)
  }

  /// Gives one row to the sink.
  func add(_ kind: String, _ cells: [String: String]) throws { try sink.add(kind, cells) }

  /// The points of a case by the shipped policy, without what adds to it for a time.
  func defaultPoints(_ component: CaseComponent, _ status: SampleDealing.Status) -> Int {
    (bases[component.rawValue] ?? 100) * (tiers[Self.statuses[status] ?? ""] ?? 100) / 100
  }

  private static let statuses: [SampleDealing.Status: String] = [
    .none: "none", .atRisk: "at_risk", .possible: "possible", .clear: "clear",
    .historic: "confirmed_historic", .confirmed: "confirmed",
  ]
  private let bases = SampleRun.defaults(of: .base)
  private let tiers = SampleRun.defaults(of: .tier)

  private static func defaults(of kind: PolicyKind) -> [String: Int] {
    var values: [String: Int] = [:]
    for row in DefaultPolicies.rows where row.kind == kind { values[row.key] = row.value }
    return values
  }

  /// The next number of a series, from 1.
  func number(_ series: String) -> Int {
    let number = (numbers[series] ?? 0) + 1
    numbers[series] = number
    return number
  }

  /// The next key of a series: `Y-00001`.
  func key(_ series: String, width: Int = 5) -> String {
    "\(series)-\(Self.padded(number(series), width: width))"
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The instant of a wall time; where clocks skip or repeat it, the earlier.
  func at(_ day: LocalDate, hour: Int) -> Instant {
    let start = zone.firstInstant(of: day)
    if hour == 0 { return start }
    return zone.reading(of: LocalDateTime(date: day, hour: hour, minute: 0)).earliest
  }

  /// So many hours before now.
  func hoursAgo(_ hours: Int, minutes: Int = 0) -> Instant {
    now.adding(seconds: -Int64(hours * 3_600 + minutes * 60))
  }
}

extension SampleRun {
  /// The counties and the statewide hotline.
  func addCounties(_ counties: [SampleCounty]) throws {
    self.counties = counties.map(\.fips)
    for county in counties {
      try add(
        "counties",
        [
          "fips": county.fips, "name": county.name, "latitude": county.latitude,
          "longitude": county.longitude,
          // Before the first report that counts, so that each counts.
          "opted_in_on": county.isOptedIn ? "2015-01-01" : "",
          "opted_in_source": county.isOptedIn ? "invented for the sample" : "",
        ])
    }
    try add(
      "agencies",
      [
        "id": "AG-HOTLINE", "name": "Sample State Hotline", "kind": "hotline",
        "phone": "800-555-0100",
      ])
  }

  /// The courts' and the state's holidays of this year and the next.
  func addHolidays() throws {
    for year in [today.year, today.year + 1] {
      for holiday in SampleHolidays.of(year: year) {
        for kind in holiday.kinds {
          try add("holidays", ["date": holiday.date.text, "name": holiday.name, "kind": kind])
        }
      }
    }
  }
}
