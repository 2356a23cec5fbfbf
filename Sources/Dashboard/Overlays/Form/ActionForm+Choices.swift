import Domain
import Store
import TerminalUI

extension ActionForm {
  /// Offers what the field may be completed to; records are asked of the store.
  mutating func offer(_ context: ScreenContext) {
    chosen = nil
    typed = fields[focus].text
    if let terms = field.terms {
      choices = Self.matching(lastPart(of: typed), terms)
      // From a term that stands there whole, ^N goes on to the next one.
      chosen = choices.firstIndex { $0.text == lastPart(of: typed) }
    } else if field.recordKind == nil {
      choices = []
    }
    // Records found before stay in sight until the store has answered, those of another kind not.
    if asked?.kind != field.recordKind { choices = field.terms == nil ? [] : choices }
  }

  /// The next question to the store: what is typed, then the names of keys that were filled in.
  mutating func nextQuestion(_ context: ScreenContext) -> NamedRecordsQuery? {
    guard stage != .sending else { return nil }
    var wanted: [NamedRecordsQuery] = []
    if stage == .typing, chosen == nil {
      wanted += question(field, typed, context).map { [$0] } ?? []
    }
    for (field, text) in zip(descriptor.fields, fields) where !text.isEmpty {
      guard let kind = field.recordKind, records[RecordKey(kind: kind, key: text.text)] == nil
      else { continue }
      wanted += question(field, text.text, context).map { [$0] } ?? []
    }
    guard let next = wanted.first(where: { !answered.contains($0) }), next != asked else {
      return nil
    }
    asked = next
    return next
  }

  private func question(
    _ field: ChangeField, _ text: String, _ context: ScreenContext
  ) -> NamedRecordsQuery? {
    guard let kind = field.recordKind else { return nil }
    let text = FieldReading.trimmed(text)
    // A youth may be thought to be in any county; where the record belongs, one's own only.
    let isOwn = kind == .county && field.name == "county"
    return NamedRecordsQuery(
      kind, text: text, at: context.moment,
      counties: isOwn ? context.coveredCounties : kind == .county ? [] : context.counties)
  }

  /// Takes an answer; one to what is no longer typed only makes names known.
  mutating func take(
    _ found: [NamedRecord], for question: NamedRecordsQuery, _ context: ScreenContext
  ) {
    answered.insert(question)
    for record in found { records[RecordKey(kind: question.kind, key: record.key)] = record }
    guard stage == .typing, chosen == nil, self.question(field, typed, context) == question else {
      return
    }
    choices = found.map {
      FieldChoice(text: $0.key, words: $0.choice(question.kind, isMasked: context.isMasked))
    }
  }

  /// Puts the next choice into the field, or the former; past the last, what was typed again.
  mutating func choose(by step: Int) {
    guard !choices.isEmpty else { return }
    let start = chosen ?? (step > 0 ? -1 : choices.count)
    let place = start + step
    chosen = choices.indices.contains(place) ? place : nil
    isUnkept = true
    errors[field.name] = nil
    let text = chosen.map { firstParts(of: typed) + choices[$0].text } ?? typed
    fields[focus] = TextField(text)
  }

  // MARK: - Closed vocabularies

  private static func matching(_ typed: String, _ terms: [String]) -> [FieldChoice] {
    var found: [(match: FuzzyMatch, term: String)] = []
    for term in terms {
      guard let match = FuzzyMatch(typed, in: term) else { continue }
      found.append((match, term))
    }
    // What is typed whole needs no list of what else it might begin.
    if found.contains(where: { $0.term == typed }) { return every(terms) }
    let sorted = typed.isEmpty ? found : found.sorted { $0.match < $1.match }
    return sorted.map { FieldChoice(text: $0.term, words: "") }
  }

  private static func every(_ terms: [String]) -> [FieldChoice] {
    terms.map { FieldChoice(text: $0, words: "") }
  }

  /// What of a list is being typed: behind the last `;`.
  private func lastPart(of text: String) -> String {
    guard field.isList else { return FieldReading.trimmed(text) }
    return FieldReading.trimmed(
      String(text.split(separator: ";", omittingEmptySubsequences: false).last ?? ""))
  }

  private func firstParts(of text: String) -> String {
    guard field.isList, let mark = text.lastIndex(of: ";") else { return "" }
    return String(text[...mark])
  }
}
