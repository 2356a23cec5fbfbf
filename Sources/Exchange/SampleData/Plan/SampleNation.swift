import Domain

/// Every state beside California as a national demonstration has it: ten invented counties each,
/// which share out the state's inhabitants.
enum SampleNation {
  /// A state: its code, name, inhabitants in thousands (census of 2020, rounded), about where its
  /// centre is, in hundredths of a degree, and one of its area codes.
  private typealias State = (
    code: String, name: String, population: Int, latitude: Int, longitude: Int, areaCode: String
  )

  /// How many counties a state is given.
  static let countiesOfState = 10
  /// What each county has of its state's inhabitants, of a thousand.
  private static let shares = [310, 190, 130, 95, 75, 60, 50, 40, 30, 20]

  /// The counties by their codes, California's among them.
  static let counties: [SampleCounty] = (SampleCounties.all + states.flatMap(counties)).sorted {
    $0.fips < $1.fips
  }

  private static func counties(of state: State) -> [SampleCounty] {
    (0..<countiesOfState).map { index in
      let number = SampleRun.padded(2 * index + 1, width: 3)
      // Spread over about a degree each way.
      let (row, column) = (index / 4 - 1, index % 4 - 2)
      return SampleCounty(
        fips: state.code + number, name: "\(state.name) \(index + 1)",
        latitude: degrees(state.latitude + 55 * row),
        longitude: degrees(state.longitude + 60 * column),
        population: max(1, state.population * shares[index] / 1_000), areaCode: state.areaCode)
    }
  }

  private static func degrees(_ hundredths: Int) -> String {
    let size = abs(hundredths)
    return (hundredths < 0 ? "-" : "") + "\(size / 100).\(SampleRun.padded(size % 100, width: 2))0"
  }

  private static let states: [State] = [
    ("01", "Alabama", 5_024, 3280, -8680, "205"), ("02", "Alaska", 733, 6420, -14950, "907"),
    ("04", "Arizona", 7_152, 3430, -11170, "602"), ("05", "Arkansas", 3_012, 3480, -9240, "501"),
    ("08", "Colorado", 5_774, 3900, -10550, "303"),
    ("09", "Connecticut", 3_606, 4160, -7270, "203"),
    ("10", "Delaware", 990, 3900, -7550, "302"),
    ("11", "District of Columbia", 690, 3890, -7700, "202"),
    ("12", "Florida", 21_538, 2860, -8240, "305"), ("13", "Georgia", 10_712, 3270, -8340, "404"),
    ("15", "Hawaii", 1_455, 2030, -15640, "808"), ("16", "Idaho", 1_839, 4440, -11460, "208"),
    ("17", "Illinois", 12_813, 4000, -8920, "312"), ("18", "Indiana", 6_786, 3990, -8630, "317"),
    ("19", "Iowa", 3_190, 4200, -9350, "515"), ("20", "Kansas", 2_938, 3850, -9840, "316"),
    ("21", "Kentucky", 4_506, 3750, -8530, "502"), ("22", "Louisiana", 4_658, 3110, -9200, "504"),
    ("23", "Maine", 1_362, 4540, -6920, "207"), ("24", "Maryland", 6_177, 3900, -7680, "301"),
    ("25", "Massachusetts", 7_030, 4230, -7180, "617"),
    ("26", "Michigan", 10_077, 4430, -8540, "313"), ("27", "Minnesota", 5_706, 4630, -9430, "612"),
    ("28", "Mississippi", 2_961, 3270, -8970, "601"), ("29", "Missouri", 6_155, 3840, -9250, "314"),
    ("30", "Montana", 1_084, 4700, -10960, "406"), ("31", "Nebraska", 1_962, 4150, -9980, "402"),
    ("32", "Nevada", 3_105, 3930, -11660, "702"),
    ("33", "New Hampshire", 1_378, 4370, -7160, "603"),
    ("34", "New Jersey", 9_289, 4020, -7470, "201"),
    ("35", "New Mexico", 2_118, 3440, -10610, "505"),
    ("36", "New York", 20_201, 4290, -7550, "212"),
    ("37", "North Carolina", 10_439, 3560, -7940, "704"),
    ("38", "North Dakota", 779, 4750, -10050, "701"), ("39", "Ohio", 11_799, 4030, -8280, "216"),
    ("40", "Oklahoma", 3_959, 3560, -9750, "405"), ("41", "Oregon", 4_237, 4390, -12060, "503"),
    ("42", "Pennsylvania", 13_003, 4090, -7780, "215"),
    ("44", "Rhode Island", 1_097, 4170, -7160, "401"),
    ("45", "South Carolina", 5_118, 3390, -8090, "803"),
    ("46", "South Dakota", 887, 4440, -10020, "605"),
    ("47", "Tennessee", 6_911, 3590, -8640, "615"),
    ("48", "Texas", 29_146, 3150, -9930, "214"), ("49", "Utah", 3_272, 3930, -11170, "801"),
    ("50", "Vermont", 643, 4410, -7270, "802"), ("51", "Virginia", 8_631, 3750, -7890, "804"),
    ("53", "Washington", 7_705, 4740, -12040, "206"),
    ("54", "West Virginia", 1_794, 3860, -8060, "304"),
    ("55", "Wisconsin", 5_894, 4460, -9000, "414"), ("56", "Wyoming", 577, 4300, -10760, "307"),
  ]
}

extension SamplePlan {
  /// California as its own scale has it, and the other states at a quarter of its measure by
  /// inhabitant, without reports of past years.
  static func national(seed: UInt64) -> SamplePlan {
    let inCalifornia = Dictionary(
      uniqueKeysWithValues: california(seed: seed).parts.map { ($0.county.fips, $0) })
    let others = SampleNation.counties.filter { inCalifornia[$0.fips] == nil }
    let weights = others.map(\.population)
    let people = SampleCounties.all.reduce(0) { $0 + $1.population }
    func share(_ state: Int) -> [Int] {
      SampleShares.dealt(state * weights.reduce(0, +) / people / 4, by: weights)
    }
    let (youth, active) = (share(State.youth), share(State.active))
    let (recent, episodes) = (share(State.recentReports), share(State.openEpisodes))
    var made: [String: Part] = inCalifornia
    for index in others.indices {
      made[others[index].fips] = Part(
        county: others[index], youthCount: max(youth[index], active[index], 1),
        activeCount: active[index], workerCount: max(2, (active[index] + 10) / 11),
        openEpisodes: min(episodes[index], active[index]), recentReports: recent[index],
        confirmedCount: youth[index] * 26 / 100)
    }
    return SamplePlan(parts: SampleNation.counties.compactMap { made[$0.fips] })
  }
}
