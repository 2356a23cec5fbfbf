import Database

/// The schema's history: ordered, named, never edited after release.
enum Migrations {
  /// Every migration, oldest first.
  static let all = [
    M001Foundation.migration, M002Alerts.migration, M003Snapshots.migration, M004Undo.migration,
    M005Access.migration, M006Episodes.migration, M007RosterReach.migration,
    M008Notifications.migration, M009Placement.migration, M010Licences.migration,
    M011Plans.migration, M012Rosters.migration, M013Caseloads.migration,
    M014Responsibilities.migration,
    M017Decisions.migration, M018Schedules.migration, M019CountyNotes.migration,
    M023Providers.migration, M024Agenda.migration, M025PlanMarks.migration,
    M026KeptEvidence.migration, M027CountSignOffs.migration, M028Partners.migration,
    M032AssignmentsInForce.migration,
    M034WeeklyUnits.migration,
    M029Requests.migration, M030Referrals.migration, M031AgendaTies.migration,
    M035Surveys.migration, M036Studies.migration,
    M037KeptAssignments.migration, M038KeptByCounty.migration,
  ]

  /// The schema number of a store that has them all.
  static var version: Int { all.count }

  /// Brings a store up to date.
  static var migrator: Migrator { Migrator(all) }
}
