import Domain
import Presentation
import Store
import TerminalUI

/// One youth: status and what it rests on, each case's points, the team, placements, episodes.
///
/// Opening it is entered in the log before anything is read; when that fails nothing is shown.
struct YouthScreen: Screen {
  let id = ScreenID.youth
  let youth: String
  private var detail: YouthDetail?
  private var shownPager = Pager(PagerText())
  /// How names stood when the text was made; nil = it is to be made.
  private var isMasked: Bool?

  init(youth: String) { self.youth = youth }

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Youth", youth] }

  func request(_ context: ScreenContext) -> YouthDetailQuery {
    YouthDetailQuery(youth: youth, at: context.moment)
  }

  var opening: String? { detail == nil ? youth : nil }
  let footer: [Command] = [.match]
  /// When points change, or what opens the record to somebody ends.
  var nextChange: Instant? {
    guard let detail else { return nil }
    let ends = detail.record.teams.map(\.until) + detail.record.consents.map(\.until)
    return ([detail.load.nextChange] + ends.filter { $0 > detail.load.at }).compactMap { $0 }.min()
  }

  var grid: Grid? {
    get { nil }
    set { _ = newValue }
  }

  var pager: Pager? {
    get { shownPager }
    set { if let newValue { shownPager = newValue } }
  }

  var subject: [NamedText] {
    var named = [NamedText(name: "youth", text: youth)]
    if let row = detail?.cases.first {
      named.append(NamedText(name: "case", text: row.caseID))
      if let worker = row.worker { named.append(NamedText(name: "staff", text: worker)) }
    }
    return named + grounds
  }

  var selectedCounty: String? { detail?.record.person.county }

  /// The team and the consent that run, where there is one of them: what an extension or an end is
  /// about.
  private var grounds: [NamedText] {
    guard let record = detail?.record, let at = detail?.load.at else { return [] }
    let teams = record.teams.filter { $0.until > at }
    let consents = record.consents.filter { $0.until > at }
    return (teams.count == 1 ? [NamedText(name: "team", text: teams[0].id)] : [])
      + (consents.count == 1 ? [NamedText(name: "consent", text: consents[0].id)] : [])
  }

  mutating func receive(_ value: YouthDetail, _ context: ScreenContext) {
    detail = value
    isMasked = nil
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    command == .back ? [.back] : []
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let detail else { return }
    if isMasked != context.isMasked {
      isMasked = context.isMasked
      shownPager.replace(YouthText(detail: detail, context: context).text)
    }
    shownPager.draw(in: rect, on: &surface, theme: context.theme, unicode: context.unicode)
  }
}
