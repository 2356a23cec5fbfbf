import Domain
import Presentation
import Store
import TerminalUI

/// The lists of what managers agreed and owe: the agenda, and what allocations are for.
enum AgendaScreens {
  /// Every county's agenda, what needs somebody first; b shows one kind, or what was closed.
  static func agenda() -> any Screen {
    ListingScreen(
      .init(
        id: .agenda, title: "Agenda", listing: AgendaColumns.listing,
        hidden: ["author", "at"],
        request: { context, _ in AgendaQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: rowID,
        headline: headline,
        subject: { line in
          var names = [NamedText(name: "county", text: line.county)]
          if let item = line.item { names.append(NamedText(name: "item", text: item.id)) }
          if line.item == nil {
            names.append(NamedText(name: "fiscal_year", text: line.year?.text ?? ""))
            names.append(NamedText(name: "heard", text: line.heard?.rawValue ?? ""))
          }
          return names
        },
        choices: AgendaKind.allCases.map { kind in
          RowChoice(title: kind.plural, includes: { $0.kind == kind && $0.state != .closed })
        } + [RowChoice(title: "closed", includes: { $0.state == .closed })]))
  }

  /// The points of run charts, each with its bar and the mark of the median; b shows one figure.
  static func indicators() -> any Screen {
    ListingScreen(
      .init(
        id: .indicators, title: "By quarter", listing: IndicatorColumns.listing,
        hidden: ["county", "is_part"],
        bar: (
          after: "share", header: ColumnHeader(key: "bar", title: "Bar", priority: 2),
          of: { line in
            line.share.percentTenths.map { tenths in
              BarFigure(
                percentTenths: tenths, marks: line.median.map { [$0 / 10] } ?? [], band: nil)
            }
          }
        ),
        request: { context, _ in
          IndicatorsQuery(at: context.moment, counties: context.counties)
        },
        rows: { value, _ in value.lines },
        rowID: { "\($0.county) \($0.indicator.rawValue) \($0.quarter.name)" },
        headline: { rows, context in
          let actions = rows.flatMap(\.actions)
          return Headline.joined([
            Headline.plural(
              actions.count { $0.state == .overdue }, "improvement overdue", "improvements overdue",
              .critical, context),
            Headline.plural(
              rows.count { $0.run != nil }, "quarter of a run", "quarters of a run", .warning,
              context),
            Headline.plural(actions.count, "improvement", .normal, context),
          ])
        },
        subject: {
          [
            NamedText(name: "county", text: $0.county),
            NamedText(name: "indicator", text: $0.indicator.rawValue),
          ]
        },
        choices: QuarterIndicator.allCases.map { indicator in
          RowChoice(
            title: indicator.plainWords,
            includes: { $0.indicator == indicator })
        }))
  }

  /// What allocations are for; Enter opens the plan.
  static func budget() -> any Screen {
    ListingScreen(
      .init(
        id: .budget, title: "Budgets", listing: BudgetColumns.listing,
        request: { context, _ in BudgetQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { "\($0.county) \($0.year.text)" },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(rows.count, "budget", .normal, context),
            Headline.count(
              rows.count { $0.flag == .overAllocated }, "over-allocated", .critical, context),
            Headline.count(
              rows.count { $0.flag == .nothingPlanned }, "without purposes", .warning, context),
          ])
        },
        open: { PlanScreen(county: $0.county, year: $0.year) },
        subject: {
          [
            NamedText(name: "county", text: $0.county),
            NamedText(name: "fiscal_year", text: $0.year.text),
          ]
        },
        choices: [RowChoice(title: "flagged", includes: { $0.flag != nil })], opens: "read"))
  }

  private static func rowID(_ line: AgendaLine) -> String {
    line.item?.id ?? "\(line.county) \(line.year?.text ?? "") \(line.kind.rawValue)"
  }

  private static func headline(_ rows: [AgendaLine], _ context: ScreenContext) -> StyledText {
    func count(_ state: AgendaState, _ words: String, _ role: ThemeRole) -> StyledText {
      Headline.count(rows.count { $0.state == state }, words, role, context)
    }
    return Headline.joined([
      count(.overdue, "overdue", .critical), count(.escalated, "escalated", .critical),
      count(.missing, "plans without lived experience", .critical),
      Headline.plural(
        rows.count { $0.state != .closed && !$0.unsigned.isEmpty }, "goal not signed by all",
        "goals not signed by all",
        .warning, context),
    ])
  }
}

extension AgendaKind {
  /// Items of the kind, in words.
  var plural: String {
    switch self {
    case .goal: "goals"
    case .conflict: "conflicts"
    case .gap: "what is lacking"
    case .consultation: "who was heard"
    case .action: "improvements"
    }
  }
}
