import Domain

/// The listing of `placements`: facilities and their open beds (interface §4.2).
public enum PlacementColumns {
  /// One row a facility.
  public static let listing = Listing<FacilityLine>(
    name: "placements",
    columns: [
      Column("facility", "Facility", priority: 3) { .key($0.facility) },
      Column("name", "Name", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("type", "Type", priority: 3) { .code($0.type) },
      Column("county", "County", priority: 4) { .key($0.county) },
      Column("capacity_contracted", "Contracted", kind: .number, priority: 4) {
        .integer($0.beds.contracted)
      },
      Column("occupied", "Occupied", kind: .number, priority: 5) { .integer($0.beds.occupied) },
      Column("held", "Held", kind: .number, priority: 5) { .integer($0.beds.held) },
      Column("offline", "Offline", kind: .number, priority: 6) { .integer($0.beds.offline) },
      Column(
        "open", "Open", kind: .number, priority: 1,
        emphasis: { !$0.counts ? .muted : ($0.beds.open ?? 0) > 0 ? .good : .normal }
      ) { .integer($0.beds.open) },
      Column("confirmed_at", "Confirmed", priority: 6) { .instant($0.confirmedAt) },
      Column("age_hours", "Age, h", kind: .number, priority: 2) { .tenths($0.ageTenths) },
      Column(
        "freshness", "Freshness", priority: 2,
        emphasis: { FreshnessStyle.emphasis($0.freshness) },
        sign: { FreshnessStyle.sign($0.freshness) }
      ) { .code($0.freshness) },
      Column("licence_number", "Licence", priority: 8) { .key($0.licenceNumber) },
      Column("licence_status", "Licence status", priority: 7) { .code($0.licenceStatus) },
      Column("capacity_licensed", "Licensed", kind: .number, priority: 8) {
        .integer($0.capacityLicensed)
      },
      Column("licensed_on", "Licensed on", priority: 9) { .date($0.licence?.licensedOn) },
      Column("closed_on", "Closed on", priority: 9) { .date($0.licence?.closedOn) },
      Column("licence_as_of", "Listed on", priority: 9) { .date($0.licence?.asOf) },
    ],
    summaryKeys: ["open", "facilities", "left_out"],
    emptyText: "No facility is known here. Import facilities.csv, or name other counties.")

  /// The figures under the list.
  public static func summary(of totals: BedTotals) -> [(key: String, cell: Cell)] {
    [
      ("open", .integer(totals.open)), ("facilities", .integer(totals.facilities)),
      ("left_out", .integer(totals.leftOut)),
    ]
  }

  /// The sentence that says which beds a total leaves out, or `nil` where it leaves out none.
  public static func note(on totals: BedTotals) -> String? {
    let out = totals.leftOut
    if out == 0 { return nil }
    return "open beds leave out \(Plural.of(out, "facility", "facilities")) that"
      + " \(Plural.word(out, "is", "are")) stale, never confirmed, not licensed or without a contract"
  }
}
