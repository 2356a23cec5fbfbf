/// A county's job title and the role that whoever has it usually needs.
public struct RoleTitle: Hashable, Sendable {
  /// The title.
  public let title: String
  /// The role.
  public let role: Role

  /// Common titles, by role; counties differ, and each decides for itself.
  public static let common: [RoleTitle] = [
    of(
      .caseworker, "Children's Social Worker", "Child Welfare Worker", "Social Worker III or IV",
      "Social Services Practitioner"),
    of(
      .supervisor, "Supervising Children's Social Worker", "Child Welfare Supervisor",
      "Social Worker Supervisor I or II"),
    of(.hotline, "Hotline Screener", "Emergency Response Dispatcher"),
    of(.probation, "Deputy Probation Officer", "Juvenile Probation Officer"),
    of(.advocate, "CSEC Advocate", "Survivor Mentor"),
    of(.behavioralHealth, "Mental Health Clinician", "Psychiatric Social Worker"),
    of(.publicHealthNurse, "Public Health Nurse I or II"),
    of(.education, "Foster Youth Services Coordinator", "School District Liaison"),
    of(.lawEnforcement, "Detective, Missing Persons", "Human Trafficking Task Force Officer"),
    of(.victimServices, "Victim Advocate (District Attorney)"),
    of(.counsel, "Minor's Counsel", "Court Appointed Special Advocate"),
    of(.placementDesk, "Placement Coordinator", "Foster Care Placement Worker"),
    of(.provider, "Facility Administrator", "Program Director"),
    of(.analyst, "Steering Committee Analyst", "CSEC Program Manager"),
    of(.dataSteward, "Staff Services Analyst", "Administrative Services Analyst"),
    of(.administrator, "Information Systems Analyst", "Systems Support Analyst"),
    of(.auditor, "Compliance Auditor", "Privacy Officer"),
  ].flatMap { $0 }

  private static func of(_ role: Role, _ titles: String...) -> [RoleTitle] {
    titles.map { RoleTitle(title: $0, role: role) }
  }
}
