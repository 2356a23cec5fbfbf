/// One field of a change: the form's field, the `field=value` of `do`, the key
/// of a JSON object on standard input.
public struct ChangeField: Hashable, Sendable {
  /// The name, as in the files of interface §3 where it is the same fact.
  public let name: String
  /// How its text reads.
  public let kind: FieldKind
  /// Whether the change cannot be made without it.
  public let isRequired: Bool
  /// One sentence for the form and `do ACTION --help`.
  public let help: String
  /// Whether it may not stand on a command line of a live store, where other
  /// users of the machine can read it.
  public let isSensitive: Bool
  /// For a time or a day: whether it has been or is to come, where what a person types in a form
  /// leaves that open ("fri 5pm").
  public let tense: Tense
  /// Whether ``clearing`` takes away what is there; an empty field leaves it.
  public let isClearable: Bool

  /// The text that takes a value away, where that may be.
  public static let clearing = "-"

  /// One field.
  public init(
    _ name: String, _ kind: FieldKind, required: Bool = false, sensitive: Bool = false,
    clearable: Bool = false, tense: Tense = .past, help: String
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = required
    self.isSensitive = sensitive
    self.isClearable = clearable
    self.tense = tense
    self.help = help
  }

  /// What a text says of this field.
  ///
  /// - Throws: ``FieldProblem`` with a sentence that shows what would read.
  public func entry(_ text: String, reading: FieldReading) throws(FieldProblem) -> FieldEntry {
    if isClearable, FieldReading.trimmed(text) == Self.clearing { return .cleared }
    guard let value = try reading.value(text, of: kind, field: name) else { return .empty }
    return .value(value)
  }
}

/// What a text says of a field.
public enum FieldEntry: Hashable, Sendable {
  /// Nothing: what is there stays.
  case empty
  /// What is there is taken away.
  case cleared
  /// A value.
  case value(FieldValue)
}

/// What taking a change back with `undo` means.
///
/// Every change can be taken back, for every one may be entered by mistake: a notice under the
/// wrong episode would meet a legal clock that nobody has met (D§2.2). The log keeps both entries.
public enum UndoRule: Hashable, Sendable {
  /// What the change made is as if it had never been.
  case whole
  /// Only the record is taken back; the sentence says what happened outside the board and stays so.
  case recordOnly(String)
}

/// What a change is called, what it needs, and who may make it.
public struct ChangeDescriptor: Hashable, Sendable {
  /// The name of the action (`assign-case`).
  public let name: String
  /// One sentence: what it does.
  public let summary: String
  /// What will have been done, to confirm before and to tell after: a ``ChangeSentence`` pattern.
  public let sentence: String
  /// The fields in the order of the form.
  public let fields: [ChangeField]
  /// The roles that may make it, besides `everything` on a demonstration store.
  public let roles: Set<Role>
  /// What taking it back means.
  public let undo: UndoRule

  /// One description.
  public init(
    name: String, summary: String, sentence: String = "", fields: [ChangeField], roles: Set<Role>,
    undo: UndoRule = .whole
  ) {
    self.name = name
    self.summary = summary
    self.sentence = sentence.isEmpty ? summary : sentence
    self.fields = fields
    self.roles = roles
    self.undo = undo
  }

  /// Whether a role may make this change.
  public func permits(_ role: Role) -> Bool {
    role == .everything || roles.contains(role)
  }

  /// The field of that name, case ignored.
  public func field(named name: String) -> ChangeField? {
    let lowered = name.lowercased()
    return fields.first { $0.name == lowered }
  }
}

/// One thing that can happen, with its fields, its permission and its rules.
/// The form on screen, `do NAME field=…`, the permission check and the audit
/// entry all come from the one type; its SQL is in the store's room.
public protocol Change: Sendable {
  /// Name, fields, roles.
  static var descriptor: ChangeDescriptor { get }
  /// Takes the fields' values.
  ///
  /// - Throws: ``FieldProblem`` where a field is missing or contradicts another.
  init(_ fields: ChangeFields) throws(FieldProblem)
}
