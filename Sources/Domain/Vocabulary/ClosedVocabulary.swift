/// A closed set of words whose raw values are the names in files, in the store and in JSON.
///
/// Source: interface §3.
public protocol ClosedVocabulary: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {}

extension ClosedVocabulary {
  /// Every stored name, in the order of the contract.
  ///
  /// Inlined, as a hundred columns of records name a vocabulary at the start of every command.
  @inlinable
  public static var storedNames: [String] { allCases.map { $0.rawValue } }

  /// The word with that stored name, ignoring case; nil for any other text, an empty one too.
  public init?(stored text: String) {
    if let exact = Self(rawValue: text) {
      self = exact
      return
    }
    let lowered = text.lowercased()
    guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == lowered })
    else { return nil }
    self = found
  }
}
