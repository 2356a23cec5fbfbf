import Domain
import Presentation
import Store
import TerminalUI

/// The policy rows in force, each with where it comes from and who approved it.
struct PoliciesScreen: Screen {
  let id = ScreenID.policies
  private var shownGrid = Grid(PoliciesScreen.listing, names: ["approved_by"])

  init() {}

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Policies in force on \(context.today.text)"]
  }

  func request(_ context: ScreenContext) -> PoliciesQuery {
    PoliciesQuery(inForceOn: context.today)
  }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  mutating func receive(_ value: [PolicyRow], _ context: ScreenContext) {
    let rows = value.filter { $0.county.map { context.covers($0) } ?? true }
    let kinds = Dictionary(uniqueKeysWithValues: PolicyKind.allCases.enumerated().map { ($1, $0) })
    let ordered = rows.sorted { one, other in
      (one.county ?? "", kinds[one.kind] ?? 0, one.place, one.key)
        < (other.county ?? "", kinds[other.kind] ?? 0, other.place, other.key)
    }
    shownGrid.take(
      ordered.map {
        GridRow(
          $0, id: "\($0.county ?? "")/\($0.kind.rawValue)/\($0.key)", listing: Self.listing)
      }, context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open: return tryOut(context)
    default: return []
    }
  }

  /// Opens what another value would do: a weight's, where the viewer sees loads.
  private func tryOut(_ context: ScreenContext) -> [Effect] {
    guard let row = shownGrid.selected, context.viewer.role.seesUnitLoads else { return [] }
    let parts = row.id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let kind = PolicyKind(stored: parts[1]) else { return [] }
    guard PolicyKind.importable.contains(kind) else {
      return [.notice(Notice("Only weights, capacity and bands can be tried on today's loads."))]
    }
    // A statewide row is tried statewide, or on any one of the counties in view.
    let covered =
      context.coveredCounties.isEmpty
      ? context.countyNames.keys.sorted() : context.coveredCounties
    let scopes: [String?] = parts[0].isEmpty ? [nil] + covered : [parts[0]]
    return [.show(PolicyTrialScreen(scopes: scopes, kind: kind, key: parts[2]))]
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let parts = rect.split(rows: [.share(1), .cells(min(4, rect.height / 4))], spacing: 1)
    shownGrid.draw(in: parts[0], on: &surface, context: context)
    guard let row = shownGrid.selected else { return }
    let columns = shownGrid.columns
    let words = columns.map { "\($0.header.title): \(row.text($0, context: context))" }
    let lines = TextLines.wrap(words.joined(separator: ".  "), width: parts[1].width)
    for (index, line) in lines.prefix(parts[1].height).enumerated() {
      surface.write(line, in: parts[1].row(index), style: context.theme.style(.muted))
    }
  }

  private static let listing = PolicyColumns.inForce
}

extension PolicyRow {
  /// The place of the key among those of its kind, in the contract's order.
  fileprivate var place: Int { Self.keys(of: kind).firstIndex(of: key) ?? Int.max }
}
