import Domain
import Presentation
import Store
import TerminalUI

/// Why a worker is over, and what would help: their cases with what each weighs, who could take it
/// on, and which of them the unit's balance moves; those are marked, to be handed over at once or in
/// part.
struct ReliefScreen: Screen {
  let id = ScreenID.relief
  let staff: String
  private(set) var relief: WorkerRelief?
  private var shownGrid = Grid(ReliefRows.listing, names: ["to_name"])

  init(staff: String) { self.staff = staff }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    let name = relief.map { Mask.shown($0.worker.name, isMasked: context.isMasked) + " " } ?? ""
    return ["Caseloads", name + staff, "what would help"]
  }

  func request(_ context: ScreenContext) -> WorkerReliefQuery {
    WorkerReliefQuery(staff: staff, at: context.moment)
  }

  var opens: String { "hand it over" }
  var footer: [Command] { [.nextWorker, .unitPlan] }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  private var selected: WorkerRelief.Line? {
    guard let id = shownGrid.selected?.id else { return nil }
    return relief?.lines.first { $0.row.gridID == id }
  }

  var subject: [NamedText] {
    guard let line = selected else { return [NamedText(name: "staff", text: staff)] }
    let named = [
      NamedText(name: "case", text: line.row.caseID),
      NamedText(name: "youth", text: line.row.youth), NamedText(name: "staff", text: staff),
    ]
    return named + (line.to.map { [NamedText(name: "to", text: $0.id)] } ?? [])
  }

  var selectedUnit: SelectedUnit? {
    relief.map { SelectedUnit(county: $0.worker.county, unit: $0.worker.unit) }
  }

  mutating func receive(_ value: WorkerRelief, _ context: ScreenContext) {
    relief = value
    shownGrid.take(
      value.lines.map { GridRow($0, id: $0.row.gridID, listing: ReliefRows.listing) }, context)
    shownGrid.marked = Set(value.lines.filter { $0.step != nil }.map(\.row.gridID))
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open:
      guard let line = selected, line.row.role == .primary else { return [] }
      return [.act("reassign-case", subject)]
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let relief else { return }
    let lines = ReliefText(relief: relief, context: context).lines(width: rect.width)
    // Half of a small screen is left to the cases.
    let split = rect.split(rows: [.cells(min(lines.count + 1, rect.height / 2)), .share(1)])
    for (index, line) in lines.enumerated() where index < split[0].height {
      surface.write(
        line, at: Point(x: split[0].x, y: split[0].y + index), maxWidth: split[0].width)
    }
    shownGrid.draw(in: split[1], on: &surface, context: context)
  }
}

/// The sentences above a worker's cases.
struct ReliefText {
  let relief: WorkerRelief
  let context: ScreenContext

  /// What they carry, how that came, and what would help, which is wrapped: it names who stays over
  /// at its end.
  func lines(width: Int) -> [StyledText] {
    let help = help
    // On a narrow screen the hours on call stand on a line of their own.
    var first = [load] + [weeks, duty].compactMap { $0 }
    if let duty {
      let both = weeks + " " + duty
      if both.width <= width { first = [load, both] }
    }
    return first
      + TextLines.wrap(help.text, width: width).map {
        StyledText($0, context.theme.style(help.role))
      }
  }

  private var load: StyledText {
    let worker = relief.worker
    if let left = worker.leftOn {
      return StyledText(
        "No longer in service since \(left.text): hand over \(Plural.of(worker.cases, "case"))"
          + " (\(worker.points) points).",
        context.theme.style(.critical))
    }
    guard let tenths = worker.percent.percentTenths, let band = worker.band else {
      return StyledText(
        "\(worker.points) points; no capacity is known of \(worker.worker).",
        context.theme.style(.muted))
    }
    return StyledText(
      "\(worker.points) of \(worker.capacity) points: \(Self.percent(tenths))"
        + " \(LoadBandStyle.sign(band)) \(band.rawValue),"
        + " \(Plural.of(worker.cases, "case")).",
      context.theme.style(Grid.role(LoadBandStyle.emphasis(band))))
  }

  private var weeks: StyledText {
    let weeks = relief.weeks
    let isThere = relief.worker.leftOn == nil
    let tenths = weeks.weeks.map { $0?.percent.percentTenths }
    let known = tenths.compactMap { $0 }
    guard let least = known.min(), let most = known.max() else {
      return StyledText("No week is recorded yet.", context.theme.style(.muted))
    }
    var text = WeeksText.text(tenths, context)
    text.append(" \(Self.percent(least)) to \(Self.percent(most))", context.theme.style(.muted))
    if weeks.weeksOver > 0, isThere {
      let many = Plural.of(weeks.weeksOver, "week", "weeks in a row")
      text.append(
        ", over for \(many)\(weeks.offersSupport ? ": offer support" : "")",
        context.theme.style(weeks.offersSupport ? .notice : .muted))
    }
    text.append(".", context.theme.style(.muted))
    return text
  }

  private var duty: StyledText? {
    guard let duty = relief.weeks.duty, duty.seconds > 0 else { return nil }
    return StyledText(
      "On call \(Self.hours(duty.seconds)), \(Self.hours(duty.night)) at night.",
      context.theme.style(.muted))
  }

  private var help: (text: String, role: ThemeRole) {
    let isGone = relief.worker.leftOn != nil
    let (moving, over) = (relief.moving, relief.worker.points > relief.worker.capacity)
    var sentence: String
    if isGone, moving == 0 {
      sentence = "Enter hands the selected case over to whoever may take it on."
    } else if let balance = relief.balance, moving > 0 {
      sentence =
        "\(Plural.of(moving, "case goes", "cases go")) to others (» marked, a hands over):"
        + " \(PlanningColumns.sentence(balance))"
    } else if over, let balance = relief.balance {
      sentence = PlanningColumns.sentence(balance)
    } else {
      sentence = "Nothing needs to go; Enter hands the selected case over."
    }
    if relief.stuck > 0 { sentence += " Nobody may take on \(relief.stuck)." }
    return (sentence, over ? .strong : .muted)
  }

  /// `41.5 h`, rounded half up.
  private static func hours(_ seconds: Int64) -> String {
    let tenths = Rounding.halfUp(Int(seconds), over: 360)
    return "\(tenths / 10).\(tenths % 10) h"
  }

  private static func percent(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) %" }
}
