import Database
import Domain

/// Reads what counties have of beds and money, as the lists of both have it.
struct CountyResourcesReader {
  let at: Instant

  /// The views that it reads.
  var views: [String] {
    PlacementsQuery(at: at).views + FacilityProgramReader.views + BudgetQuery(at: at).views
  }

  /// What each of some counties has, as far as the viewer's role lists it.
  func read(
    _ counties: Set<String>, _ viewing: Viewing
  ) throws -> [String: CountyResources] {
    if counties.isEmpty { return [:] }
    let (role, chosen) = (viewing.viewer.role, counties.sorted())
    var facilities: [String: [FacilityLine]]?
    if role.lists(.f8) {
      let programs = try FacilityProgramReader(viewing: viewing, at: at).programs()
      let lines = try PlacementsQuery(at: at, counties: chosen).fetch(viewing)
      facilities = Dictionary(
        grouping: lines.filter {
          programs[$0.facility]?.abilities.contains(.cseCapable) == true
        }, by: \.county)
    }
    var budgets: [String: CountyBudget]?
    if role.lists(.f15) {
      let year = FiscalYear(of: viewing.zone.localDate(of: at))
      let own = try BudgetQuery(at: at, counties: chosen).fetch(viewing).filter { $0.year == year }
      budgets = Dictionary(own.map { ($0.county, $0) }, uniquingKeysWith: { one, _ in one })
    }
    return Dictionary(
      uniqueKeysWithValues: chosen.map { county in
        (
          county,
          CountyResources(
            beds: facilities.map { CountyResources.Beds($0[county] ?? []) },
            funds: budgets.map { CountyResources.Funds($0[county]) })
        )
      })
  }
}
