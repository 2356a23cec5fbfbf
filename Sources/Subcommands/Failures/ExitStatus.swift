/// What the program says to its caller when it ends: sysexits(3), as interface §1 lists them.
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Done; a reader that closed the pipe is no failure either.
  case done = 0
  /// Done, and a check that was asked for found something.
  case found = 1
  /// The command line can't be understood.
  case usage = 64
  /// Bad data, a rule that says no, or a store newer than the program.
  case data = 65
  /// An input file is missing, or a key is unknown or out of one's scope.
  case noInput = 66
  /// The store is missing.
  case missingStore = 69
  /// A file can't be created, or a demonstration would overwrite a live store.
  case cantCreate = 73
  /// Reading or writing failed, a full disk included.
  case io = 74
  /// The store stayed busy past the wait; try again.
  case busy = 75
  /// The user may not do this.
  case notPermitted = 77
  /// The configuration can't be used.
  case config = 78
  /// Interrupted from the keyboard.
  case interrupted = 130
}
