import Database
import Domain

/// Who stands on each step of the ladder now, by county (D§6.3).
struct LadderRoster {
  /// Somebody who can be called.
  struct Person: Hashable {
    let staff: String
    let name: String
    let phone: String?
  }

  /// Phones of everybody in service whom the viewer sees, by key.
  private(set) var phones: [String: String] = [:]
  /// Names of everybody in service whom the viewer sees, by key.
  private(set) var names: [String: String] = [:]
  private let onCall: [String: [ShiftLine]]
  private var managers: [String: [Person]] = [:]

  /// - Parameter lines: who is on call at the moment.
  init(_ viewing: Viewing, onCall lines: [OnCallLine], at moment: Instant) throws {
    onCall = Dictionary(grouping: lines.compactMap(\.shift), by: \.county)
    // Whoever sees no roster sees at most a person to call, without a role.
    guard viewing.viewer.role.lists(.f12) else { return }
    let today = viewing.zone.localDate(of: moment).text
    try viewing.connection.forEach(
      """
      SELECT s.id, v.county, v.role, v.phone, v.name FROM my_staff_f12 s
      JOIN my_staff_versions_f12 v ON v.id = s.id AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = s.id AND n.valid_from <= ?1)
      WHERE s.started_on <= ?2 AND ifnull(s.ended_on, ?2) >= ?2
      ORDER BY s.id
      """, [.integer(moment.seconds), .text(today)]
    ) { row in
      phones[row.text(0)] = row.optionalText(3)
      names[row.text(0)] = row.text(4)
      if row.text(2) == StaffRole.manager.rawValue {
        managers[row.text(1), default: []].append(
          Person(staff: row.text(0), name: row.text(4), phone: row.optionalText(3)))
      }
    }
  }

  /// The people of one step for a seat, in the order in which they are called.
  func people(on step: LadderStep, for seat: Seat, in county: String) -> [Person] {
    func filled(_ seat: Seat, _ rank: Rank) -> [Person] {
      (onCall[county] ?? []).filter { $0.seat == seat && $0.rank == rank }
        .map { Person(staff: $0.staff, name: $0.name, phone: $0.phone) }
    }
    return switch step {
    case .primary: filled(seat, .primary)
    case .backup: filled(seat, .backup)
    case .supervisor: filled(.supervisor, .primary)
    case .manager: filled(.supervisor, .backup)
    case .director: managers[county] ?? []
    }
  }
}
