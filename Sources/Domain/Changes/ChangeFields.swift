/// The values given for a change's fields, read and checked one by one.
public struct ChangeFields: Hashable, Sendable {
  private var values: [String: FieldValue]
  /// Names of the fields whose value is to be taken away.
  public private(set) var cleared: Set<String> = []

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
    var cleared: Set<String> = []
    for (name, text) in texts {
      guard let field = descriptor.field(named: name) else {
        let names = descriptor.fields.map(\.name).joined(separator: ", ")
        throw FieldProblem(field: name, reason: "is no field of \(descriptor.name): \(names)")
      }
      if values[field.name] != nil || cleared.contains(field.name) {
        throw FieldProblem(field: field.name, reason: "is given twice")
      }
      switch try field.entry(text, reading: reading) {
      case .empty: break
      case .cleared: cleared.insert(field.name)
      case .value(let value): values[field.name] = value
      }
    }
    for field in descriptor.fields where field.isRequired && values[field.name] == nil {
      throw FieldProblem(field: field.name, reason: "is needed: \(field.help)")
    }
    self.values = values
    self.cleared = cleared
  }

  /// Reads what can be read and passes over the rest: of a form that is not filled in yet.
  public init(
    readable texts: [(name: String, text: String)], descriptor: ChangeDescriptor,
    reading: FieldReading
  ) {
    values = [:]
    for (name, text) in texts {
      guard let field = descriptor.field(named: name),
        case .value(let value)? = try? field.entry(text, reading: reading)
      else { continue }
      values[field.name] = value
    }
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

  /// The date of a required field.
  ///
  /// - Throws: ``FieldProblem`` where it is missing.
  func requiredDate(_ name: String) throws(FieldProblem) -> LocalDate {
    guard let date = date(name) else { throw FieldProblem(field: name, reason: "is needed") }
    return date
  }

  /// The word of a required field, which is one of a closed set.
  ///
  /// - Throws: ``FieldProblem`` where it is missing or another word.
  func term<Word: ClosedVocabulary>(_ name: String) throws(FieldProblem) -> Word {
    let text = try required(name)
    guard let word = Word(stored: text) else {
      throw FieldProblem(field: name, reason: "'\(text)' is no \(name)")
    }
    return word
  }

  /// The word of a field that may be left empty.
  ///
  /// - Throws: ``FieldProblem`` for another word.
  func optionalTerm<Word: ClosedVocabulary>(_ name: String) throws(FieldProblem) -> Word? {
    text(name) == nil ? nil : try term(name)
  }
}
