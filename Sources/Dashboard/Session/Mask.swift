/// Names of people on a screen that others may see over the shoulder (S15).
enum Mask {
  /// The first letter of each word: `Sample Worker Alder` → `SWA`; nothing of an empty name.
  static func initials(_ name: String) -> String {
    String(name.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).compactMap(\.first))
      .uppercased()
  }

  /// The name, or its initials while names are masked.
  static func shown(_ name: String, isMasked: Bool) -> String {
    isMasked ? initials(name) : name
  }
}
