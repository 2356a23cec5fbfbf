import Database
import Domain
import TestSupport

@testable import Store

/// Takes out of a store what a viewer may not see, worked out by ``NaiveScope``; what has to stay,
/// because a visible row names it, is made unrecognisable.
struct HiddenRows {
  let scope: NaiveScope
  let connection: Connection

  private var counties: String { list(scope.viewer.counties) }
  private var youth: String { list(scope.youth) }

  /// Youth and reports that a callout of the viewer's counties names.
  private var calledOutYouth: String {
    "SELECT youth FROM callouts WHERE youth IS NOT NULL AND county IN \(counties)"
  }
  private var calledOutReports: String {
    "SELECT report FROM callouts WHERE report IS NOT NULL AND county IN \(counties)"
  }

  /// Hides it all.
  func hide() throws {
    try connection.write(verb: "test") {
      try run("DELETE FROM row_history")
      try run("DELETE FROM figure_snapshots")
      if !scope.viewer.role.seesAccounts {
        try run("DELETE FROM grants WHERE account <> '\(scope.viewer.account)'")
      }
      if !scope.viewer.role.seesImports {
        try run("DELETE FROM import_files")
        try run("DELETE FROM imports")
      }
      switch scope.viewer.role {
      case .dataSteward, .administrator: try hideEveryRecord()
      default: try hideOthers()
      }
    }
  }

  /// Roles without case content see no person, no bed, no roster.
  private func hideEveryRecord() throws {
    for table in [
      "callouts", "shifts", "training", "leave", "conflicts", "no_contact", "hearings",
      "facilitators", "notices", "efforts", "missing", "stays", "availability", "reports",
      "screenings", "cse_status", "flags", "assignments", "cases", "youth_words",
      "youth_versions", "youth", "staff_versions", "staff", "facility_versions", "facilities",
      "positions", "submissions",
    ] { try run("DELETE FROM \(table)") }
  }

  private func hideOthers() throws {
    try run("DELETE FROM callouts WHERE county NOT IN \(counties)")
    for table in ["shifts", "positions", "submissions"] {
      try run("DELETE FROM \(table) WHERE county NOT IN \(counties)")
    }
    for table in [
      "no_contact", "conflicts", "hearings", "facilitators", "flags", "cse_status", "screenings",
      "stays", "youth_words",
    ] { try run("DELETE FROM \(table) WHERE youth NOT IN \(youth)") }
    for table in ["notices", "efforts"] {
      try run(
        "DELETE FROM \(table) WHERE episode IN (SELECT id FROM missing WHERE youth NOT IN \(youth))"
      )
    }
    // Consent to see it is recorded nowhere yet.
    try run("DELETE FROM flags WHERE flag = 'wants_lgbtq_affirming'")
    try run("DELETE FROM missing WHERE youth NOT IN \(youth)")
    try hideReports()
    try hideYouth()
    try hideStaff()
  }

  private func hideReports() throws {
    let hidden = "(youth IS NULL OR youth NOT IN \(youth))"
    try run("DELETE FROM reports WHERE \(hidden) AND id NOT IN (\(calledOutReports))")
    try run(
      "UPDATE reports SET venue = 'other', channel = 'hidden', disposition = NULL,"
        + " screening = CASE screening WHEN 'screened_in' THEN 'evaluated_out'"
        + " ELSE 'screened_in' END WHERE \(hidden)")
  }

  private func hideYouth() throws {
    let gone = "NOT IN \(youth) AND youth NOT IN (\(calledOutYouth))"
    try run(
      "DELETE FROM assignments WHERE case_id IN (SELECT id FROM cases WHERE youth \(gone))")
    try run("DELETE FROM cases WHERE youth \(gone)")
    try run("UPDATE cases SET component = 'PP' WHERE youth NOT IN \(youth)")
    try run("UPDATE reports SET youth = NULL WHERE youth \(gone)")
    let id = "id NOT IN \(youth) AND id NOT IN (\(calledOutYouth))"
    try run("DELETE FROM youth_versions WHERE \(id)")
    try run("DELETE FROM youth WHERE \(id)")
    try run(
      "UPDATE youth_versions SET initials = 'hidden', name = 'hidden', born_on = '2001-01-01',"
        + " gender = 'hidden', lead_agency = NULL, lead_person = NULL, sibling_group = 'G-1'"
        + " WHERE id NOT IN \(youth)")
  }

  private func hideStaff() throws {
    let abroad =
      "staff IN (SELECT id FROM staff WHERE owner_county NOT IN \(counties))"
    for table in ["leave", "training"] { try run("DELETE FROM \(table) WHERE \(abroad)") }
    let named = [
      "SELECT staff FROM assignments", "SELECT staff FROM shifts", "SELECT staff FROM conflicts",
      "SELECT staff FROM leave", "SELECT staff FROM training",
      "SELECT recovery_worker FROM missing WHERE recovery_worker IS NOT NULL",
      "SELECT cws_staff FROM callouts WHERE cws_staff IS NOT NULL",
      "SELECT advocate_staff FROM callouts WHERE advocate_staff IS NOT NULL",
    ].joined(separator: " UNION ")
    let hidden = "id NOT IN \(list(scope.staff))"
    try run("DELETE FROM staff_versions WHERE \(hidden) AND id NOT IN (\(named))")
    try run("DELETE FROM staff WHERE \(hidden) AND id NOT IN (\(named))")
    try run("UPDATE staff_versions SET name = 'hidden', phone = 'hidden' WHERE \(hidden)")
    try run(
      "UPDATE staff_versions SET fte = fte + 37, relief_percent = 99 - relief_percent"
        + " WHERE id NOT IN \(list(scope.weighted))")
  }

  private func run(_ sql: String) throws { try connection.execute(sql) }

  private func list(_ keys: some Collection<String>) -> String {
    "(\(keys.sorted().map { "'\($0)'" }.joined(separator: ", ")))"
  }
}
