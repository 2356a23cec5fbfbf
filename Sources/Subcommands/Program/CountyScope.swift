import Domain
import Presentation
import Store

/// Which counties a listing covers: those of `--county`, else all that the viewer may see.
struct CountyScope: Hashable, Sendable {
  /// The FIPS codes of `--county`; `nil` = not restricted by it.
  let chosen: Set<String>?
  /// The FIPS codes that the answer covers, in order.
  let covered: [String]

  /// Finds the counties named.
  /// - Throws: `UsageError` for an unknown county, `CommandFailure` with 77 for one out of scope.
  init(_ names: [String], store: BoardStore) throws {
    guard !names.isEmpty else {
      chosen = nil
      let own = store.viewer.counties
      covered = own.isEmpty ? try store.read(CountyCodesQuery()) : own.sorted()
      return
    }
    let known = try store.read(CountiesQuery())
    var found: Set<String> = []
    for name in names {
      let fips = try Self.fips(of: name, among: known)
      guard store.viewer.covers(county: fips) else {
        throw CommandFailure(
          .notPermitted, what: "--county", why: "The county '\(name)' is not in your scope.")
      }
      found.insert(fips)
    }
    chosen = found
    covered = found.sorted()
  }

  /// The FIPS codes of `--county` in order; empty = not restricted by it.
  var chosenCodes: [String] { (chosen ?? []).sorted() }

  /// Whether a row of this county is in the answer.
  func holds(_ county: String) -> Bool { chosen?.contains(county) ?? true }

  /// The code of a county by its code, its code without the leading zero, or its name with or
  /// without "County", case ignored.
  static func fips(of name: String, among known: [CountyRecord]) throws(UsageError) -> String {
    let text = FieldReading.trimmed(name)
    let isCode = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    if isCode {
      let code = text.utf8.count == 4 ? "0" + text : text
      if known.contains(where: { $0.fips == code }) { return code }
      let nearest = Suggestions.closest(to: code, in: known.map(\.fips))
      throw unknown(name, nearest)
    }
    let matches = known.filter { plain($0.name) == plain(text) }
    if matches.count > 1 {
      let codes = matches.map(\.fips).joined(separator: ", ")
      throw .badValue(
        option: "--county", reason: "'\(name)' names several counties; give one of \(codes).")
    }
    guard let match = matches.first else {
      throw unknown(name, Suggestions.closest(to: text, in: known.map(\.name)))
    }
    return match.fips
  }

  private static func unknown(_ name: String, _ suggestion: String?) -> UsageError {
    let hint = suggestion.map { " Did you mean '\($0)'?" } ?? ""
    return .badValue(option: "--county", reason: "There is no county '\(name)' here.\(hint)")
  }

  private static func plain(_ name: String) -> String {
    let lowered = name.lowercased()
    return lowered.hasSuffix(" county") ? String(lowered.dropLast(7)) : lowered
  }
}
