import Domain
import Exchange
import Presentation
import Store

extension CommandFailure {
  /// Any error of a command as a sentence and a status: the one place where interface §1's table
  /// of exit statuses meets the errors of the rooms below.
  ///
  /// - Parameters:
  ///   - command: named where the error has nothing better to name.
  ///   - storePath: the store that was asked for.
  /// - Returns: `nil` where the reader closed its pipe, which is no failure.
  public static func describing(
    _ error: any Error, command: String, storePath: String?
  ) -> CommandFailure? {
    switch error {
    case let failure as CommandFailure: failure
    case let error as UsageError: CommandFailure(error)
    case let error as SinkError: writing(error, to: "standard output")
    case let error as StoreError: CommandFailure(error, command: command, path: storePath)
    case let error as ImportFailure: CommandFailure(error)
    default:
      CommandFailure(.io, what: command, why: Sentence.of("\(error)"))
    }
  }

  private init(_ error: StoreError, command: String, path: String?) {
    let store = path ?? "the store"
    switch error {
    case .missing(let path):
      self.init(
        .missingStore, what: path,
        why: "There is no store here. 'csecboard demo' makes one to look around in,"
          + " 'csecboard init' an empty one to work with.")
    case .notAStore(let path, let reason):
      self.init(.data, what: path, why: Sentence.of(reason))
    case .newer(let found, let version, let known):
      self.init(
        .data, what: found.isEmpty ? store : found,
        why: "The store was written by a newer csecboard (schema \(version), this one knows"
          + " \(known)). Nothing was changed; use that program.")
    case .cannotCreate(let path, let reason):
      self.init(.cantCreate, what: path, why: Sentence.of(reason))
    case .notPermitted(let reason):
      self.init(.notPermitted, what: command, why: Sentence.of(reason))
    case .unknownKey(let kind, let key):
      self = .unknownKey(kind: kind, key: key)
    case .rule(let reason):
      self.init(.data, what: command, why: Sentence.of(reason) + " Nothing was changed.")
    case .field(let problem):
      self.init(
        .data, what: problem.field, why: Sentence.of(problem.reason) + " Nothing was changed.")
    case .conflict(let conflict):
      self.init(
        .data, what: command, why: "\(conflict.sentence). Nothing was changed.")
    case .busy(let holder):
      self.init(
        .busy, what: store, why: "In use by \(holder). Nothing was changed; try again.")
    case .inputOutput(let reason):
      self.init(.io, what: store, why: Sentence.of(reason))
    case .diskFull:
      self.init(
        .io, what: store,
        why: "The disk is full. Nothing was changed; make room and try again.")
    case .interrupted:
      self.init(.interrupted, what: command, why: "Interrupted. Nothing was changed.")
    }
  }

  private init(_ error: ImportFailure) {
    switch error {
    case .badRows(let rows, let total):
      // The rows themselves are listed by the command.
      let places = rows.count < total ? ", the first \(rows.count) above" : ""
      self.init(
        .data, what: "import",
        why: "\(Plural.of(total, "bad row"))\(places). Nothing was imported;"
          + " --rejects FILE sets bad rows aside and takes the rest.")
    case .refused(let rows, let total):
      let places = rows.count < total ? " The first \(rows.count) of \(total) are above." : ""
      self.init(
        .data, what: "import",
        why: "A file cannot be read as what it is.\(places) Nothing was imported.")
    case .missing(let path, let reason):
      self.init(.noInput, what: path, why: Sentence.of(reason))
    case .unknownKind(let file):
      self.init(
        .usage, what: file,
        why: "Its name does not say what it holds. Write: csecboard import KIND FILE")
    case .unsteady(let path):
      self.init(.data, what: path, why: "Changed while it was read. Nothing was imported.")
    case .cannotWrite(let path, let reason):
      self.init(.cantCreate, what: path, why: Sentence.of(reason))
    case .overtaken:
      self.init(
        .busy, what: "import", why: "Others kept writing. Nothing was imported; try again.")
    case .interrupted:
      self.init(.interrupted, what: "import", why: "Interrupted. Nothing was imported.")
    }
  }

  /// A key that is unknown or out of the viewer's scope: the same words, so that nobody learns
  /// which.
  static func unknownKey(kind: String, key: String) -> CommandFailure {
    CommandFailure(
      .noInput, what: "\(kind) '\(key)'",
      why: "There is no such key, or it is not yours to see.")
  }
}

/// Fragments of sentences made whole.
enum Sentence {
  /// The text with a capital and a full stop.
  static func of(_ text: String) -> String {
    guard let first = text.first else { return text }
    // The name of an action (assign-case) or an option stays as it is typed.
    let isName = text.prefix { $0 != " " }.contains("-")
    let whole = first.isLowercase && !isName ? first.uppercased() + text.dropFirst() : text
    guard let last = whole.last else { return whole }
    return ".?!".contains(last) ? whole : whole + "."
  }
}
