import Database
import Domain

/// Reads what the loads of a span go by: cases and shares once for all of it, and anew from each
/// moment at which a dated attribute that they read is another.
struct OutlookFactsReader {
  let viewing: Viewing
  let span: Interval
  let counties: [String]

  /// The views that it reads, beside those of caseloads.
  static let views = ["my_youth_versions_f1", "my_youth_versions_f2", "my_facility_versions_f8"]

  /// The parts of the span, the first from its beginning.
  func read() throws -> [OutlookFacts] {
    let first = try facts(from: span.from)
    let moments = try moments(ofYouth: Set(first.cases.map(\.youth)).sorted())
    return [first] + (try moments.sorted().map { try facts(from: $0) })
  }

  private func facts(from moment: Instant) throws -> OutlookFacts {
    let reader = CaseFactsReader(
      viewing: viewing, at: moment, day: viewing.zone.localDate(of: moment), through: span.until)
    let caseloads = CaseloadQuery(at: moment, counties: counties)
    let staff =
      try counties.isEmpty ? caseloads.staff(viewing) : caseloads.staffOfCounties(viewing)
    var cases: [CaseFacts] = []
    if counties.isEmpty {
      cases = try reader.read(.all)
    } else {
      var holders: [String: CaseWeigher.Holder] = [:]
      try reader.forEach(bearingOn: counties, workers: Set(staff.map(\.id))) { one in
        for held in one.assignments {
          holders[held.staff, default: .init(staff: held.staff)].add(held.role)
        }
        cases.keep(&one)
      } holders: {
        Array(holders.values)
      }
    }
    return OutlookFacts(from: moment, cases: cases, staff: staff)
  }

  /// When a youth's county or siblings, a facility's type or county, or somebody's hours are others.
  private func moments(ofYouth keys: [String]) throws -> Set<Instant> {
    var found: Set<Instant> = []
    func note(_ sql: String, _ more: [DatabaseValue] = []) throws {
      let values: [DatabaseValue] = [
        .integer(span.from.seconds), .integer(span.until.seconds),
      ]
      try viewing.connection.forEach(sql, values + more) { row in
        found.insert(Instant(seconds: row.int64(0)))
      }
    }
    for list in KeyLists.of(keys) {
      try note(
        """
        SELECT v.valid_from FROM my_youth_versions_f1 v
        LEFT JOIN my_youth_versions_f2 w ON w.id = v.id AND w.valid_from = v.valid_from
        LEFT JOIN my_youth_versions_f1 p ON p.id = v.id AND p.valid_from = (SELECT max(b.valid_from)
          FROM my_youth_versions_f1 b WHERE b.id = v.id AND b.valid_from < v.valid_from)
        LEFT JOIN my_youth_versions_f2 q ON q.id = p.id AND q.valid_from = p.valid_from
        WHERE v.valid_from > ?1 AND v.valid_from <= ?2 AND v.id IN (\(KeyLists.marks(from: 3)))
          AND (v.county IS NOT p.county OR w.sibling_group IS NOT q.sibling_group)
        """, list)
    }
    try note(
      """
      SELECT v.valid_from FROM my_facility_versions_f8 v
      LEFT JOIN my_facility_versions_f8 p ON p.id = v.id AND p.valid_from = (SELECT
        max(b.valid_from) FROM my_facility_versions_f8 b
        WHERE b.id = v.id AND b.valid_from < v.valid_from)
      WHERE v.valid_from > ?1 AND v.valid_from <= ?2
        AND (v.type IS NOT p.type OR v.county IS NOT p.county)
      """)
    try note(
      """
      SELECT v.valid_from FROM my_staff_versions_f12 v
      JOIN my_staff_versions_f14 w ON w.id = v.id AND w.valid_from = v.valid_from
      LEFT JOIN my_staff_versions_f12 p ON p.id = v.id AND p.valid_from = (SELECT max(b.valid_from)
        FROM my_staff_versions_f12 b WHERE b.id = v.id AND b.valid_from < v.valid_from)
      LEFT JOIN my_staff_versions_f14 q ON q.id = p.id AND q.valid_from = p.valid_from
      WHERE v.valid_from > ?1 AND v.valid_from <= ?2 AND (v.county IS NOT p.county
        OR v.role IS NOT p.role OR w.fte IS NOT q.fte OR w.relief_percent IS NOT q.relief_percent)
      """)
    return found
  }
}
