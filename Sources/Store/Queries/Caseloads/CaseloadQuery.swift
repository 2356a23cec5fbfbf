import Database
import Domain

/// Weighted caseloads at a moment (S32, interface §4.1): the facts come from
/// the store, the figures from ``Caseload``.
public struct CaseloadQuery: Query {
  /// The moment that the figures are of.
  public let at: Instant
  /// FIPS codes of the counties whose rows are wanted; empty = every county. Rows of these are the
  /// same as without it; of others there may be some, and those are of a part.
  public let counties: [String]
  /// Whether the rows of cases are wanted.
  public let hasCases: Bool

  /// Caseloads at a moment.
  public init(at: Instant, counties: [String] = [], hasCases: Bool = true) {
    self.at = at
    self.counties = counties
    self.hasCases = hasCases
  }

  /// The views that caseloads read, beside those of ``YouthEvidenceReader`` where of a youth nothing
  /// is kept in one row.
  public var views: [String] {
    [
      "my_counties", "my_policies", "my_staff_f12", "my_staff_versions_f12",
      "my_staff_versions_f14", "my_positions_f15", "my_training_f12",
    ] + CaseFactsReader.views
  }

  /// The figures, of every case, worker, unit and county whose weights the viewer sees; of nothing
  /// for a role that sees a part of what adds points.
  public func fetch(_ viewing: Viewing) throws -> CaseloadFigures {
    let day = viewing.zone.localDate(of: at)
    let isShown = viewing.viewer.role.seesWeights
    var weigher = CaseWeigher(
      policies: try viewing.policyBook(), at: at, zone: viewing.zone, room: 2_500)
    var staff: [StaffFacts] = []
    if isShown {
      let reader = CaseFactsReader(viewing: viewing, at: at, day: day)
      if counties.isEmpty {
        try reader.forEach(.all) { weigher.weigh($0) }
        staff = try self.staff(viewing)
      } else {
        staff = try staffOfCounties(viewing)
        let workers = Set(staff.map(\.id))
        try reader.forEach(bearingOn: counties, workers: workers) {
          weigher.weigh($0)
        } holders: {
          weigher.holders
        }
        // The figures of the counties ask of whoever holds one of the cases whether they are
        // designated.
        let others = weigher.holders.map(\.staff).filter { !workers.contains($0) }
        staff += try self.staff(viewing, only: others.sorted())
      }
    }
    // The maker of a demonstration sees everybody's weights, and so every unit already; of others
    // the rows of cases tell whose units are to be looked up.
    let isWhole = viewing.viewer.role == .everything
    let figures = weigher.figures(
      staff: staff, positions: try positions(viewing),
      counties: try CountiesQuery().fetch(viewing).map(\.facts), hasCases: hasCases || !isWhole)
    if isWhole { return figures }
    return try namingUnits(figures, of: figures.sharers, viewing)
  }

  /// The figures with the units of those who share a case and whose weights are withheld.
  func namingUnits(
    _ figures: CaseloadFigures, of staff: Set<String>, _ viewing: Viewing
  ) throws -> CaseloadFigures {
    if viewing.viewer.role == .everything { return figures }
    var (units, withheld) = ([String: String](), Set<String>())
    for key in staff {
      let found = try viewing.connection.fetchOne(
        "SELECT ifnull(unit, '') FROM my_staff_versions_f12 WHERE id = ?1 AND valid_from <= ?2"
          + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(at.seconds)]
      ) { $0.text(0) }
      if let found, !found.isEmpty { units[key] = found }
      if found == nil { withheld.insert(key) }
    }
    return figures.naming(units: units, withheld: withheld)
  }

  /// Staff whose caseload weights the viewer sees, as they were at the moment.
  ///
  /// - Parameter keys: of those who are asked for; `nil` = everyone.
  func staff(_ viewing: Viewing, only keys: [String]? = nil) throws -> [StaffFacts] {
    // What one worker carries hangs on nobody's training.
    try staff(viewing, only: keys, lapsed: keys == nil ? lapsedTraining(viewing) : [:])
  }

  /// The same, with the last day of each one's CSE training that lapsed.
  func staff(
    _ viewing: Viewing, only keys: [String]?, lapsed: [String: LocalDate]
  ) throws -> [StaffFacts] {
    if keys?.isEmpty == true { return [] }
    let marks = keys.map { " WHERE s.id IN (\($0.map { _ in "?" }.joined(separator: ", ")))" }
    return try staff(viewing, where: marks ?? "", (keys ?? []).map { .text($0) }, lapsed: lapsed)
  }

  /// Whoever was ever of one of ``counties``.
  func staffOfCounties(_ viewing: Viewing) throws -> [StaffFacts] {
    let ofCounties =
      "(SELECT o.id FROM my_staff_versions_f12 o WHERE o.county IN (\(marks(from: 2))))"
    return try staff(
      viewing, where: " WHERE s.id IN \(ofCounties)", codes,
      lapsed: try lapsedTraining(viewing, where: " AND staff IN \(ofCounties)", codes))
  }

  private func staff(
    _ viewing: Viewing, where condition: String, _ values: [DatabaseValue],
    lapsed: [String: LocalDate]
  ) throws -> [StaffFacts] {
    var staff: [StaffFacts] = []
    try viewing.connection.forEach(
      Self.staffSQL + condition + Self.staffOrder, [.integer(at.seconds)] + values
    ) { row in
      let key = row.text(0)
      // Of each the newest version comes last: there are few of one person.
      if staff.last?.id == key { staff.removeLast() }
      staff.append(
        StaffFacts(
          id: key, name: row.text(1), agency: row.text(2),
          role: row.word(3, of: Self.staffRoles) ?? .other, unit: row.optionalText(4),
          county: row.text(5), fteHundredths: row.int(6), reliefPercent: row.int(7),
          cseDesignated: row.bool(8), startedOn: try row.date(9),
          endedOn: try row.optionalDate(10), trainingEndedOn: lapsed[key]))
    }
    return staff
  }

  private static let staffRoles = StoredWords<StaffRole>()

  /// The last day of a CSE training that lapsed and was not renewed, by the key of whose it is; a
  /// training holds through its day.
  private func lapsedTraining(
    _ viewing: Viewing, where condition: String = "", _ values: [DatabaseValue] = []
  ) throws -> [String: LocalDate] {
    var lapsed: [String: LocalDate] = [:]
    try viewing.connection.forEach(
      CSETraining.courses(in: "my_training_f12", condition) + " HAVING until < ?1",
      [.text(viewing.zone.localDate(of: at).text)] + values
    ) { row in
      let day = try row.date(1)
      lapsed[row.text(0)] = min(lapsed[row.text(0)] ?? day, day)
    }
    return lapsed
  }

  private static let staffSQL = """
    SELECT s.id, v.name, v.agency, v.role, v.unit, v.county, w.fte, w.relief_percent,
      v.cse_designated, s.started_on, s.ended_on
    FROM my_staff_f12 s
    JOIN my_staff_versions_f12 v ON v.id = s.id AND v.valid_from <= ?1
    JOIN my_staff_versions_f14 w ON w.id = v.id AND w.valid_from = v.valid_from
    """
  private static let staffOrder = " ORDER BY s.id, v.valid_from"

  /// Funded posts of any time: of ``counties``, where some are asked for.
  func positions(_ viewing: Viewing) throws -> [PositionFacts] {
    let condition = counties.isEmpty ? "" : " WHERE county IN (\(marks(from: 1)))"
    return try viewing.connection.fetchAll(
      "SELECT county, agency, role, funded, as_of FROM my_positions_f15\(condition)", codes
    ) { row in
      PositionFacts(
        county: row.text(0), agency: row.text(1), role: StaffRole(stored: row.text(2)) ?? .other,
        funded: row.int(3), asOf: try row.date(4))
    }
  }

  private var codes: [DatabaseValue] { counties.map { .text($0) } }

  /// The places of ``counties`` in a statement, of which they fill those from `first` on.
  private func marks(from first: Int) -> String {
    KeyLists.marks(of: counties.count, from: first)
  }
}
