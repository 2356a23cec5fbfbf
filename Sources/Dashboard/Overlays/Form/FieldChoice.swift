import Domain
import Presentation
import Store

/// One line offered under a field: what it puts there, and what that is.
struct FieldChoice: Hashable, Sendable {
  let text: String
  let words: String
}

extension ChangeField {
  /// The records that the field names; nil for a field that names none.
  var recordKind: NamedRecordKind? {
    switch kind {
    case .key(let kind): NamedRecordKind(rawValue: kind)
    case .county: .county
    default: nil
    }
  }

  /// The names of a closed vocabulary; nil for a field without one.
  var terms: [String]? {
    switch kind {
    case .term(let names), .terms(let names): names
    case .boolean: ["yes", "no"]
    default: nil
    }
  }

  /// Whether several values stand in it, of which the last is completed.
  var isList: Bool { if case .terms = kind { true } else { false } }
}

extension NamedRecord {
  /// The record in a list of choices, its key apart.
  func choice(_ kind: NamedRecordKind, isMasked: Bool) -> String {
    [name.map { shown($0, kind, isMasked) }, detail].compactMap { $0 }.joined(separator: ", ")
  }

  /// The record in a sentence: `SWA (W-103)`, `C-0034 of Y-0017`.
  func inSentence(_ kind: NamedRecordKind, isMasked: Bool) -> String {
    switch kind {
    case .cases: return youth.map { "\(key) of \($0)" } ?? key
    case .missing: return youth.map { "\(key) (\($0))" } ?? key
    case .youth: return name.map { "\(key) (\($0))" } ?? key
    default: return name.map { "\(shown($0, kind, isMasked)) (\(key))" } ?? key
    }
  }

  private func shown(_ name: String, _ kind: NamedRecordKind, _ isMasked: Bool) -> String {
    kind == .staff ? Mask.shown(name, isMasked: isMasked) : name
  }
}
