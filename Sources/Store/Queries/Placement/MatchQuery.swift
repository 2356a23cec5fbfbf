import Database
import Domain

/// The facilities that a youth may be placed in, ranked, and near misses, with reasons (S19–S21,
/// interface §4.2): for whoever places youth, of youth in their own rows.
public struct MatchQuery: Query {
  /// The youth's key.
  public let youth: String
  /// The moment.
  public let at: Instant
  /// FIPS codes of the facilities' counties; empty = all that the viewer has.
  public let counties: [String]
  /// Whether places are for the youth's whole sibling group, as far as it is the viewer's to place.
  public let isGroup: Bool

  /// A match at a moment.
  public init(youth: String, at: Instant, counties: [String] = [], isGroup: Bool = false) {
    self.isGroup = isGroup
    self.youth = youth
    self.at = at
    self.counties = counties
  }

  /// The views that a match reads.
  public var views: [String] {
    PlacementsQuery(at: at).views + NeedReader.views + FacilityProgramReader.views
      + PeerReader.views
  }

  /// The match.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a youth who does not exist or is not in the
  ///   viewer's own rows; ``StoreError/notPermitted(reason:)`` for a role that places nobody.
  public func fetch(_ viewing: Viewing) throws -> Match {
    if !viewing.viewer.role.matches {
      throw StoreError.notPermitted(reason: "your role looks for a place for nobody")
    }
    if !isGroup { return try match(of: youth, viewing) }
    let others = try NeedReader(viewing: viewing, youth: youth, at: at).ownSiblings()
    return Match(together: try ([youth] + others).map { try match(of: $0, viewing) })
  }

  private func match(of youth: String, _ viewing: Viewing) throws -> Match {
    let day = viewing.zone.localDate(of: at)
    let reader = NeedReader(viewing: viewing, youth: youth, at: at)
    guard var need = try reader.need() else {
      throw StoreError.unknownKey(kind: "youth", key: youth)
    }
    if isGroup, !need.siblings.isEmpty { need.flags.insert(.siblingsOrdered) }
    let unjudged = try reader.unjudged()
    let places = counties.isEmpty ? viewing.viewer.counties : counties
    let lines = try PlacementsQuery(at: at, counties: Array(places)).fetch(viewing)
    if !unjudged.contains(SoftCriterion.peerMix.rawValue) {
      need.peers = try PeerReader(viewing: viewing, at: at).peers(of: youth)
    }
    let centres = try Self.centres(viewing)
    need.home = centres[need.county]
    let programs = try FacilityProgramReader(viewing: viewing, at: at).programs()
    let book = try viewing.policyBook()
    return Match(
      of: need,
      with: lines.map { line in
        MatchCandidate(
          line: line, program: programs[line.facility] ?? FacilityProgram(),
          countyCentre: centres[line.county])
      }, policy: MatchPolicy(book, county: need.county, on: day), at: at, on: day,
      unjudged: unjudged, isRecorded: try reader.isRecorded(on: day))
  }

  /// The centre of each county that has one.
  private static func centres(_ viewing: Viewing) throws -> [String: Coordinates] {
    var centres: [String: Coordinates] = [:]
    try viewing.connection.forEach("SELECT fips, latitude, longitude FROM my_counties") { row in
      centres[row.text(0)] = Coordinates(
        latitude: row.optionalReal(1), longitude: row.optionalReal(2))
    }
    return centres
  }
}
