/// The words of a stored name, as a screen reads it out.
public enum StoredName {
  /// The name with spaces, and its initials in capitals: `not_connected` reads "not connected",
  /// `icwa_active_efforts` "ICWA active efforts".
  public static func words(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "_")) else {
      return initials.contains(name) ? name.uppercased() : name
    }
    return name.split(separator: "_", omittingEmptySubsequences: false).map {
      initials.contains(String($0)) ? $0.uppercased() : String($0)
    }.joined(separator: " ")
  }

  /// What is said letter by letter, or written so by everybody in the field.
  private static let initials: Set<String> = [
    "casa", "cse", "icwa", "lgbtq", "mdt", "ncic", "ncmec", "nmd", "sud",
  ]
}

extension RawRepresentable<String> {
  /// The stored name as words: `due_soon` reads "due soon".
  public var plainWords: String { StoredName.words(rawValue) }
}

extension Cell {
  /// The cell as a screen shows it: stored names as words, everything else as it is.
  public var inWords: Cell {
    switch self {
    case .code(let name): .text(StoredName.words(name))
    case .codes(let names): .list(names.map(StoredName.words))
    case .namedPoints(let items):
      .namedPoints(
        items.map { NamedPoints(name: StoredName.words($0.name), points: $0.points) })
    case .records(let records):
      .records(
        records.map { record in
          CellRecord(record.fields.map { .init($0.key, $0.cell.inWords) })
        })
    default: self
    }
  }
}
