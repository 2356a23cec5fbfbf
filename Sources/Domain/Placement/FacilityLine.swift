/// What the state's facility list says of a licence (D§5.4).
public struct LicenceDates: Hashable, Sendable {
  /// The first day of the licence.
  public let licensedOn: LocalDate?
  /// The day on which it closed.
  public let closedOn: LocalDate?
  /// The day of the list.
  public let asOf: LocalDate?

  /// What a list said.
  public init(licensedOn: LocalDate?, closedOn: LocalDate?, asOf: LocalDate?) {
    self.licensedOn = licensedOn
    self.closedOn = closedOn
    self.asOf = asOf
  }
}

/// A facility and its beds at a moment (S18, interface §4.2).
public struct FacilityLine: Hashable, Sendable {
  /// The facility's key.
  public let facility: String
  /// The facility's name.
  public let name: String
  /// Its type (D§5.1).
  public let type: FacilityType
  /// FIPS code.
  public let county: String
  /// Licence number, where it has one.
  public let licenceNumber: String?
  /// Licence status as recorded, `nil` = unknown.
  public let licenceStatus: String?
  /// Beds by licence.
  public let capacityLicensed: Int?
  /// What the state's list says of the licence; `nil` for a facility that was on none.
  public let licence: LicenceDates?
  /// The beds.
  public let beds: BedCount
  /// The newest confirmation.
  public let confirmedAt: Instant?
  /// Who confirmed it.
  public let confirmedBy: String?
  /// True seconds since the newest confirmation; `nil` = never confirmed.
  public let ageSeconds: Int64?
  /// How old the confirmation is against its limit.
  public let freshness: Freshness
  /// True hours after which its beds are stale.
  public let limitHours: Int
  /// Where the provider is reached.
  public let phone: String?

  /// A facility at a moment.
  ///
  /// - Parameter limitHours: true hours after which its beds are stale.
  public init(
    facility: String, name: String, type: FacilityType, county: String, licenceNumber: String?,
    licenceStatus: String?, capacityLicensed: Int?, licence: LicenceDates? = nil, beds: BedCount,
    confirmedAt: Instant?,
    confirmedBy: String?, limitHours: Int, phone: String?, at moment: Instant
  ) {
    self.facility = facility
    self.name = name
    self.type = type
    self.county = county
    self.licenceNumber = licenceNumber
    self.licenceStatus = licenceStatus
    self.capacityLicensed = capacityLicensed
    self.licence = licence
    self.beds = beds
    self.confirmedAt = confirmedAt
    self.confirmedBy = confirmedBy
    self.limitHours = limitHours
    ageSeconds = confirmedAt.map { moment.seconds - $0.seconds }
    freshness = Freshness(confirmedAt: confirmedAt, limitHours: limitHours, at: moment)
    self.phone = phone
  }

  /// Whether its beds count in a total: fresh or ageing, licensed, with a
  /// contracted capacity (interface §4.7).
  public var counts: Bool {
    freshness.counts && isLicensed && beds.contracted != nil
  }

  /// Whether the licence is in force; a blank status is none (interface §4.7).
  public var isLicensed: Bool { (licenceStatus ?? "").uppercased() == "LICENSED" }

  /// Tenths of true hours since the newest confirmation, rounded half up.
  public var ageTenths: Int? { ageSeconds.map { Rounding.halfUp(Int($0), over: 360) } }

  /// Fresh and ageing first, then stale, then unknown (interface §4.7); by county and key within.
  ///
  /// Sorts small keys and moves each wide line once.
  public static func inOrder(_ lines: [FacilityLine]) -> [FacilityLine] {
    lines.indices.map { Place(lines[$0], place: $0) }.sorted().map { lines[$0.place] }
  }

  /// Where a line belongs, and where it is in the list to be sorted.
  private struct Place: Comparable {
    let rank: Int
    let county: String
    let facility: String
    let place: Int

    init(_ line: FacilityLine, place: Int) {
      (rank, county, facility) = (line.rank, line.county, line.facility)
      self.place = place
    }

    static func < (one: Place, other: Place) -> Bool {
      if one.rank != other.rank { return one.rank < other.rank }
      if one.county != other.county { return one.county < other.county }
      return one.facility < other.facility
    }
  }

  /// Those with a contract that are past half their limit, by when they pass or passed it; then
  /// those that were never confirmed, of which nothing can be said to be unchanged.
  public static func toConfirm(_ lines: [FacilityLine]) -> [FacilityLine] {
    func left(_ line: FacilityLine) -> Int64 {
      line.ageSeconds.map { Int64(line.limitHours) * 3_600 - $0 } ?? .max
    }
    return lines.filter {
      $0.isLicensed && $0.beds.contracted != nil && $0.freshness != .fresh
    }
    .sorted { (left($0), $0.facility) < (left($1), $1.facility) }
  }

  private var rank: Int {
    switch freshness {
    case .fresh, .ageing: 0
    case .stale: 1
    case .unknown: 2
    }
  }
}

/// The open beds of some facilities, and how many facilities the total leaves out.
public struct BedTotals: Hashable, Sendable {
  /// Open beds of the facilities that count.
  public let open: Int
  /// The facilities that count.
  public let facilities: Int
  /// All others.
  public let leftOut: Int

  /// Adds up.
  public init(_ lines: [FacilityLine]) {
    var (open, facilities) = (0, 0)
    // By place, as a line is too wide to copy for two numbers.
    for place in lines.indices where lines[place].counts {
      open += lines[place].beds.open ?? 0
      facilities += 1
    }
    self.open = open
    self.facilities = facilities
    leftOut = lines.count - facilities
  }
}
