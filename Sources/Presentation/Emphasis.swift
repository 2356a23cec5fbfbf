/// How much a cell asks for attention.
///
/// A screen maps it to a role of its theme; text output ignores it, so a cell must say in words or
/// signs what its emphasis says.
public enum Emphasis: Hashable, Sendable, CaseIterable {
  /// An ordinary value.
  case normal
  /// Less than ordinary: unknown, past, or context.
  case muted
  /// What the row is about.
  case strong
  /// As it should be.
  case good
  /// Worth knowing.
  case notice
  /// Soon a failure.
  case warning
  /// A failure now.
  case critical
}
