import Domain

extension Cell {
  /// A value of a record as its file writes it; lists are arrays in JSON.
  public init(_ value: FieldValue, as kind: FieldKind) {
    switch (kind, value) {
    case (.list, .text(let text)), (.terms, .text(let text)): self = .list(FieldReading.items(text))
    case (.key, .text(let text)), (.ownKey, .text(let text)), (.county, .text(let text)):
      self = .key(text)
    case (_, .text(let text)): self = .text(text)
    case (.hundredths, .integer(let number)): self = .hundredths(number)
    case (_, .integer(let number)): self = .integer(number)
    case (_, .degrees(let number)): self = .degrees(number)
    case (_, .boolean(let flag)): self = .boolean(flag)
    case (_, .date(let date)): self = .date(date)
    case (_, .time(let instant)): self = .instant(instant)
    }
  }
}

extension ColumnHeader {
  /// The header of a record's column: its name in the file.
  public init(field name: String, of kind: FieldKind) {
    let isNumber =
      switch kind {
      case .integer, .hundredths, .degrees: true
      default: false
      }
    self.init(key: name, title: name, kind: isNumber ? .number : .text)
  }
}
