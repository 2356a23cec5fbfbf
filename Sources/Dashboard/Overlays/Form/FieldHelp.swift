import Domain

/// What a field takes, in words, for the line under it.
enum FieldHelp {
  /// The field's own sentence with its limits.
  static func text(_ field: ChangeField) -> String {
    let clearing = field.isClearable ? "A single - takes away what is there." : nil
    return [field.help, limits(field), clearing].compactMap { $0 }.joined(separator: " ")
  }

  private static func limits(_ field: ChangeField) -> String? {
    switch field.kind {
    case .integer(let range): "From \(range.lowerBound) to \(range.upperBound)."
    case .hundredths(let range):
      "From \(Double(range.lowerBound) / 100) to \(Double(range.upperBound) / 100)."
    case .time: "As yesterday 23:40, fri 5pm, 2h ago; \(side(field.tense))."
    case .date: "As today, fri, nov 20; \(side(field.tense))."
    case .terms, .list: "Several with ; between them."
    default: nil
    }
  }

  private static func side(_ tense: Tense) -> String {
    switch tense {
    case .past: "the last one"
    case .coming: "the next one"
    case .either: "a date where it is not clear which"
    }
  }
}
