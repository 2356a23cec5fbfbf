import Domain

/// The listing of `roster --hours`: each seat of each day, hour by hour.
public enum SeatDayColumns {
  /// One row a seat and day. An hour reads `=` with somebody in every minute, `/` with nobody, `-`
  /// with somebody in a part of it: told apart without any colour.
  public static let listing = Listing<SeatDay>(
    name: "roster", variant: "hours",
    columns: [
      Column("county", "County", priority: 3) { .key($0.county) },
      Column("day", "Day", priority: 1) { .date($0.day) },
      Column("weekday", "Weekday", priority: 4) { .text($0.day.weekdayWord) },
      Column("seat", "Seat", priority: 1) { .code($0.seat) },
      Column(
        "hours", "Hour by hour from 00:00", priority: 1,
        emphasis: { $0.minutes > 0 ? .critical : .good }
      ) { .text(strip($0)) },
      Column(
        "empty_minutes", "Min empty", kind: .number, priority: 2,
        emphasis: { $0.minutes > 0 ? .critical : .normal }
      ) { .integer($0.minutes) },
    ],
    summaryKeys: ["days", "empty_minutes"],
    emptyText: "No county here has a roster. Choose other counties.")

  /// The figures under the list.
  public static func summary(of days: [SeatDay]) -> [(key: String, cell: Cell)] {
    [
      ("days", .integer(Set(days.map(\.day)).count)),
      ("empty_minutes", .integer(days.reduce(0) { $0 + $1.minutes })),
    ]
  }

  private static func strip(_ day: SeatDay) -> String {
    String(
      day.hours.map { hour in
        switch hour {
        case .filled: "="
        case .partly: "-"
        case .empty: "/"
        }
      })
  }
}
