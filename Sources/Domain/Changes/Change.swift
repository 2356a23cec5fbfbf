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

  /// One field.
  public init(
    _ name: String, _ kind: FieldKind, required: Bool = false, sensitive: Bool = false,
    tense: Tense = .past, help: String
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = required
    self.isSensitive = sensitive
    self.tense = tense
    self.help = help
  }
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

  /// One description.
  public init(
    name: String, summary: String, sentence: String = "", fields: [ChangeField], roles: Set<Role>
  ) {
    self.name = name
    self.summary = summary
    self.sentence = sentence.isEmpty ? summary : sentence
    self.fields = fields
    self.roles = roles
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

/// The values given for a change's fields, read and checked one by one.
public struct ChangeFields: Hashable, Sendable {
  private var values: [String: FieldValue]

  /// Values by field name; fields left empty are absent.
  public init(_ values: [String: FieldValue]) {
    self.values = values
  }

  /// Reads texts by the descriptor's fields.
  ///
  /// - Throws: ``FieldProblem`` for an unknown field, a text that does not
  ///   read, or a required field that is missing.
  public init(
    texts: [(name: String, text: String)], descriptor: ChangeDescriptor, reading: FieldReading
  ) throws(FieldProblem) {
    var values: [String: FieldValue] = [:]
    for (name, text) in texts {
      guard let field = descriptor.field(named: name) else {
        let names = descriptor.fields.map(\.name).joined(separator: ", ")
        throw FieldProblem(field: name, reason: "is no field of \(descriptor.name): \(names)")
      }
      if values[field.name] != nil {
        throw FieldProblem(field: field.name, reason: "is given twice")
      }
      values[field.name] = try reading.value(text, of: field.kind, field: field.name)
    }
    for field in descriptor.fields where field.isRequired && values[field.name] == nil {
      throw FieldProblem(field: field.name, reason: "is needed: \(field.help)")
    }
    self.values = values
  }

  /// The text of a field, or `nil`.
  public func text(_ name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }

  /// The whole number of a field, or `nil`.
  public func integer(_ name: String) -> Int? {
    if case .integer(let number) = values[name] { number } else { nil }
  }

  /// The yes or no of a field, or `nil`.
  public func boolean(_ name: String) -> Bool? {
    if case .boolean(let value) = values[name] { value } else { nil }
  }

  /// The date of a field, or `nil`.
  public func date(_ name: String) -> LocalDate? {
    if case .date(let date) = values[name] { date } else { nil }
  }

  /// The time of a field, or `nil`.
  public func time(_ name: String) -> Instant? {
    if case .time(let instant) = values[name] { instant } else { nil }
  }

  /// Every value given, by field name.
  public var all: [String: FieldValue] { values }

  /// The text of a required field.
  ///
  /// - Throws: ``FieldProblem`` where it is missing.
  public func required(_ name: String) throws(FieldProblem) -> String {
    guard let text = text(name) else { throw FieldProblem(field: name, reason: "is needed") }
    return text
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
