import Domain
import Store

/// A failure in the user's words: what happened, what is safe, what to do.
struct Problem: Error, Hashable, Sendable {
  /// One or two sentences.
  let sentence: String
  /// The field that does not read, where it is one.
  let field: FieldProblem?
  /// Whether it is a plain no (a rule, a right) rather than a failure of the machine.
  let isAnswer: Bool
  /// What somebody else changed meanwhile, where that is why.
  private(set) var conflict: ChangeConflict?

  init(_ sentence: String, field: FieldProblem? = nil, isAnswer: Bool = false) {
    self.sentence = sentence
    self.field = field
    self.isAnswer = isAnswer
  }

  /// The words for what the store threw.
  init(_ error: any Error) {
    if let error = error as? Problem {
      self = error
    } else if let error = error as? StoreError {
      self.init(store: error)
    } else if let error = error as? FieldProblem {
      self.init("'\(error.field)' \(error.reason).", field: error, isAnswer: true)
    } else {
      self.init("\(error). Nothing was changed.")
    }
  }

  private init(store error: StoreError) {
    switch error {
    case .missing(let path):
      self.init("The store \(path) is gone. What is shown is the last that was read.")
    case .notAStore(let path, let reason):
      self.init("\(path) is not a store of csecboard: \(reason).")
    case .newer(_, let found, let known):
      self.init(
        "A newer csecboard has changed the store (version \(found), this one knows \(known))."
          + " Close this board and start the newer program.")
    case .cannotCreate(let path, let reason):
      self.init("\(path) cannot be made: \(reason).")
    case .notPermitted(let reason):
      self.init("Not allowed: \(reason).", isAnswer: true)
    case .unknownKey(let kind, let key):
      self.init("No record '\(key)' in \(kind) that you may see.", isAnswer: true)
    case .rule(let reason):
      self.init("Not done: \(reason).", isAnswer: true)
    case .field(let problem):
      self.init("'\(problem.field)' \(problem.reason).", field: problem, isAnswer: true)
    case .conflict(let conflict):
      self.init("\(conflict.sentence). Nothing was changed.", isAnswer: true)
      self.conflict = conflict
    case .busy(let holder):
      self.init(
        "The store is in use by \(holder). Nothing was changed and nothing is lost; try again.")
    case .inputOutput(let reason):
      self.init(
        "The store cannot be reached: \(reason). Nothing was changed; what is shown was read before."
      )
    case .diskFull:
      self.init("The disk is full. Nothing was changed; make room and try again.")
    case .interrupted:
      self.init("Stopped before anything was kept.", isAnswer: true)
    }
  }
}
