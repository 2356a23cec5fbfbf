import Presentation
import SafeText

/// A command that could not do what it was asked: a sentence for a person, a status for a script.
public struct CommandFailure: Error, Hashable, Sendable {
  /// What the caller's shell receives.
  public let status: ExitStatus
  /// What failed: an option, a file, `FILE:LINE:COLUMN`, a command.
  public let what: String
  /// Why, and what to do about it, in full sentences.
  public let why: String

  /// Composes a failure.
  public init(_ status: ExitStatus, what: String, why: String) {
    self.status = status
    self.what = what
    self.why = why
  }

  /// The failure of a command line.
  public init(_ error: UsageError) {
    self.init(.usage, what: error.what, why: error.why)
  }

  /// The failure of writing to `what`; `nil` where the reader closed its pipe, which is no failure.
  public static func writing(_ error: SinkError, to what: String) -> CommandFailure? {
    if error.isClosedPipe { return nil }
    return CommandFailure(
      .io, what: what, why: "Can't be written: \(error.reason). What was written is incomplete.")
  }

  /// The line for stderr, without its line end: `csecboard: what: why`.
  ///
  /// Both parts may quote text from outside, so they pass the guard.
  public var line: String {
    "csecboard: \(TextGuard.clean(what)): \(TextGuard.clean(why))"
  }
}
