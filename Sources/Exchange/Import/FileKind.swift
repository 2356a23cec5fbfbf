import Store

/// A kind of file that a bundle may hold (interface §3).
public enum FileKind: Hashable, Sendable {
  /// A CSV file of one kind of record.
  case records(RecordKind)
  /// `roster.ics`: shifts as an iCalendar file.
  case roster
  /// `ccld.csv`: the state's facility download.
  case facilityList
  /// `plans/FIPS-FY.md`: one county's plan of one fiscal year.
  case plans

  /// The kinds in reading order: what is read later stands over what is read before it.
  public static let all: [FileKind] =
    RecordCatalog.all.flatMap { kind -> [FileKind] in
      switch kind.name {
      case "shifts": [.records(kind), .roster]
      case "facilities": [.records(kind), .facilityList]
      default: [.records(kind)]
      }
    } + [.plans]

  /// The kind of that name, case ignored.
  public static func named(_ name: String) -> FileKind? {
    let lowered = name.lowercased()
    return all.first { $0.name == lowered }
  }

  /// The kind's name, which is its file's name without what follows the point; of plans their
  /// folder's.
  public var name: String {
    switch self {
    case .records(let kind): kind.name
    case .roster: "roster"
    case .facilityList: "ccld"
    case .plans: "plans"
    }
  }

  /// The file's name in a bundle; of plans what their names are made of.
  public var fileName: String {
    switch self {
    case .records(let kind): kind.fileName
    case .roster: "roster.ics"
    case .facilityList: "ccld.csv"
    case .plans: "plans/FIPS-FY.md"
    }
  }
}
