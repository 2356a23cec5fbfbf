import Domain
import Presentation
import Store
import TerminalUI

/// The screen of youth whom nobody leads.
enum ResponseScreens {
  /// Youth without a lead agency or lead person.
  static func oversight() -> any Screen {
    ListingScreen(
      .init(
        id: .oversight, title: "Youth without oversight", listing: OversightColumns.listing,
        request: { context, _ in OversightQuery(at: context.moment, counties: context.counties) },
        rows: { value, _ in value }, rowID: { $0.youth },
        headline: { rows, context in
          Headline.count(
            rows.count, "without a lead agency or lead person", .critical, context)
        },
        open: { YouthScreen(youth: $0.youth) },
        subject: { [NamedText(name: "youth", text: $0.youth)] }))
  }
}
