import Domain
import Presentation
import Store
import TerminalUI

/// The fields of one action, filled in by hand, checked field by field, confirmed, and sent.
///
/// It is kept whole when it is left or when sending fails: nothing typed is ever lost (R14).
struct ActionForm: Sendable {
  /// Where the form stands.
  enum Stage: Hashable, Sendable { case typing, confirming, sending, conflict }

  let descriptor: ChangeDescriptor
  /// The draft that it is kept as.
  let draftID: Int
  var fields: [TextField]
  var focus = 0
  var errors: [String: String] = [:]
  /// A failure that belongs to no field.
  var failure: String?
  var stage = Stage.typing
  /// What is offered under the field that is typed in, and which of it stands in the field.
  var choices: [FieldChoice] = []
  var chosen: Int?
  /// What the field held when the first choice was put there.
  var typed = ""
  /// The question to the store whose answer is awaited.
  var asked: NamedRecordsQuery?
  /// Questions that were answered.
  var answered: Set<NamedRecordsQuery> = []
  /// Records known by their kind and key, for the sentence.
  var records: [RecordKey: NamedRecord] = [:]
  /// What the change rests on, and the fields as they were when that was looked at.
  var basis: ChangeBasis?
  var ground: [NamedText] = []
  /// Set while somebody else's change stands against what is typed.
  var conflict: FormConflict?
  /// What it would do, asked for once all fields read, and the answer.
  var effectAsked: PolicyEffectQuery?
  var effect: [String] = []
  /// Whether something was typed since it was last kept as a draft.
  var isUnkept = false

  /// A record's kind and key.
  struct RecordKey: Hashable, Sendable {
    let kind: NamedRecordKind
    let key: String
  }

  /// What a key did beyond the form.
  enum Outcome: Hashable, Sendable { case stay, leave, send, discard }

  /// A form with what is known already: the selection's keys, or a draft's fields.
  init(_ descriptor: ChangeDescriptor, known: [NamedText], draftID: Int, _ context: ScreenContext) {
    self.descriptor = descriptor
    self.draftID = draftID
    fields = descriptor.fields.map { field in
      // What is known already is never cut, however long it is.
      let text = known.first { $0.name == field.name }?.text ?? ""
      return TextField(text, limit: max(4_096, text.count))
    }
    focus = fields.firstIndex { $0.isEmpty } ?? 0
    offer(context)
  }

  /// The field that is typed in.
  var field: ChangeField { descriptor.fields[focus] }

  /// The texts of the fields that are not empty.
  var texts: [NamedText] {
    zip(descriptor.fields, fields).filter { !FieldReading.trimmed($1.text).isEmpty }
      .map { NamedText(name: $0.name, text: FieldReading.trimmed($1.text)) }
  }

  /// Whether none of the subject's keys contradicts what is typed.
  func isAbout(_ subject: [NamedText]) -> Bool {
    zip(descriptor.fields, fields).allSatisfy { field, typed in
      guard let given = subject.first(where: { $0.name == field.name }) else { return true }
      return typed.isEmpty || typed.text == given.text
    }
  }

  /// The form as a draft, with the field that is still being typed in read where it reads.
  func draft(_ context: ScreenContext, isSent: Bool = false) -> Draft {
    let reading = context.reading
    let fields = texts.map { text in
      guard let field = descriptor.field(named: text.name) else { return text }
      return NamedText(
        name: text.name, text: (try? reading.read(text.text, field).text) ?? text.text)
    }
    return Draft(
      id: draftID, action: descriptor.name, at: context.now, fields: fields, isSent: isSent,
      basis: basis?.entry)
  }

  // MARK: - Keys

  /// Puts pasted text into the field; a line feed in it is a blank, never Enter.
  mutating func paste(_ text: String, _ context: ScreenContext) {
    guard stage == .typing else { return }
    fields[focus].insert(text)
    noteTyping(context)
  }

  /// Reacts to a key.
  mutating func handle(_ key: KeyPress, _ context: ScreenContext) -> Outcome {
    switch stage {
    case .sending: return key == .escape ? .leave : .stay
    case .confirming:
      if key == .enter || key == .character("y") {
        stage = .sending
        return .send
      }
      stage = .typing
      return .stay
    case .conflict: return choose(key, context)
    case .typing: return type(key, context)
    }
  }

  private mutating func type(_ key: KeyPress, _ context: ScreenContext) -> Outcome {
    switch key {
    case .escape:
      leaveField(context)
      return .leave
    case .tab, .down: turn(by: 1, context)
    case .backTab, .up: turn(by: -1, context)
    case .enter where focus + 1 < fields.count: turn(by: 1, context)
    case .enter, .control("s"): check(context)
    case .control("n"): choose(by: 1)
    case .control("p"): choose(by: -1)
    default: if fields[focus].handle(key) { noteTyping(context) }
    }
    return .stay
  }

  private mutating func noteTyping(_ context: ScreenContext) {
    errors[field.name] = nil
    isUnkept = true
    offer(context)
  }

  private mutating func turn(by step: Int, _ context: ScreenContext) {
    leaveField(context)
    focus = (focus + step + fields.count) % fields.count
    offer(context)
  }

  // MARK: - Checking

  /// Reads the field that is left: writes a spoken time out, or says what is wrong.
  private mutating func leaveField(_ context: ScreenContext) { read(focus, context.reading) }

  private mutating func read(_ place: Int, _ reading: FormReading) {
    let field = descriptor.fields[place]
    do throws(FieldProblem) {
      let read = try reading.read(fields[place].text, field)
      if read.text != fields[place].text { fields[place] = TextField(read.text) }
      errors[field.name] = nil
    } catch {
      errors[field.name] = error.reason
    }
  }

  mutating func check(_ context: ScreenContext) {
    failure = nil
    for (place, field) in descriptor.fields.enumerated() {
      read(place, context.reading)
      if field.isRequired, fields[place].isEmpty { errors[field.name] = "is needed" }
    }
    if let place = descriptor.fields.firstIndex(where: { errors[$0.name] != nil }) {
      focus = place
      offer(context)
    } else {
      stage = .confirming
    }
  }

  /// The question what the change would do, once it is to be confirmed; nil where that was asked
  /// already, or is not for the viewer or the change.
  mutating func nextEffect(_ context: ScreenContext) -> PolicyEffectQuery? {
    guard stage == .confirming, descriptor.name == SetPolicy.descriptor.name,
      context.viewer.role.seesUnitLoads
    else { return nil }
    var texts: [String: String] = [:]
    for one in self.texts { texts[one.name] = one.text }
    guard let kind = texts["kind"].flatMap(PolicyKind.init(stored:)),
      PolicyKind.importable.contains(kind), let value = texts["value"].flatMap({ Int($0) }),
      kind != .capacity || value > 0,
      let key = PolicyRow.keys(of: kind).first(where: {
        $0.lowercased() == texts["key"]?.lowercased()
      })
    else { return nil }
    let question = PolicyEffectQuery(
      county: texts["county"], kind: kind, key: key, value: value, at: context.moment)
    guard question != effectAsked else { return nil }
    effectAsked = question
    effect = ["What it does to today's loads is being found out."]
    return question
  }

  /// Takes what came of sending; the form stays with its fields.
  mutating func fail(_ problem: Problem) {
    stage = .typing
    if let found = problem.conflict {
      conflict = FormConflict(found, typed: texts)
      stage = .conflict
    } else if let field = problem.field,
      let place = descriptor.fields.firstIndex(where: { $0.name == field.field })
    {
      errors[field.field] = field.reason
      focus = place
    } else {
      failure = problem.sentence
    }
  }

  // MARK: - The sentence

  /// What will be done, or was done, with records by their names.
  func sentence(_ context: ScreenContext) -> String {
    var words: [String: String] = [:]
    for (field, typed) in zip(descriptor.fields, fields) where !typed.isEmpty {
      words[field.name] = self.words(typed.text, field, context)
    }
    return ChangeSentence.text(descriptor, words: words)
  }

  func words(_ text: String, _ field: ChangeField, _ context: ScreenContext) -> String {
    if field.isClearable, text == ChangeField.clearing { return "nothing any more" }
    if let kind = field.recordKind {
      let record = records[RecordKey(kind: kind, key: text)]
      return record?.inSentence(kind, isMasked: context.isMasked) ?? text
    }
    if field.terms != nil { return StoredName.words(text) }
    switch try? context.reading.read(text, field).value {
    case .time(let instant): return context.zone.fullText(instant)
    case .date(let day): return ZoneRules.fullText(day)
    default: return text
    }
  }
}

extension ScreenContext {
  /// How a form's fields read now.
  var reading: FormReading { FormReading(zone: zone, now: now) }
}
