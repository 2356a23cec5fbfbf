/// What kind of record a person looks for by a few letters.
public enum NamedRecordKind: String, CaseIterable, Hashable, Sendable {
  case county, unit, staff, youth, cases, facilities, agencies, missing
}

/// A record found by what was typed, with as much as tells it from its neighbours.
public struct NamedRecord: Hashable, Sendable {
  /// Its key; of a unit its name.
  public let key: String
  /// Its name; a person's is to be masked where names are. `nil` where it has none.
  public let name: String?
  /// What tells it from others: a unit, a component and its youth, a type.
  public let detail: String?
  /// FIPS code of its county; `nil` = statewide.
  public let county: String?
  /// The youth that it is about, where it is about one.
  public let youth: String?

  init(
    key: String, name: String? = nil, detail: String? = nil, county: String? = nil,
    youth: String? = nil
  ) {
    self.key = key
    self.name = name
    self.detail = detail
    self.county = county
    self.youth = youth
  }
}
