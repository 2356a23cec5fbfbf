import Domain
import Presentation
import Store
import TerminalUI

/// A block of shifts that was pasted, before anything is done with it: what each line would add,
/// what would give way to it, and each line that is wrong. Enter puts all of them, or nothing.
enum PasteScreen {
  /// Where a block of shifts may be pasted.
  static let places: Set<ScreenID> = [.roster, .week, .month, .coverage, .onCall, .schedules]

  /// The lines of a block.
  ///
  /// - Parameter county: that of lines that name none.
  static func of(_ text: String, county: String?) -> any Screen {
    ListingScreen(
      .init(
        id: .paste, title: "Pasted shifts", county: county, listing: listing,
        request: { context, _ in ShiftBlockQuery(text, county: county, at: context.moment) },
        rows: { value, _ in value }, rowID: { String($0.line.number) }, headline: headline,
        accept: accept, opens: "put all of them"))
  }

  private static func accept(_ rows: [BlockLine], _ context: ScreenContext) -> [Effect] {
    let wrong = rows.count { $0.isWrong }
    if wrong > 0 {
      let lines = wrong == 1 ? "One line is" : "\(wrong) lines are"
      return [.notice(Notice("\(lines) wrong, and a block is put whole or not at all.", .warning))]
    }
    let shifts = rows.filter { $0.effect != .isThere }.compactMap { try? $0.line.shift.get() }
    guard let county = shifts.first?.county else {
      return [.notice(Notice("The roster has all of these shifts already."))]
    }
    if shifts.contains(where: { $0.county != county }) {
      return [
        .notice(Notice("These are shifts of several counties; paste one's at a time.", .warning))
      ]
    }
    let fields = [
      NamedText(name: "county", text: county),
      NamedText(name: "shifts", text: shifts.map(\.text).joined(separator: ";")),
    ]
    let number = shifts.count == 1 ? "one shift" : "\(shifts.count) shifts"
    return [
      .back,
      .send(
        PutShifts.descriptor.name, fields,
        sentence: "Put \(number) on call for \(context.countyName(county))."),
    ]
  }

  private static let listing = Listing<BlockLine>(
    name: "pasted-shifts",
    columns: [
      Column("line", "Line", kind: .number, priority: 2) { .integer($0.line.number) },
      // What is wrong is said whole; the line has all else.
      Column(
        "does", "What it does", priority: 1, emphasis: { emphasis($0) },
        sign: { $0.isWrong ? "!" : "" }
      ) { .key(words($0)) },
      Column("county", "County", priority: 3) { .key($0.shift?.county) },
      Column("seat", "Seat", priority: 3) { .key($0.shift?.seat.words) },
      Column("rank", "Rank", priority: 5) { .code($0.shift?.rank) },
      Column("staff", "Person", priority: 3) { .key($0.shift?.staff) },
      Column("starts_at", "From", priority: 2) { .instant($0.shift?.span.from) },
      Column("ends_at", "Until", priority: 4) { .instant($0.shift?.span.until) },
    ],
    emptyText: "What was pasted has no line. Press Esc, and paste rows of shifts.csv.")

  private static func words(_ row: BlockLine) -> String {
    switch row.effect {
    case .adds: "adds"
    case .isThere: "is there already"
    case .replaces(let shifts):
      "replaces " + shifts.map { "\($0.id) (\($0.staff))" }.joined(separator: ", ")
    case .problem(let problem): "\(problem.field): \(problem.reason)"
    }
  }

  private static func emphasis(_ row: BlockLine) -> Emphasis {
    switch row.effect {
    case .adds: .good
    case .isThere: .muted
    case .replaces: .warning
    case .problem: .critical
    }
  }

  private static func headline(_ rows: [BlockLine], _ context: ScreenContext) -> StyledText {
    let added = rows.count { if case .adds = $0.effect { true } else { false } }
    let replacing = rows.count { if case .replaces = $0.effect { true } else { false } }
    return Headline.joined([
      Headline.plural(added, "adds", "add", .good, context),
      Headline.plural(replacing, "replaces", "replace", .warning, context),
      Headline.count(rows.count { $0.effect == .isThere }, "there already", .normal, context),
      Headline.count(rows.count { $0.isWrong }, "wrong", .critical, context),
    ])
  }
}

extension BlockLine {
  fileprivate var shift: BlockShift? { try? line.shift.get() }

  fileprivate var isWrong: Bool {
    if case .problem = effect { true } else { false }
  }
}
