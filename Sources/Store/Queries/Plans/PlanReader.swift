import Database
import Domain

/// Reads plans as they stood at a moment: the newest version that had come in by then, else the
/// first.
struct PlanReader {
  static let views = ["my_plans_f15", "my_plan_texts_f15"]
  let viewing: Viewing
  private let at: Instant

  init(_ viewing: Viewing, at: Instant) {
    self.viewing = viewing
    self.at = at
  }

  /// A version of a plan.
  struct Version: Hashable {
    let header: PlanHeader
    let number: Int
  }

  /// The version of each plan that holds.
  ///
  /// - Parameter plan: the county and year of one; `nil` = each that the viewer sees.
  func versions(of plan: (county: String, year: FiscalYear)? = nil) throws -> [Version] {
    var chosen: [Version] = []
    let condition = plan == nil ? "" : " WHERE county = ? AND fiscal_year = ?"
    try viewing.connection.forEach(
      "SELECT county, fiscal_year, version, from_at, status, submitted_on, allocation"
        + " FROM my_plans_f15\(condition) ORDER BY county, fiscal_year, version",
      plan.map { [.text($0.county), .text($0.year.text)] } ?? []
    ) { row in
      guard let year = FiscalYear(row.text(1)), let status = PlanStatus(stored: row.text(4)) else {
        return
      }
      let header = PlanHeader(
        county: row.text(0), year: year, status: status, submittedOn: try row.optionalDate(5),
        allocation: row.optionalInt(6))
      let version = Version(header: header, number: row.int(2))
      guard let last = chosen.last?.header, last.county == header.county, last.year == year else {
        chosen.append(version)
        return
      }
      if row.int64(3) <= at.seconds { chosen[chosen.count - 1] = version }
    }
    return chosen
  }

  /// Each plan with its headings, without its text.
  func plans() throws -> [PlanLine.Plan] {
    var headings: [[String]: [PlanLine.Heading]] = [:]
    try viewing.connection.forEach(
      """
      SELECT county, fiscal_year, version, min(name), max(filled) FROM my_plan_texts_f15
      WHERE section > 0 GROUP BY county, fiscal_year, version, section
      """
    ) { row in
      let place = [row.text(0), row.text(1), "\(row.int(2))"]
      headings[place, default: []].append(
        PlanLine.Heading(name: row.text(3), isFilled: row.bool(4)))
    }
    return try versions().map { version in
      let header = version.header
      let place = [header.county, header.year.text, "\(version.number)"]
      return PlanLine.Plan(header: header, headings: headings[place] ?? [])
    }
  }

  /// The text of one version, in order.
  func pieces(of version: Version) throws -> [PlanPiece] {
    try viewing.connection.fetchAll(
      """
      SELECT section, name, line, lead, headed, filled, text FROM my_plan_texts_f15
      WHERE county = ? AND fiscal_year = ? AND version = ? ORDER BY piece
      """,
      [
        .text(version.header.county), .text(version.header.year.text),
        .integer(Int64(version.number)),
      ]
    ) { row in Self.piece(row) }
  }

  /// A piece from section, name, line, lead, headed, filled and text.
  static func piece(_ row: borrowing Row) -> PlanPiece {
    PlanPiece(
      section: row.int(0), name: row.optionalText(1), line: row.int(2), lead: row.int(3),
      isHeaded: row.bool(4), isFilled: row.bool(5), text: row.text(6))
  }
}
