import Domain
import Presentation
import TerminalUI

/// What partners and other counties were asked about a youth, as lines, the newest first.
struct YouthAskedText {
  let detail: YouthDetail
  let context: ScreenContext

  /// Partners, and what came of it.
  var referrals: [StyledText] {
    detail.record.referrals.reversed().map { referral in
      let known = referral.outcome?.plainWords ?? "not known yet"
      let why = referral.why.map { " (\($0.plainWords))" } ?? ""
      return line(
        [referral.id, referral.organisation, referral.service, time(referral.at), known + why],
        isOver: referral.outcome != nil)
    }
  }

  /// Other counties, and what they said.
  var requests: [StyledText] {
    detail.record.requests.reversed().map { request in
      let end = request.endedAt.map { "ended \(time($0))" }
      return line(
        [
          request.id, context.countyName(request.toCounty),
          StoredName.words(request.kind), time(request.at),
          end ?? request.answer ?? "waits for an answer",
        ], isOver: request.endedAt != nil)
    }
  }

  private func time(_ moment: Instant) -> String {
    TimeDisplay.local(moment, zone: context.zone)
  }

  private func line(_ words: [String], isOver: Bool) -> StyledText {
    StyledText(
      "  " + words.joined(separator: "  "), context.theme.style(isOver ? .muted : .normal))
  }
}
