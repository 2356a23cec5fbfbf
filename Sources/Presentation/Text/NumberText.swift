import Domain

/// Numbers as every format prints them.
///
/// Nothing here depends on a locale: a figure reads the same in every county.
public enum NumberText {
  /// Tenths with one decimal: 975 → `97.5`, 120 → `12.0`, -5 → `-0.5`.
  public static func tenths(_ value: Int) -> String {
    var bytes = TextBytes()
    bytes.append(tenths: value)
    return bytes.text
  }

  /// Hundredths with one decimal, or two where the second is not zero: 100 → `1.0`, 75 → `0.75`.
  public static func hundredths(_ value: Int) -> String {
    let size = value.magnitude
    let (tenth, hundredth) = (size / 10 % 10, size % 10)
    let fraction = hundredth == 0 ? "\(tenth)" : "\(tenth)\(hundredth)"
    return "\(value < 0 ? "-" : "")\(size / 100).\(fraction)"
  }

  /// A percentage for the eye: `97.5 %`, or `—` where it is unknown.
  public static func percent(_ share: Share) -> String {
    share.percentTenths.map { "\(tenths($0)) %" } ?? CellText.unknown
  }

  /// A percentage with what it is of: `97.5 % (1950 of 2000 capacity)`.
  public static func percentInFull(_ share: Share) -> String {
    let count = share.count.map(String.init) ?? CellText.unknown
    let total = share.total.map(String.init) ?? CellText.unknown
    return "\(percent(share)) (\(count) of \(total) \(share.of))"
  }
}
