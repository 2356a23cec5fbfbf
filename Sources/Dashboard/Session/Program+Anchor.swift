import Domain
import Store

/// Keeps the head of the log outside the store, so that a cut tail shows (S13).
extension Program {
  /// Whether this session keeps heads: one that writes entries does, of a store that is no
  /// demonstration.
  var hasAnchor: Bool { options.anchor != nil && !context.isDemo && !context.isReadOnly }

  /// Keeps it at the start and every quarter of an hour; the end of the session keeps the last.
  func keepHead() {
    guard let anchor = options.anchor, let edge = anchorEdge, context.now >= edge else { return }
    anchorEdge = context.now.adding(seconds: AuditAnchor.interval)
    port.inquire(.anchor(anchor))
  }
}
