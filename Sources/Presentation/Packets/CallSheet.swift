import Domain
import SafeText

/// What is said and asked when a facility is called for a youth: short lines that can be read out,
/// and no name, no history and no reason for it (D§5.3).
public struct CallSheet: Sendable {
  /// Lines under one title.
  public struct Part: Hashable, Sendable {
    /// What the lines are.
    public let title: String
    /// Each a sentence, or a fact with its name.
    public let lines: [String]
  }

  private let line: MatchLine
  private let need: PlacementNeed
  private let moment: Instant
  private let zone: ZoneRules

  /// - Parameter match: the match that the line is of.
  public init(_ line: MatchLine, of match: Match, zone: ZoneRules) {
    self.line = line
    need = match.need
    moment = match.at
    self.zone = zone
  }

  /// Its parts in the order in which they are needed.
  public var parts: [Part] { [call, say, ask] }

  /// The sheet as lines of at most so many columns.
  ///
  /// - Parameter isDemo: whether the youth is invented, which the sheet says first.
  public func text(width: Int, isDemo: Bool) -> String {
    var lines = DemoMark.lines(isDemo: isDemo)
    lines += ["\(line.line.facility) for \(need.youth)"]
    for part in parts {
      lines += ["", part.title.uppercased()]
      for words in part.lines {
        let wrapped = TextFlow.wrap(TextGuard.clean(words), width: max(20, width - 2))
        lines += wrapped.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Until when a bed is held for the youth there, in words; `nil` where none is.
  public static func held(_ line: MatchLine, _ need: PlacementNeed, zone: ZoneRules) -> String? {
    need.held[line.line.facility].map {
      "a bed is held for \(need.youth) until \(TimeDisplay.local($0, zone: zone))"
    }
  }

  private var call: Part {
    let phone = line.line.phone ?? "no phone is recorded; ask the agency that runs it"
    let held = Self.held(line, need, zone: zone)
    return Part(
      title: "Call",
      lines: [line.line.name, phone] + [held.map { Self.sentence($0) }].compactMap { $0 })
  }

  private var say: Part {
    let day = zone.localDate(of: moment)
    let age = need.bornOn.map { "\($0.wholeYears(until: day)) years old" }
    let who = [age ?? "age not recorded", need.gender ?? "gender not recorded"]
    var lines = ["We look for a bed for a youth: \(who.joined(separator: ", "))."]
    if !need.languages.isEmpty {
      lines.append("Speaks \(need.languages.joined(separator: ", ")).")
    }
    lines += YouthFlag.allCases.filter(need.flags.contains).compactMap(Self.words)
    if !need.siblings.isEmpty {
      let count = need.siblings.count
      lines.append("Has \(Plural.of(count, "sibling")) in care.")
    }
    if need.preference?.names(line.line) ?? false { lines.append("Wishes to live with you.") }
    return Part(title: "Say", lines: lines)
  }

  private var ask: Part {
    let beds = line.line
    let open = beds.beds.open.map { "\($0) open" } ?? "open beds not known"
    let age = beds.ageSeconds.map { "confirmed \(DurationText.short(seconds: $0)) ago" }
    var lines = ["Is a bed free now? Here: \(open), \(age ?? "never confirmed")."]
    lines += line.failures.map {
      // What somebody wrote down of another youth is not for the phone.
      "In the way here: \($0.criterion.words): \($0.words)."
    }
    if !need.siblings.isEmpty { lines.append("Could the siblings come too, now or later?") }
    lines.append("Who opens the door, and until when tonight?")
    lines.append("Whom do we call back, on which number?")
    return Part(title: "Ask", lines: lines)
  }

  /// What a facility must know before it says yes; nothing that is not its concern.
  private static func words(_ flag: YouthFlag) -> String? {
    switch flag {
    case .pregnantOrParenting: "Is pregnant or has a child."
    case .interpreter: "Needs an interpreter."
    case .confidentialLocation: "Nobody may learn where they are."
    case .siblingsOrdered: "Siblings are to stay together, by order."
    case .needsSubstanceUseCapable: "Needs a programme that treats substance use."
    case .nonminorDependent: "Is a nonminor dependent."
    case .wantsLgbtqAffirming, .icwaActiveEfforts, .hospitalOrDetention, .dualLead, .dualNonLead,
      .specialtyCourt, .exploitationLocal:
      nil
    }
  }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }
}
