import Domain
import Presentation
import Store
import TerminalUI

/// What every screen says of openings for life safety: that a record is open to the viewer, and
/// what waits for their review.
extension Program {
  /// Asks for them after the first frame and after each change of the store.
  func askForOpenings() {
    guard !hasAskedForOpenings, context.viewer.role.seesOpenings else { return }
    hasAskedForOpenings = true
    port.inquire(.openings)
  }

  /// When a record that is open to the viewer closes: what is shown of it closes then too.
  var openingEdge: Instant? {
    openings.filter { $0.isOpen(at: context.moment) }.map(\.until)
      .filter { $0 > context.moment }.min()
  }

  /// Draws what there is to say, on the line above the screen; answers how many columns it took.
  func paintOpenings(in rect: Rect, on surface: inout Surface) -> Int {
    let own = ownOpenings
    if let first = own.first, let youth = first.youth {
      let more = own.count == 1 ? "" : " and \(own.count - 1) more"
      let until = TimeDisplay.clock(first.until, zone: context.zone)
      return surface.write(
        "! LIFE SAFETY: \(youth)\(more) open to you until \(until); it will be reviewed.",
        at: rect.origin, style: context.theme.style(.critical), maxWidth: rect.width)
    }
    guard let queue else { return 0 }
    return surface.write(
      queue, at: rect.origin, style: context.theme.style(.warning), maxWidth: rect.width)
  }

  private var ownOpenings: [OpeningLine] {
    openings.filter { $0.account == context.viewer.account && $0.isOpen(at: context.now) }
      .sorted { $0.until < $1.until }
  }

  /// What waits for the viewer's review; nobody reviews their own opening.
  private var queue: String? {
    guard context.viewer.role.reviewsOpenings else { return nil }
    let waiting = openings.filter {
      $0.account != context.viewer.account && $0.state(at: context.now) != .reviewed
    }
    if waiting.isEmpty { return nil }
    let late = waiting.count { $0.state(at: context.now) == .late }
    let opened = Plural.of(waiting.count, "record opened", "records opened")
    return "! \(opened) for life safety to review\(late > 0 ? ", \(late) late" : "")"
      + "  :\(Command.showOpenings.rawValue)"
  }
}
