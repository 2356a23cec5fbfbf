import Domain
import Presentation

/// A table of every kind of column, and how to ask it.
enum FilterSamples {
  static let columns = [
    FilterColumn(key: "unit", title: "Unit", kind: .words),
    FilterColumn(key: "percent", title: "Load", kind: .percent),
    FilterColumn(key: "cse_cases", title: "CSE cases", kind: .number),
    FilterColumn(key: "elapsed_hours", title: "Missing, h", kind: .number),
    FilterColumn(key: "due_at", title: "Due", kind: .moment),
    FilterColumn(key: "opted_in_on", title: "Opted in", kind: .date),
    FilterColumn(key: "designated", title: "Designated", kind: .flag),
    FilterColumn(key: "languages", title: "Languages", kind: .list),
    FilterColumn(key: "name", title: "Name", kind: .words),
  ]

  /// Sunday 1 November 2026, 12:00 in California; the clocks were set back that night.
  static let noon = Instant(seconds: 1_793_563_200)
  static let reading = FilterReading(now: noon, zone: Samples.zone)

  static func row(
    unit: Cell = .text("CSE 1"), percent: (Int, Int) = (975, 1000), cases: Cell = .integer(3),
    hours: Cell = .tenths(255), due: Cell = .instant(noon),
    opted: Cell = .date(LocalDate(daysSinceEpoch: 20_000)), designated: Cell = .boolean(true),
    languages: Cell = .list(["spanish", "hmong"]), name: Cell = .text("Alder")
  ) -> [Cell] {
    [
      unit, .share(Share(count: percent.0, total: percent.1, of: "capacity")), cases, hours, due,
      opted, designated, languages, name,
    ]
  }

  static func filter(_ text: String) throws(FilterError) -> Filter {
    try Filter(text, columns: columns, reading: reading)
  }

  /// Whether the condition lets a row pass.
  static func passes(_ text: String, _ row: [Cell] = row()) throws -> Bool {
    guard case .expression(let expression) = try filter(text) else {
      throw FilterError(position: 0, reason: "'\(text)' was read as words")
    }
    return expression.matches(zone: Samples.zone) { row[$0] }
  }

  /// Why a text does not read.
  static func refusal(_ text: String) -> FilterError? {
    do throws(FilterError) {
      _ = try filter(text)
      return nil
    } catch { return error }
  }
}
