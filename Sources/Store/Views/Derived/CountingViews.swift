import Domain

/// Views from which counts are made for a role that may have counts and no row (D§7.2, the cells
/// `D`), and for one that sees every row of its counties and gives counts to everybody: rows of the
/// viewer's counties without a key, a youth, a person or a word that somebody wrote.
/// ``FunnelQuery`` and ``CountsQuery`` alone read them, and give none too small.
enum CountingViews {
  /// Reports.
  static let reports = "my_counted_reports"

  /// Conflicts of mandates, those about one youth too: between which agencies, and how they stand.
  static let conflicts = "my_counted_conflicts"

  /// The view of one subject.
  static func view(of subject: CountedSubject) -> String { "my_counted_\(subject.rawValue)" }

  /// The definition of one of them, or `nil` for another view.
  static func definition(of view: String, for role: Role) -> String? {
    if view == reports { return reportRows.definition(for: role, isOpen: role.counts(.f3)) }
    if view == conflicts { return conflictRows.definition(for: role, isOpen: role.lists(.f15)) }
    let subject = CountedSubject.allCases.first { self.view(of: $0) == view }
    return subject.map {
      rows(of: $0).definition(
        for: role, isOpen: role.counts($0.group) || role.seesWholeCounties($0.group))
    }
  }

  private static func rows(of subject: CountedSubject) -> Rows {
    switch subject {
    case .missing: episodes
    case .callouts: responses
    case .caseloads: carriedCases
    }
  }

  /// What a view shows of each row of its tables, and which column has the row's county.
  private struct Rows {
    let columns: KeyValuePairs<String, String>
    let source: String
    let county: String

    func definition(for role: Role, isOpen: Bool) -> String {
      // Not even an index of a table is touched where nothing is shown.
      if !isOpen {
        return "SELECT \(columns.map { "NULL AS \($0.key)" }.joined(separator: ", ")) WHERE 0"
      }
      let shown = columns.map { "\($0.value) AS \($0.key)" }.joined(separator: ", ")
      let rows = role == .everything ? "" : " WHERE \(county) IN (\(ViewScopes.counties))"
      return "SELECT \(shown) FROM \(source)\(rows)"
    }
  }

  private static let reportRows = Rows(
    columns: [
      "county": "county", "received_at": "received_at", "screening": "screening",
      "screened_at": "screened_at", "disposition": "disposition", "disposed_at": "disposed_at",
      "venue": "venue",
    ], source: "main.reports", county: "county")

  private static let conflictRows = Rows(
    columns: [
      "county": "county", "agency": "agency", "other_agency": "other_agency", "at": "at",
      "due_on": "due_on", "answered_at": "answered_at", "escalated_at": "escalated_at",
      "closed_at": "closed_at",
    ],
    source: "(SELECT * FROM main.agenda_items WHERE kind = '\(AgendaKind.conflict.rawValue)')",
    county: "county")

  private static let episodes = Rows(
    columns: [
      "county": "y.owner_county", "received_at": "m.received_at", "returned_at": "m.returned_at",
      "closed_at": "m.closed_at",
      "error_at": "(SELECT min(e.at) FROM main.episode_steps e WHERE e.episode = m.id"
        + " AND e.step = '\(EpisodeStep.enteredInError.rawValue)')",
    ], source: "main.youth y JOIN main.missing m ON m.youth = y.id", county: "y.owner_county")

  private static let responses = Rows(
    columns: [
      "county": "county", "opened_at": "opened_at", "cws_arrived_at": "cws_arrived_at",
      "advocate_arrived_at": "advocate_arrived_at",
      "are_different": "cws_staff IS NOT advocate_staff",
    ], source: "main.callouts", county: "county")

  /// A case's primary assignment with the unit of whoever has it, for as long as they are in it.
  private static let carriedCases = Rows(
    columns: [
      "county": "v.county", "unit": "v.unit", "cse_designated": "v.cse_designated",
      "unit_from": "v.valid_from",
      "unit_until": "(SELECT min(n.valid_from) FROM main.staff_versions n WHERE n.id = v.id"
        + " AND n.valid_from > v.valid_from)",
      "from_at": "a.from_at", "until_at": "a.until_at", "opened_on": "c.opened_on",
      "closed_on": "c.closed_on",
    ],
    source: "main.staff s JOIN main.staff_versions v ON v.id = s.id"
      + " JOIN main.assignments a ON a.staff = s.id AND a.role = 'primary'"
      + " JOIN main.cases c ON c.id = a.case_id", county: "s.owner_county")
}
