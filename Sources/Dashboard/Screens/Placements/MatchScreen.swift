import Domain
import Presentation
import Store
import TerminalUI

/// Where a youth may be placed, best first, and near misses with what stands in the way.
///
/// Opening it is entered in the log as an opening of the youth's record; where nothing is eligible
/// the need is recorded as unmet.
struct MatchScreen: Screen {
  let id = ScreenID.match
  let youth: String
  private var match: Match?
  /// Whether places are for the whole sibling group.
  private var isGroup = false
  /// How names stood when the rows were made.
  private var isMasked = true
  private var shownGrid = Grid(MatchRows.listing(isMasked: true), names: MatchRows.names)

  init(youth: String) { self.youth = youth }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Youth", youth, isGroup ? "a place with siblings" : "a place"]
  }

  func request(_ context: ScreenContext) -> MatchQuery {
    MatchQuery(youth: youth, at: context.moment, counties: context.counties, isGroup: isGroup)
  }

  var opening: String? { match == nil ? youth : nil }
  var opens: String { "reasons" }
  /// The youth alone, or with the siblings.
  var hasGroupings: Bool { true }
  let footer: [Command] = [.holdBed]

  /// When a confirmation of beds is no longer as fresh as it reads.
  var nextChange: Instant? {
    guard let match else { return nil }
    return match.lines.lazy.flatMap(\.line.freshnessEdges).filter { $0 > match.at }.min()
  }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  /// The youth, and the facility that is selected.
  var subject: [NamedText] {
    [NamedText(name: "youth", text: youth)]
      + (shownGrid.selected.map { [NamedText(name: "facility", text: $0.id)] } ?? [])
  }

  mutating func receive(_ value: Match, _ context: ScreenContext) {
    match = value
    fill(context)
  }

  private mutating func fill(_ context: ScreenContext) {
    isMasked = context.isMasked
    let (need, zone) = (match?.need, context.zone)
    let listing = MatchRows.listing(isMasked: isMasked) { line in
      need.flatMap { CallSheet.held(line, $0, zone: zone) }
    }
    shownGrid.take(
      (match?.lines ?? []).map {
        GridRow(
          $0, id: $0.line.facility, listing: listing,
          mark: "\($0.score) \($0.failures.count) \(need?.held[$0.line.facility]?.seconds ?? 0)")
      }, context)
  }

  private var selected: MatchLine? {
    let id = shownGrid.selected?.id
    return match?.lines.first { $0.line.facility == id }
  }

  func reading(_ context: ScreenContext) -> Reading? {
    match.flatMap { match in selected.map { MatchRows.reading($0, of: match) } }
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .groupBy:
      isGroup.toggle()
      return []
    case .open:
      guard let selected, let match else { return [] }
      return [
        .show(
          PagerScreen(
            MatchRows.reading(selected, of: match), from: breadcrumb(context), about: subject))
      ]
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let match else { return }
    if isMasked != context.isMasked { fill(context) }
    let head = headlines(match, context)
    let wrapped = head.map { TextLines.wrap($0.text, width: rect.width).prefix(2) }
    let rows = wrapped.reduce(0) { $0 + $1.count }
    let split = rect.split(rows: [.cells(rows + 1), .share(1)])
    var place = 0
    for (line, role) in zip(wrapped, head.map(\.role)) {
      for part in line {
        surface.write(part, in: split[0].row(place), style: context.theme.style(role))
        place += 1
      }
    }
    let why =
      selected.map {
        MatchRows.why(
          $0, isMasked: context.isMasked,
          held: CallSheet.held($0, match.need, zone: context.zone))
      } ?? ""
    let lines = TextLines.wrap(why, width: rect.width).prefix(Self.whyRows)
    let below = split[1].split(rows: [.share(1), .cells(rect.height < 16 ? 0 : Self.whyRows)])
    shownGrid.draw(in: below[0], on: &surface, context: context)
    for (index, line) in lines.enumerated() where index < below[1].height {
      surface.write(line, in: below[1].row(index), style: context.theme.style(.muted))
    }
  }

  /// Rows below the list in which the reasons of the selected facility stand whole.
  private static let whyRows = 3

  /// How many places there are, what the youth wishes for, and what was not judged.
  private func headlines(_ match: Match, _ context: ScreenContext)
    -> [(text: String, role: ThemeRole)]
  {
    let eligible = match.eligible.count
    let near = match.lines.count(where: \.isNearMiss)
    let misses = near == 0 ? "" : " \(near) would but for one criterion."
    var first = "\(eligible) of \(match.lines.count) facilities may take \(youth).\(misses)"
    if match.isUnmet {
      let recorded =
        match.isRecorded
        ? "The need is recorded as unmet today."
        : match.lines.isEmpty ? "" : "Ask for other counties, or for an exception."
      first = "No facility may take \(youth).\(misses) \(recorded)"
    }
    if let held = MatchColumns.held(match, zone: context.zone) { first += " \(held)." }
    let wish = MatchColumns.wish(match.need.preference, showsWords: !context.isMasked)
    if isGroup { first = "With siblings: " + first }
    var lines: [(text: String, role: ThemeRole)] = [
      (first, match.isUnmet ? .warning : .strong),
      (wish.prefix(1).uppercased() + wish.dropFirst() + ".", .muted),
    ]
    if !match.unjudged.isEmpty {
      lines.append(("Not judged for you: \(match.unjudged.joined(separator: ", ")).", .muted))
    }
    return lines
  }
}
