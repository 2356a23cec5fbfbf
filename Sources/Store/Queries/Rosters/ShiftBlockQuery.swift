import Database
import Domain

/// A block of lines that was pasted, each with what it would do to the roster; nothing is written.
public struct ShiftBlockQuery: Query {
  /// The block as pasted.
  public let text: String
  /// The county of lines that name none; `nil` = each must name its own.
  public let county: String?
  /// The present.
  public let at: Instant

  /// A block at a moment.
  public init(_ text: String, county: String?, at: Instant) {
    self.text = text
    self.county = county
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    RosterQuery(from: at, until: at, at: at).views + RosterMembersReader.views
      + SchedulesQuery(at: at).views + ["my_counties"]
  }

  /// By the order of the block.
  public func fetch(_ viewing: Viewing) throws -> [BlockLine] {
    let zone = viewing.zone
    let counties = Set(try CountiesQuery().fetch(viewing).map(\.fips))
    let all = Interval(from: at, until: at.adding(trueDays: PlanRotation.mostDays))
    let members = try RosterMembersReader(viewing)
      .members(of: counties, at: at, over: all, withoutSeats: true)
    var people: [String: [String]] = [:]
    for member in members { people[member.name, default: []].append(member.staff) }
    for member in members { people[member.staff] = [member.staff] }
    let block = ShiftBlock(
      text, county: county, people: people, reading: FieldReading(zone: zone))
    return BlockLine.lines(
      of: block,
      held: try RosterQuery(from: all.from, until: all.until, at: at).fetch(viewing),
      members: members,
      schedules: try SchedulesQuery(at: at).fetch(viewing), now: at, zone: zone)
  }
}
