import Domain
import Presentation
import Store
import TerminalUI

/// What studies found.
enum StudyScreens {
  /// Figures of studies, those of the whole state first.
  static func list() -> any Screen {
    ListingScreen(
      .init(
        id: .studies, title: "Studies", listing: StudyColumns.listing, hidden: ["county"],
        request: { context, _ in StudiesQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.figure.id },
        headline: { rows, context in
          Headline.joined([
            Headline.plural(rows.count, "figure", .normal, context),
            Headline.count(
              rows.count { !$0.figure.isRepresentative }, "not representative", .warning, context),
            Headline.count(
              rows.count { $0.change == .refused(.noBaseline) }, "without a baseline", .warning,
              context),
          ]) + StyledText("  of what was detected", context.theme.style(.muted))
        },
        detail: { line, context in
          let figure = line.figure
          let size = [figure.n, figure.total].map { $0.map(String.init) ?? "?" }
          let change = StudyColumns.words(of: line) ?? "a baseline"
          return StyledText(
            "  \(change); \(size[0]) of \(size[1]); \(figure.source)",
            context.theme.style(.muted))
        },
        subject: { [NamedText(name: "study", text: $0.figure.id)] },
        choices: [
          RowChoice(title: "with a change", includes: { $0.baseline != nil }),
          RowChoice(title: "not representative", includes: { !$0.figure.isRepresentative }),
          RowChoice(title: "of the whole state", includes: { $0.figure.county == nil }),
        ]))
  }
}
