/// When and by whom a youth's exploitation was identified, as their first confirmed status says.
public struct Identification: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// FIPS code of the county of responsibility.
  public let county: String
  /// Who identified it; `nil` = not recorded.
  public let source: String?
  /// From when the first confirmed status holds.
  public let at: Instant
  /// The first report, case or other status of the youth; `nil` = none before.
  public let firstContact: Instant?

  /// One identification.
  public init(
    youth: String, county: String, source: String?, at: Instant, firstContact: Instant?
  ) {
    self.youth = youth
    self.county = county
    self.source = source
    self.at = at
    self.firstContact = firstContact
  }
}

/// How exploitation came to be identified, by who did (S14).
public struct IdentifiedFigures: Hashable, Sendable {
  /// Who identified it; empty for all together, `unknown` where it is not recorded.
  public let source: String
  /// Youth, of all identified in the interval.
  public let youth: Share
  /// Those known before.
  public let known: Int
  /// The median of tenths of days from the first contact to the identification, of those known
  /// before; `nil` = of none.
  public let medianTenths: Int?

  /// The sources in order, and all together.
  public static func lines(
    _ found: [Identification], from: Instant?, until: Instant?, at moment: Instant
  ) -> (lines: [IdentifiedFigures], total: IdentifiedFigures) {
    let counted = found.filter { one in
      one.at <= moment && (from.map { $0 <= one.at } ?? true) && (until.map { one.at < $0 } ?? true)
    }
    let groups = Dictionary(grouping: counted) { $0.source ?? "unknown" }
    return (
      groups.sorted { $0.key < $1.key }.map {
        IdentifiedFigures($0.key, $0.value, total: counted.count)
      },
      IdentifiedFigures("", counted, total: counted.count)
    )
  }

  private init(_ source: String, _ found: [Identification], total: Int) {
    self.source = source
    youth = Share(count: found.count, total: total, of: "identified")
    let tenths = found.compactMap { one in
      one.firstContact.map {
        Rounding.halfUp(Int(max(0, one.at.seconds - $0.seconds)), over: 8_640)
      }
    }
    known = tenths.count
    medianTenths = Median.of(tenths)
  }
}
