import Domain
import Presentation
import Store
import TerminalUI

/// What another value of a weight would do to today's loads; Enter opens the form that sets it, and
/// nothing is saved before.
struct PolicyTrialScreen: Screen {
  let id = ScreenID.policyTrial
  /// The scopes that Tab goes through: nil is statewide, others are counties.
  private let scopes: [String?]
  private var scope = 0
  let kind: PolicyKind
  let key: String
  /// Percents of the present value that b goes through.
  private static let steps = [5, 10, 20, 50, -50, -20, -10, -5, 0]
  private var step = 0
  private var trial: PolicyTrial?
  private var lines: [PolicyTrial.Line] = []
  private var shownGrid = Grid(WorkforceColumns.trial, names: ["name"])

  /// - Parameters:
  ///   - scopes: of what it is tried, the first first; not empty. nil is statewide.
  init(scopes: [String?], kind: PolicyKind, key: String) {
    self.scopes = scopes
    self.kind = kind
    self.key = key
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Policies", county.map { context.countyName($0) } ?? "statewide", name, "on paper"]
  }

  func request(_ context: ScreenContext) -> PolicyTrialQuery {
    PolicyTrialQuery(county: county, at: context.moment)
  }

  var opens: String { "set it" }
  var hasGroupings: Bool { true }
  var hasPanels: Bool { scopes.count > 1 }

  /// The county that it is tried on; nil for statewide.
  private var county: String? { scopes[scope] }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  /// The row's kind and key as words.
  private var name: String { "\(kind.plainWords) \(StoredName.words(key))" }

  private var present: Int { trial?.value(kind, key) ?? 0 }

  /// The value on paper; a step is at least one.
  private var value: Int {
    let percent = Self.steps[step]
    let changed = Rounding.halfUp(present * (100 + percent), over: 100)
    if percent > 0 { return max(changed, present + 1) }
    return percent < 0 ? max(0, min(changed, present - 1)) : present
  }

  /// The fields of the form that sets the value.
  var subject: [NamedText] {
    (county.map { [NamedText(name: "county", text: $0)] } ?? []) + [
      NamedText(name: "kind", text: kind.rawValue), NamedText(name: "key", text: key),
      NamedText(name: "value", text: "\(value)"),
    ]
  }

  mutating func receive(_ value: PolicyTrial, _ context: ScreenContext) {
    guard value.county == county else { return }
    trial = value
    fill(context)
  }

  private mutating func fill(_ context: ScreenContext) {
    lines = trial?.lines(kind, key, value: value) ?? []
    shownGrid.take(
      lines.map { GridRow($0, id: $0.before.worker, listing: WorkforceColumns.trial) }, context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open: return [.act("set-policy", subject)]
    case .groupBy:
      step = (step + 1) % Self.steps.count
      fill(context)
      return []
    case .nextPanel, .previousPanel:
      scope = (scope + (command == .nextPanel ? 1 : scopes.count - 1)) % scopes.count
      (trial, lines) = (nil, [])
      return []
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard trial != nil else { return }
    let split = rect.split(rows: [.cells(4), .share(1)])
    let arrow = context.unicode ? "→" : "->"
    surface.write(
      "\(name): \(present) \(arrow) \(value), on paper.", in: split[0].row(0),
      style: context.theme.style(.strong))
    surface.write(
      "\(lines.count(where: \.isChanged)) of \(Plural.of(lines.count, "worker")) would read otherwise; over"
        + " capacity \(lines.count(where: \.wasOver)) \(arrow) \(lines.count(where: \.isOver)).",
      in: split[0].row(1), style: context.theme.style(.muted))
    let keymap = context.keymap
    let elsewhere =
      hasPanels ? ", \(keymap.name(of: .nextPanel)) statewide or another county" : ""
    surface.write(
      "\(keymap.name(of: .groupBy)) tries another value, \(keymap.name(of: .open)) any you type"
        + "\(elsewhere).",
      in: split[0].row(2), style: context.theme.style(.muted))
    shownGrid.draw(in: split[1], on: &surface, context: context)
  }
}
