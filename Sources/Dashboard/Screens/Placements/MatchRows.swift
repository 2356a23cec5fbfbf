import Domain
import Presentation
import Store
import TerminalUI

/// A match as the screen lists it: the reasons in one cell, in words.
enum MatchRows {
  /// One row a facility.
  ///
  /// - Parameter held: until when a bed of a line is held for the youth, in words.
  static func listing(
    isMasked: Bool, held: @escaping @Sendable (MatchLine) -> String? = { _ in nil }
  ) -> Listing<MatchLine> {
    Listing(
      name: "placements",
      columns: [
        Column("rank", "Rank", kind: .number, priority: 1) { .integer($0.rank) },
        Column("facility", "Facility", priority: 3) { .key($0.line.facility) },
        Column(
          "name", "Name", priority: 1, emphasis: { $0.isEligible ? .strong : .muted },
          sign: { $0.isEligible ? "" : "×" }
        ) { .text($0.line.name) },
        Column("type", "Type", priority: 6) { .code($0.line.type) },
        Column("score", "Score", kind: .number, priority: 1) { .integer($0.score) },
        Column(
          "open", "Open", kind: .number, priority: 2,
          emphasis: { ($0.line.beds.open ?? 0) > 0 && $0.line.freshness.counts ? .good : .muted }
        ) { .integer($0.line.beds.open) },
        Column("distance_miles", "Miles", kind: .number, priority: 4) {
          .tenths($0.distanceTenths)
        },
        Column("why", "Why", priority: 1, emphasis: { $0.isEligible ? .normal : .warning }) {
          .text(why($0, isMasked: isMasked, held: held($0)))
        },
      ],
      emptyText: "No facility is known here. Import facilities.csv, or choose other counties.")
  }

  /// Names of facilities, of which a small one's may be a person's.
  static let names: Set<String> = ["name"]

  /// `+25 trained for CSE, +20 county of origin`, or `fails only on age: too young by 2 months …`.
  ///
  /// - Parameter held: until when a bed is held there for the youth, in words.
  static func why(_ line: MatchLine, isMasked: Bool, held: String? = nil) -> String {
    (held.map { "\($0); " } ?? "") + judged(line, isMasked: isMasked)
  }

  private static func judged(_ line: MatchLine, isMasked: Bool) -> String {
    if line.isRefused { return MatchWords.refused }
    if line.isEligible {
      let reasons = line.reasons.map { "\(points($0)) \($0.criterion.words)" }
      return reasons.isEmpty ? "nothing speaks for or against it" : reasons.joined(separator: ", ")
    }
    let failures = line.failures.map { "\($0.criterion.words): \(detail($0, isMasked: isMasked))" }
    return (line.isNearMiss ? "fails only on " : "fails on ") + failures.joined(separator: "; ")
  }

  /// What was written down is hidden with the names.
  private static func detail(_ failure: MatchLine.Failure, isMasked: Bool) -> String {
    failure.reason == nil || !isMasked ? failure.detail : "\(failure.words) (m shows why)"
  }

  private static func points(_ reason: MatchLine.Reason) -> String {
    reason.points > 0 ? "+\(reason.points)" : "−\(-reason.points)"
  }

  /// One facility in full: its beds, each failure, each reason with its points, and what is said and
  /// asked on the phone.
  static func reading(_ line: MatchLine, of match: Match) -> Reading {
    Reading(title: line.line.facility) { context in
      var text = PagerText()
      let name = Mask.shown(line.line.name, isMasked: context.isMasked)
      let rank = line.rank.map { "rank \($0)" } ?? "excluded"
      text.add([
        StyledText("\(line.line.facility)  \(name)", context.theme.style(.title)),
        StyledText("\(rank), score \(line.score)" + distance(line)),
        StyledText(beds(line.line)), StyledText(takes(line.program)),
        StyledText(line.line.phone.map { "phone \($0)" } ?? "no phone is recorded"),
      ])
      if let held = CallSheet.held(line, match.need, zone: context.zone) {
        text.add([StyledText(held, context.theme.style(.good))])
      }
      section("Why it may not take the youth", &text, context)
      if line.isRefused {
        text.add([StyledText("  ! \(MatchWords.refused)", context.theme.style(.critical))])
      }
      text.add(
        line.failures.isEmpty
          ? [muted("  Nothing excludes it.", context)]
          : line.failures.map {
            StyledText(
              "  \($0.criterion.words): \(detail($0, isMasked: context.isMasked))",
              context.theme.style(.warning))
          })
      section("What speaks for and against it", &text, context)
      text.add(
        line.reasons.isEmpty
          ? [muted("  Nothing.", context)]
          : line.reasons.map { StyledText("  \(points($0))  \($0.criterion.words)") })
      let sheet = CallSheet(line, of: match, zone: context.zone)
      for part in sheet.parts.dropFirst() {
        section("On the phone: \(part.title.lowercased())", &text, context)
        text.add(part.lines.map { StyledText("  \($0)") })
      }
      let key = context.keymap.name(of: .holdBed)
      text.add(["", muted("\(key) holds a bed; whoever places the youth decides.", context)])
      return text
    }
  }

  private static func section(_ title: String, _ text: inout PagerText, _ context: ScreenContext) {
    text.add(heading: StyledText(title, context.theme.style(.title)))
  }

  private static func muted(_ text: String, _ context: ScreenContext) -> StyledText {
    StyledText(text, context.theme.style(.muted))
  }

  private static func distance(_ line: MatchLine) -> String {
    line.distanceTenths.map { ", \($0 / 10).\($0 % 10) miles from the youth's county" } ?? ""
  }

  private static func beds(_ line: FacilityLine) -> String {
    let open = line.beds.open.map { "\($0) open" } ?? "open beds not known"
    let age = line.ageSeconds.map { "confirmed \(DurationText.short(seconds: $0)) ago" }
    return
      "\(line.type.rawValue), \(open), \(age ?? "never confirmed") (\(line.freshness.plainWords))"
  }

  private static func takes(_ program: FacilityProgram) -> String {
    let genders =
      program.genders.isEmpty ? "no gender recorded" : program.genders.joined(separator: ", ")
    let siblings =
      program.mostSiblings.map { "up to \($0) siblings" } ?? "no limit of siblings known"
    let family = program.abilities.contains(.familyBased) ? ", family based" : ""
    return "takes \(program.agesInWords), \(genders), \(siblings)\(family)"
  }
}
