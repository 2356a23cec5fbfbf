/// The sections that a county's plan must have (D§1.3, interface §4.7).
public enum RequiredSections {
  /// Their names, in the order of D§1.3.
  public static let names = [
    "Steering committee", "Collaboration / MOU", "MDT tiers", "Screening",
    "Services and placement", "Training", "Missing-youth protocol", "Data and outcomes", "Budget",
  ]

  /// What two headings of one section have in common: their words without case and runs of blanks.
  public static func key(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let keys = Set(names.map(key))

  /// Whether a heading names a required section.
  public static func has(_ name: String) -> Bool { keys.contains(key(name)) }
}
