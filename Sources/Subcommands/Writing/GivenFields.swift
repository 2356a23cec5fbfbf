import Domain
import Presentation
import Store

/// The fields of an action as a command line gives them.
struct GivenFields {
  /// Names, and texts as they were typed or read.
  private(set) var texts: [(name: String, text: String)] = []
  private let action: ChangeDescriptor
  /// Sensitive fields whose value stood on the command line.
  private var exposed: [String] = []

  /// Reads `field=value`, `field=@FILE` and `-`.
  /// - Throws: `UsageError` for a field that is unknown, given twice or missing;
  ///   `CommandFailure` with 66 for a file that can't be read, 65 for JSON that does not read.
  ///
  /// - Parameter needsAll: whether every required field must be there.
  init(_ words: [String], action: ChangeDescriptor, needsAll: Bool = true) throws {
    self.action = action
    for word in words {
      if word == "-" {
        try takeStandardInput()
      } else {
        try take(word)
      }
    }
    try check(needsAll: needsAll)
  }

  /// Refuses sensitive values on a live store's command line.
  func refuseSensitive(isDemo: Bool) throws(UsageError) {
    guard !isDemo, let name = exposed.first else { return }
    throw .other(
      what: name,
      reason: "Other users can read a command line, so this field is taken from a file"
        + " (\(name)=@FILE) or from standard input (-) only.")
  }

  /// A problem without the value that caused it, where the field is sensitive.
  func withoutValue(_ problem: FieldProblem) -> FieldProblem {
    guard let field = action.field(named: problem.field), field.isSensitive else { return problem }
    return FieldProblem(
      field: problem.field, reason: "does not read (the value is not repeated here)")
  }

  private mutating func take(_ word: String) throws {
    guard let mark = word.firstIndex(of: "=") else {
      throw UsageError.other(what: "do \(action.name)", reason: "'\(word)' is not field=value.")
    }
    let name = String(word[..<mark])
    let value = String(word[word.index(after: mark)...])
    let field = action.field(named: name)
    guard value.hasPrefix("@") else {
      if field?.isSensitive == true { exposed.append(name) }
      texts.append((name, value))
      return
    }
    let path = String(value.dropFirst())
    do throws(TextFile.Problem) {
      texts.append(
        (
          name,
          try CallersFiles.reaching { () throws(TextFile.Problem) in try TextFile.read(path: path) }
        ))
    } catch {
      throw CommandFailure(
        error.errorNumber == 0 ? .data : .noInput, what: path, why: error.reason)
    }
  }

  private mutating func takeStandardInput() throws {
    do throws(TextFile.Problem) {
      let text = try TextFile.read(descriptor: 0)
      texts += try Self.fields(ofJSON: text)
    } catch {
      throw CommandFailure(
        error.errorNumber == 0 ? .data : .noInput, what: "standard input", why: error.reason)
    }
  }

  private static func fields(
    ofJSON text: String
  ) throws(TextFile.Problem) -> [(name: String, text: String)] {
    do throws(FlatJSON.Problem) {
      return try FlatJSON.fields(of: text)
    } catch {
      throw TextFile.Problem(errorNumber: 0, reason: error.reason)
    }
  }

  private func check(needsAll: Bool) throws(UsageError) {
    var seen: Set<String> = []
    for (name, _) in texts {
      guard let field = action.field(named: name) else {
        let nearest = Suggestions.closest(to: name, in: action.fields.map(\.name))
        let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
        throw .other(
          what: "do \(action.name)",
          reason: "Has no field '\(name)'.\(hint) 'csecboard do \(action.name) --help' lists them.")
      }
      guard seen.insert(field.name).inserted else {
        throw .other(what: "do \(action.name)", reason: "'\(field.name)' is given twice.")
      }
    }
    if !needsAll { return }
    for field in action.fields where field.isRequired && !seen.contains(field.name) {
      throw .other(
        what: "do \(action.name)", reason: "Needs \(field.name)=…: \(Sentence.of(field.help))")
    }
  }
}
