import Domain
import Presentation
import Store
import TerminalUI

/// The lists of county plans: which were received, and what they lack.
enum PlanScreens {
  /// Every county and year, the newest year first, in it whatever lacks most.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .plans, title: "County plans", listing: PlanColumns.listing,
        request: { context, _ in PlansQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value.sorted(by: precedes) }, rowID: rowID,
        headline: headline, open: { PlanScreen(county: $0.county, year: $0.year) },
        choices: [
          RowChoice(title: "not received", includes: { $0.header == nil }),
          RowChoice(title: "with gaps", includes: { !$0.lacking.isEmpty }),
          RowChoice(title: "drafts", includes: { $0.header?.status == .draft }),
        ],
        opens: "read"))
  }

  /// What is lacking, one thing a row, the newest year first.
  static func gaps() -> any Screen {
    ListingScreen(
      .init(
        id: .planGaps, title: "Gaps in county plans", listing: PlanColumns.gaps,
        request: { context, _ in PlansQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in PlanGapLine.lines(of: value.sorted(by: precedes)) },
        rowID: { "\($0.county) \($0.year.text) \($0.section ?? "")" },
        headline: { rows, context in
          Headline.joined(
            PlanGap.allCases.map { gap in
              Headline.count(
                rows.count { $0.gap == gap }, gap.plainWords,
                gap == .notReceived ? .critical : .warning, context)
            })
        },
        open: { PlanScreen(county: $0.county, year: $0.year) },
        choices: PlanGap.allCases.map { gap in
          RowChoice(title: gap.plainWords, includes: { $0.gap == gap })
        },
        opens: "read"))
  }

  /// Who leads in what; b shows the functions that nobody leads, or several do.
  static func responsibilities() -> any Screen {
    ListingScreen(
      .init(
        id: .responsibilities, title: "Who leads", listing: ResponsibilityColumns.listing,
        request: { context, _ in
          ResponsibilitiesQuery(at: context.moment, counties: context.counties)
        },
        rows: { value, _ in value }, rowID: { "\($0.county) \($0.function.rawValue)" },
        headline: { rows, context in
          Headline.joined([
            Headline.count(
              rows.count { $0.flag == .noLead }, "without a lead", .critical, context),
            Headline.count(
              rows.count { $0.flag == .severalLeads }, "with several leads", .critical, context),
          ])
        },
        subject: {
          [
            NamedText(name: "county", text: $0.county),
            NamedText(name: "function", text: $0.function.rawValue),
          ]
        },
        choices: [RowChoice(title: "flagged", includes: { $0.flag != nil })]))
  }

  /// What counties know by topic; b shows the wordings that later ones took the place of.
  static func notes() -> any Screen {
    ListingScreen(
      .init(
        id: .countyNotes, title: "County notes", listing: CountyNoteColumns.listing,
        request: { context, _ in
          CountyNotesQuery(at: context.moment, includesFormer: true, counties: context.counties)
        },
        rows: { value, _ in value },
        rowID: { "\($0.county) \($0.topic) \($0.version)" },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(rows.count(where: \.isCurrent), "topic", .normal, context),
            Headline.plural(rows.count, "wording", .normal, context),
          ])
        },
        subject: {
          [
            NamedText(name: "county", text: $0.county),
            NamedText(name: "topic", text: $0.topic),
          ]
        },
        choices: [
          RowChoice(title: "current", includes: \.isCurrent),
          RowChoice(title: "former wordings", includes: { !$0.isCurrent }),
        ]))
  }

  private static func rowID(_ line: PlanLine) -> String { "\(line.county) \(line.year.text)" }

  /// The newest year first; a plan that never came before one with gaps, and that before one whole.
  private static func precedes(_ one: PlanLine, _ other: PlanLine) -> Bool {
    (other.year, one.present ?? -1, one.county) < (one.year, other.present ?? -1, other.county)
  }

  private static func headline(_ rows: [PlanLine], _ context: ScreenContext) -> StyledText {
    let year = FiscalYear(of: context.today)
    let present = rows.filter { $0.year == year }
    let came = present.count { $0.header != nil }
    return StyledText(
      "\(year.text): \(came) of \(Plural.of(present.count, "plan")) received",
      context.theme.style(.title))
      + Headline.joined([
        Headline.count(present.count - came, "not received", .critical, context),
        Headline.count(present.count { !$0.lacking.isEmpty }, "with gaps", .warning, context),
        Headline.count(
          present.count { $0.header?.status == .draft }, "in draft", .warning, context),
      ])
  }
}
