import Domain

/// One action on every marked row: what is the same for all is filled in once, the records are the
/// rows' own, and each row is a change of its own with its own entry in the log.
struct BulkAction: Sendable {
  /// One marked row.
  struct Row: Hashable, Sendable {
    /// The row in its list.
    let id: String
    /// What an action on it would be about.
    let subject: [NamedText]
    /// What came of it; nil = not sent yet.
    var outcome: Outcome?
  }

  /// What came of a row's change.
  enum Outcome: Hashable, Sendable {
    /// It was entered.
    case done
    /// It was not, with the reason.
    case failed(String)
  }

  private(set) var rows: [Row]
  /// The action, once it is chosen.
  private(set) var action: ChangeDescriptor?
  /// What was filled in for all rows.
  private(set) var common: [NamedText] = []
  /// The fields of the row that was sent last.
  var sent: [NamedText] = []
  /// Whether the rest is not to be sent.
  var isStopping = false

  init(rows: [Row]) { self.rows = rows }

  /// The marked rows of a screen in the order in which they are shown, then those out of sight.
  init?(_ screen: any Screen) {
    guard let grid = screen.grid, !grid.marked.isEmpty else { return nil }
    let inSight = grid.shown.map { grid.rows[$0].id }.filter(grid.marked.contains)
    let ids =
      inSight
      + grid.rows.map(\.id).filter {
        grid.marked.contains($0) && !inSight.contains($0)
      }
    rows = ids.map { id in
      var alone = screen
      alone.grid = grid.alone(id)
      return Row(id: id, subject: alone.subject)
    }
  }

  // MARK: - What differs by row

  /// The fields of an action that are each row's own: keys of records, counties and alerts that differ
  /// among the rows.
  func ownFields(of action: ChangeDescriptor) -> Set<String> {
    Set(
      action.fields.filter { field in
        // An alert is what a row of alerts is, though no record has its name for a key.
        let isKey =
          switch field.kind {
          case .key: true
          case .county: isOfCounties(action)
          default: field.name == "alert"
          }
        guard isKey else { return false }
        let values = rows.map { row in row.subject.first { $0.name == field.name }?.text }
        return !values.contains(nil) && (rows.count == 1 || Set(values).count > 1)
      }.map(\.name))
  }

  /// Whether rows are a county's with something more, such as a year, and an action takes all of it:
  /// whatever else is entered for a county is not for several alike.
  private func isOfCounties(_ action: ChangeDescriptor) -> Bool {
    let names = rows.first?.subject.map(\.name) ?? []
    return names.count > 1 && names.allSatisfy { action.field(named: $0) != nil }
  }

  /// Whether an action makes sense of every row by its own record.
  func fits(_ action: ChangeDescriptor) -> Bool {
    let own = ownFields(of: action)
    return !own.isEmpty && own.count < action.fields.count
  }

  /// What all rows have in common, to fill in ahead.
  var shared: [NamedText] {
    guard let first = rows.first else { return [] }
    return first.subject.filter { text in rows.allSatisfy { $0.subject.contains(text) } }
  }

  /// The action without the fields that are each row's own: what the form asks for.
  func form(of action: ChangeDescriptor) -> ChangeDescriptor {
    let own = ownFields(of: action)
    return ChangeDescriptor(
      name: action.name, summary: "\(action.summary) \(rows.count) marked",
      sentence: "\(action.summary) For each of \(words(of: own)).",
      fields: action.fields.filter { !own.contains($0.name) }, roles: action.roles)
  }

  /// `3 marked: C-0001, C-0002, C-0003`.
  private func words(of own: Set<String>) -> String {
    let keys = rows.map { row in
      row.subject.filter { own.contains($0.name) }.map(\.text).joined(separator: " ")
    }
    let more = keys.count > 6 ? " and \(keys.count - 6) more" : ""
    return "\(rows.count) marked: \(keys.prefix(6).joined(separator: ", "))\(more)"
  }

  // MARK: - Sending

  /// Takes what was filled in for all.
  mutating func begin(_ action: ChangeDescriptor, common: [NamedText]) {
    self.action = action
    self.common = common
  }

  /// The fields of the next row to send; nil where none is left.
  var next: [NamedText]? {
    guard !isStopping, let action, let row = rows.first(where: { $0.outcome == nil }) else {
      return nil
    }
    let own = ownFields(of: action)
    return row.subject.filter { own.contains($0.name) } + common
  }

  /// Takes what came of the row that was sent last.
  mutating func take(_ outcome: Outcome) {
    guard let place = rows.firstIndex(where: { $0.outcome == nil }) else { return }
    rows[place].outcome = outcome
  }

  /// Whether a change that was sent is still awaited.
  var isSending: Bool { action != nil && !isOver }
  /// Whether nothing is left to send.
  private(set) var isOver = false

  /// Ends it.
  mutating func end() { isOver = true }

  /// The rows whose change was not entered, for they stay marked.
  var left: Set<String> { Set(rows.filter { $0.outcome != .done }.map(\.id)) }
  /// How many were entered.
  var doneCount: Int { rows.count { $0.outcome == .done } }
}
