/// Says in one sentence what a change does, from a pattern beside its fields: the form's
/// confirmation, and the notice after it.
///
/// In a pattern `{name}` is a field's words, `{name|now}` has words for an empty field, and
/// `[, last seen {last_seen_at}]` stands only where its field is given. Fields that the pattern
/// does not name follow at the end, so that nothing is done unsaid. The value of a sensitive
/// field is never in it.
public struct ChangeSentence: Sendable {
  private let descriptor: ChangeDescriptor
  private let words: [String: String]

  /// The sentence.
  ///
  /// - Parameters:
  ///   - descriptor: the change.
  ///   - words: the fields given, each as it is to be read: a key with its name, a time in full.
  public static func text(_ descriptor: ChangeDescriptor, words: [String: String]) -> String {
    let sentence = ChangeSentence(descriptor: descriptor, words: words)
    return sentence.fill(descriptor.sentence[...]) + sentence.tail
  }

  /// The names that a pattern has in braces, in order.
  public static func names(in pattern: String) -> [String] {
    pattern.split(separator: "{").dropFirst().map { part in
      String(part.prefix { $0 != "}" && $0 != "|" })
    }
  }

  private func fill(_ pattern: Substring) -> String {
    var text = ""
    var rest = pattern
    while let first = rest.popFirst() {
      switch first {
      case "[":
        let part = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(part.count + 1)
        let isGiven = Self.names(in: String(part)).allSatisfy { words[$0] != nil }
        if isGiven { text += fill(part) }
      case "{":
        let part = rest.prefix { $0 != "}" }
        rest = rest.dropFirst(part.count + 1)
        let halves = part.split(separator: "|", maxSplits: 1)
        text += words[String(halves[0])] ?? (halves.count == 2 ? String(halves[1]) : "…")
      default: text.append(first)
      }
    }
    return text
  }

  /// The fields that the pattern leaves out.
  private var tail: String {
    let named = Set(Self.names(in: descriptor.sentence))
    let others = descriptor.fields.filter { !named.contains($0.name) && words[$0.name] != nil }
    if others.isEmpty { return "" }
    let parts = others.map { field in
      field.isSensitive ? "\(field.name) as typed" : "\(field.name) \(words[field.name] ?? "")"
    }
    return " With \(parts.joined(separator: ", "))."
  }
}
