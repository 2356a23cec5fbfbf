import Domain
import Presentation
import Store
import TerminalUI

/// The reports behind a figure, one by one.
enum ReportListScreens {
  /// Those of one group, or all; Enter opens the youth's record, b shows those of one stage.
  static func list(
    _ measure: FunnelMeasure = .received, by grouping: FunnelGrouping, group: String?,
    named title: String, period: Period
  ) -> any Screen {
    ListingScreen(
      .init(
        id: .reportList, title: "Reports of \(title)", listing: ReportListColumns.listing,
        request: { context, period in
          ReportListQuery(
            of: measure, by: grouping, group: group, from: period.from(context),
            at: context.moment, counties: context.coveredCounties)
        },
        rows: { value, context in value.map { ReportLine($0, at: context.moment) } },
        rowID: \.report.id,
        headline: { rows, context in headline(rows, measure, context) },
        open: { line in line.report.youth.map { YouthScreen(youth: $0) } },
        subject: { line in
          line.report.youth.map { [NamedText(name: "youth", text: $0)] } ?? []
        },
        choices: measure == .received ? choices : [], period: period, opens: "youth"))
  }

  /// What was substantiated is asked for most.
  private static let choices = [
    FunnelMeasure.screenedIn, .substantiated, .inconclusive, .unfounded, .pending, .evaluatedOut,
    .unscreened,
  ].map { measure in
    RowChoice<ReportLine>(title: measure.words, includes: { measure.includes($0.stage) })
  }

  private static func headline(
    _ rows: [ReportLine], _ measure: FunnelMeasure, _ context: ScreenContext
  ) -> StyledText {
    func count(_ measure: FunnelMeasure) -> StyledText {
      Headline.count(
        rows.count { measure.includes($0.stage) }, measure.words, .normal, context)
    }
    let more: [FunnelMeasure] = measure == .received ? [.screenedIn, .substantiated] : []
    let note =
      context.viewer.role.seesFunnel(by: .county)
      ? [] : [StyledText("  those that you see", context.theme.style(.muted))]
    return Headline.joined(([measure] + more).map(count) + note)
  }
}

extension FunnelMeasure {
  /// The count in words.
  var words: String { StoredName.words(name) }
}
