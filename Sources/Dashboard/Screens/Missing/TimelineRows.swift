import Domain
import Presentation
import Store

/// What was done in an episode, as a list.
enum TimelineRows {
  /// An event, and whether free text about it is hidden from who looks over a shoulder.
  struct Item: Sendable {
    let event: EpisodeEvent
    let isMasked: Bool
    /// Whether what a search found is not for the viewer's role.
    let isWithheld: Bool
  }

  static let listing = Listing<Item>(
    name: "episode-timeline",
    columns: [
      Column("at", "When", priority: 1) { .instant($0.event.at) },
      Column("what", "What was done", priority: 1, emphasis: { _ in .strong }) {
        .text(words($0.event.happening))
      },
      Column("detail", "More", priority: 2) { isLead($0) ? .withheld : .text(detail($0)) },
      Column("by", "By", priority: 3) { .text(who($0)) },
    ], emptyText: "Nothing is recorded yet. Press a to record a notice or an effort.")

  /// The event in words; stored words lose their underscores.
  private static func words(_ happening: EpisodeEvent.Happening) -> String {
    switch happening {
    case .lastSeen: "Last seen"
    case .reported: "Reported missing to the agency"
    case .returned: "Returned"
    case .screened: "Screened for trafficking"
    case .debriefed: "Return conversation held"
    case .closed: "Episode closed"
    case .notice(let party, _): "Told " + party.plainWords
    case .exempt(let party, _): "Need not tell " + party.plainWords
    case .effort(let kind, _): "Effort: " + StoredName.words(kind)
    case .step(let step, _, _): step.words.prefix(1).uppercased() + step.words.dropFirst()
    }
  }

  /// Whether it is a lead that is withheld: that a search was made is a fact of the episode, what
  /// it found is not.
  private static func isLead(_ item: Item) -> Bool {
    if case .effort = item.event.happening { item.isWithheld } else { false }
  }

  private static func detail(_ item: Item) -> String? {
    switch item.event.happening {
    case .notice(_, let reference): reference
    case .step(_, let reference, let found):
      [reference, hidden(found, item.isMasked)].compactMap { $0 }.joined(separator: "; ")
    // What people wrote may hold names.
    case .returned(let kind): hidden(kind, item.isMasked)
    case .exempt(_, let reason): hidden(reason, item.isMasked)
    case .effort(_, let result): hidden(result, item.isMasked)
    default: nil
    }
  }

  private static func hidden(_ text: String?, _ isMasked: Bool) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return isMasked ? "m shows it" : text
  }

  /// A key as it is; anything else is a name.
  private static func who(_ item: Item) -> String? {
    item.event.by.map { by in
      by.contains { $0.isWhitespace } ? Mask.shown(by, isMasked: item.isMasked) : by
    }
  }
}
