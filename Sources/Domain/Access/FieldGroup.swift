/// The field groups of the access matrix (D§7.2). Each column of each
/// protected table belongs to exactly one.
public enum FieldGroup: String, CaseIterable, Comparable, Sendable {
  /// Index: name, birth date, county, agency and worker contact, dates of contact (WIC 18961.5).
  case f1
  /// Demographics and description.
  case f2
  /// Exploitation status, grid rows, screening bands.
  case f3
  /// Narrative and disclosure text.
  case f4
  /// Missing episode facts and clocks.
  case f5
  /// Missing episodes: leads, devices, associates.
  case f6
  /// Current placement.
  case f7
  /// Bed inventory and programme rules.
  case f8
  /// Exclusion zones and no-contact pairs.
  case f9
  /// Health, pregnancy, mental health, substance use.
  case f10
  /// Sexual orientation, gender identity and expression.
  case f11
  /// Roster and phones.
  case f12
  /// Dispatch log.
  case f13
  /// Worker caseload weights.
  case f14
  /// County plans, positions, budget.
  case f15
  /// Court dates, orders, status.
  case f16
  /// Reporter's identity.
  case f17

  /// By the number of the group.
  public static func < (left: FieldGroup, right: FieldGroup) -> Bool {
    left.number < right.number
  }

  private var number: Int { Int(rawValue.dropFirst()) ?? 0 }
}
