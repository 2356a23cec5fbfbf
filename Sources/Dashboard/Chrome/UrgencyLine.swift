import Domain
import Presentation
import SafeText
import TerminalUI

/// The line above every screen: how many alerts press, and which comes first, by a youth's key and
/// never by a name.
struct UrgencyLine {
  let standing: AlertDigest.Standing
  /// How to name the key that lists them all.
  let key: String

  /// How much it asks for attention.
  var role: ThemeRole { standing.late > 0 || standing.unassigned > 0 ? .critical : .warning }

  /// Its wordings, the longest first; none where nothing presses.
  var wordings: [String] {
    guard standing.isPressing else { return [] }
    let counts = "! " + counts
    let hint = "  \(key) lists them"
    guard let first = standing.first else {
      return [counts + "; all are taken on." + hint, counts + "; all taken on", counts]
    }
    let youth = "; first: \(first.line.episode.youth)"
    let left = first.reading.map { ", " + ClockText.state($0) } ?? ""
    let what = MissingRows.what(first.subject)
    return [
      "\(counts)\(youth), \(what)\(left).\(hint)", "\(counts)\(youth)\(left).\(hint)",
      counts + youth + left, counts,
    ]
  }

  private var counts: String {
    let parts = [
      (standing.late, "late"), (standing.soon, "due within the hour"),
      (standing.unassigned, "UNASSIGNED"), (standing.notNotified, "NOT NOTIFIED"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// The longest wording of a width; nil where even the counts need more.
  func text(width: Int) -> String? {
    wordings.first { DisplayWidth.of(TextGuard.clean($0)) <= width }
  }
}
