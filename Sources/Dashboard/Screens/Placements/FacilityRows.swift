import Domain
import Presentation
import Store

/// Facilities as the screen lists them: the columns of every format, a bar of the beds that are taken,
/// and whom a place takes, so that the filter finds a place by need.
enum FacilityRows {
  /// One row a facility.
  static let listing = Listing<FacilitiesQuery.Listed>(
    name: PlacementColumns.listing.name,
    columns: PlacementColumns.listing.columns.map { column in
      Column(
        column.header.key, column.header.title, kind: column.header.kind,
        priority: column.header.priority, emphasis: { column.emphasis($0.line) },
        sign: { column.sign($0.line) }
      ) { column.value($0.line) }
    } + [
      Column("takes", "Takes", priority: 4) { .text(takes($0.program)) }
    ],
    emptyText: PlacementColumns.listing.emptyText)

  /// The row with its bar.
  static func row(_ listed: FacilitiesQuery.Listed) -> GridRow {
    let beds = listed.line.beds
    let taken = beds.contracted.flatMap { all in beds.open.map { all - $0 } }
    let share = Share(count: taken, total: beds.contracted, of: "contracted")
    return GridRow(
      listed, id: listed.line.facility, listing: listing,
      bar: listed.line.freshness.counts
        ? BarFigure(percentTenths: share.percentTenths, marks: [100], band: nil) : nil,
      mark: "\(beds)")
  }

  /// `11 to 17, any; 2 siblings; family, CSE, SUD; en es`.
  static func takes(_ program: FacilityProgram) -> String {
    let who = [program.agesInWords, program.genders.joined(separator: " ")].filter { !$0.isEmpty }
    let siblings = program.mostSiblings.map { "\($0) siblings" }
    let abilities = FacilityProgram.Ability.allCases.filter(program.abilities.contains).map(word)
    return [
      who.joined(separator: ", "), siblings ?? "", abilities.joined(separator: ", "),
      program.languages.joined(separator: " "),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func word(_ ability: FacilityProgram.Ability) -> String {
    switch ability {
    case .cseCapable: "CSE"
    case .familyBased: "family"
    case .lgbtqAffirming: "LGBTQ+"
    case .pregnantOrParenting: "pregnant or parenting"
    case .substanceUseCapable: "SUD"
    case .confidentialLocation: "confidential"
    }
  }
}
