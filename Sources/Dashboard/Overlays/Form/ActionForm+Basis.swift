import Domain
import Store
import TerminalUI

/// What a form's change rests on, so that nobody's change is written over unseen (R2, R14).
extension ActionForm {
  /// The question to the store what the change rests on, where that is not known yet.
  ///
  /// It is looked at when the form opens or a key is filled in, and not again while the keys stay:
  /// what somebody changes after that is to be seen, not taken for granted.
  mutating func nextInquiry() -> Inquiry? {
    guard stage == .typing || stage == .confirming else { return nil }
    let settled = settledTexts
    let keys = keys(of: settled)
    guard !keys.isEmpty else { return nil }
    if keys != self.keys(of: ground) { basis = nil }
    if basis != nil || settled == ground { return nil }
    ground = settled
    return .basis(action: descriptor.name, fields: settled)
  }

  /// Takes what the change rests on; an answer to other fields is passed over.
  mutating func take(_ found: ChangeBasis?, of action: String, _ fields: [NamedText]) {
    guard action == descriptor.name, fields == ground, basis == nil else { return }
    basis = found
  }

  /// What the change is to rest on still when it is made.
  ///
  /// Where the fields now point at other rows than when it was looked at, as with another time,
  /// the store compares by its history from the entry on.
  var expected: ChangeBasis? {
    guard let basis else { return nil }
    return pointing(texts) == pointing(ground) ? basis : ChangeBasis(entry: basis.entry)
  }

  /// Takes up a draft's basis: what it rested on when it was typed, however long ago.
  mutating func restore(_ draft: Draft) {
    guard let entry = draft.basis else { return }
    basis = ChangeBasis(entry: entry)
    ground = texts
  }

  /// The fields but the one that is being typed in.
  private var settledTexts: [NamedText] {
    texts.filter { stage != .typing || $0.name != field.name }
  }

  private func keys(of texts: [NamedText]) -> [NamedText] {
    texts.filter { descriptor.field(named: $0.name)?.recordKind != nil }
  }

  /// The fields that say which rows are meant.
  private func pointing(_ texts: [NamedText]) -> [NamedText] {
    texts.filter { text in
      switch descriptor.field(named: text.name)?.kind {
      case .key, .county, .time, .date, .term: true
      default: false
      }
    }
  }

  // MARK: - Somebody else's change

  /// Reacts to a key while both values stand side by side.
  mutating func choose(_ key: KeyPress, _ context: ScreenContext) -> Outcome {
    guard var conflict else { return .stay }
    let outcome = conflict.handle(key)
    self.conflict = conflict
    switch outcome {
    case .stay: break
    case .back:
      stage = .typing
      failure = "\(conflict.conflict.sentence); it is asked again when this is sent."
    case .discard: return .discard
    case .edit(let name):
      accept(conflict)
      focus = descriptor.fields.firstIndex { $0.name == name } ?? focus
      offer(context)
    case .goOn:
      accept(conflict)
      if texts.filter({ descriptor.field(named: $0.name)?.recordKind == nil }).isEmpty,
        !conflict.yielded.isEmpty
      {
        // Everything typed gave way: there is nothing left to enter.
        return .discard
      }
      check(context)
    }
    return .stay
  }

  /// Goes on from what stands now; where theirs is taken, a field that may be empty leaves it.
  private mutating func accept(_ conflict: FormConflict) {
    for yielded in conflict.yielded {
      guard let place = descriptor.fields.firstIndex(where: { $0.name == yielded.name }) else {
        continue
      }
      fields[place] = TextField(descriptor.fields[place].isRequired ? yielded.isNow : "")
    }
    basis = conflict.conflict.basis
    ground = texts
    self.conflict = nil
    failure = nil
    stage = .typing
    isUnkept = true
  }
}
