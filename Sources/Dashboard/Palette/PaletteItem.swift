import Domain
import Store

/// One line of the palette: what can be done, by the name that is typed.
struct PaletteItem: Sendable {
  /// What Enter does.
  enum Doing: Sendable {
    case command(Command)
    case action(ChangeDescriptor)
    /// Waits for the record's name.
    case name(PaletteTarget)
    case record(PaletteTarget, NamedRecord)
    case allCounties
  }

  /// As typed: `assign-case`, `county Kern`.
  let name: String
  /// What it does, in a sentence.
  let summary: String
  /// The keys that do it too, as bound now.
  var keys = ""
  /// Why it can't be used now; nil where it can.
  var reason: String?
  let doing: Doing
}

/// What a record named in the palette is opened as.
enum PaletteTarget: String, CaseIterable, Sendable {
  case county, unit, worker, youth, `case`, facility

  /// The records that are offered.
  var kind: NamedRecordKind {
    switch self {
    case .county: .county
    case .unit: .unit
    case .worker: .staff
    case .youth: .youth
    case .case: .cases
    case .facility: .facilities
    }
  }

  /// What naming one does, in a sentence.
  var summary: String {
    switch self {
    case .county: "Show one county only, on every screen"
    case .unit: "Open a unit's workers"
    case .worker: "Open a worker's cases, by key or name"
    case .youth: "Open a youth's record, by key, initials, name or sound"
    case .case: "Open the record of the youth that a case is about"
    case .facility: "Go to a facility among the placements"
    }
  }

  /// Whether a record's name is a person's, to be masked.
  var isPerson: Bool { self == .worker }
}

/// What the palette offers for what is typed.
enum PaletteItems {
  /// Everything that can be done: commands, screens among them, actions, and records by name.
  static func all(on screen: any Screen, _ context: ScreenContext) -> [PaletteItem] {
    CommandTable.entries(isReadOnly: context.isReadOnly).map { entry in
      PaletteItem(
        name: entry.command.rawValue, summary: entry.summary,
        keys: context.keymap.keyNames(of: entry.command, on: screen),
        reason: Availability.why(entry.command, on: screen, context),
        doing: .command(entry.command))
    } + actions(context) + targets
  }

  private static func actions(_ context: ScreenContext) -> [PaletteItem] {
    context.isReadOnly
      ? []
      : ChangeCatalog.descriptors
        // Taking back has a command of its own, with the list of what can be.
        .filter { Command(rawValue: $0.name) == nil }.map { action($0, context) }
  }

  private static func action(
    _ action: ChangeDescriptor, _ context: ScreenContext
  ) -> PaletteItem {
    let reason: String? =
      action.permits(context.viewer.role) ? nil : "Not for the role \(context.viewer.role.words)."
    return PaletteItem(
      name: action.name, summary: withoutStop(action.summary), reason: reason,
      doing: .action(action))
  }

  /// `youth` alone is the command that searches; a word after it names the record.
  private static var targets: [PaletteItem] {
    PaletteTarget.allCases.filter { Command(rawValue: $0.rawValue) == nil }
      .map { PaletteItem(name: $0.rawValue, summary: $0.summary, doing: .name($0)) }
  }

  private static func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Those that what is typed may mean, the likeliest first; all of them where nothing is typed.
  ///
  /// A name that fits goes before a sentence of which words begin as typed.
  static func matching(_ typed: String, of items: [PaletteItem]) -> [PaletteItem] {
    let words = typed.split(separator: " ")
    guard !words.isEmpty else { return items }
    let name = words.joined(separator: "-")
    var found: [(rank: Int, match: FuzzyMatch?, place: Int)] = []
    for (place, item) in items.enumerated() {
      if let match = FuzzyMatch(name, in: item.name) {
        found.append((match.kind == .inOrder ? 2 : 0, match, place))
      } else if describes(item.summary, words) {
        found.append((1, nil, place))
      }
    }
    found.sort { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if let match = one.match, let second = other.match, match != second {
        return match < second
      }
      return one.place < other.place
    }
    return found.map { items[$0.place] }
  }

  /// Whether every word typed begins a word of the sentence.
  static func describes(_ sentence: String, _ typed: [Substring]) -> Bool {
    let words = sentence.lowercased().split { !$0.isLetter && !$0.isNumber }
    return typed.allSatisfy { word in
      let word = word.lowercased()
      return words.contains { $0.hasPrefix(word) }
    }
  }

  /// The record whose kind's name stands before a blank in what is typed, and what follows.
  static func target(in typed: String) -> (target: PaletteTarget, rest: String)? {
    let parts = typed.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let target = PaletteTarget(rawValue: parts[0].lowercased()) else {
      return nil
    }
    return (target, String(parts[1].drop { $0 == " " }))
  }

  /// The records that the store found, as lines.
  static func records(
    _ found: [NamedRecord], as target: PaletteTarget, _ context: ScreenContext
  ) -> [PaletteItem] {
    found.map { record in
      let name = record.name.map {
        target.isPerson ? Mask.shown($0, isMasked: context.isMasked) : $0
      }
      let words = [
        target == .county ? nil : name, record.detail, countyWords(record, target, context),
      ]
      return PaletteItem(
        name: "\(target.rawValue) \(target == .county ? record.name ?? record.key : record.key)",
        summary: words.compactMap { $0 }.joined(separator: ", "), doing: .record(target, record))
    }
  }

  private static func countyWords(
    _ record: NamedRecord, _ target: PaletteTarget, _ context: ScreenContext
  ) -> String? {
    switch target {
    // What tells a unit, a worker and a facility apart names the county already.
    case .unit, .worker, .facility: nil
    case .county: record.key
    case .youth, .case: record.county.map { "county \(context.countyName($0))" }
    }
  }

  /// The line that ends a restriction to one county.
  static let allCounties = PaletteItem(
    name: "county all", summary: "Show every county of this session again", doing: .allCounties)
}
