/// The access matrix of D§7.2 as one table of data: a row for each field group,
/// a cell for each role in the order of ``columns``.
public enum AccessMatrix {
  /// The roles in the order of the matrix's columns.
  public static let columns: [Role] = [
    .caseworker, .supervisor, .hotline, .probation, .advocate, .behavioralHealth,
    .publicHealthNurse, .education, .lawEnforcement, .victimServices, .counsel, .placementDesk,
    .analyst, .administrator, .auditor,
  ]

  /// The cell of one role and one field group.
  ///
  /// A data steward imports and reverts, and sees no case content; a provider has the beds of its
  /// own facilities; `everything` is of demonstration stores only.
  public static func access(_ role: Role, _ group: FieldGroup) -> Access {
    if role == .everything { return .readWrite }
    if role == .provider { return group == .f8 ? .readWrite : .never }
    return cells[role]?[group] ?? .never
  }

  /// The roles that write every one of some groups in their own rows.
  public static func writers(of groups: FieldGroup...) -> Set<Role> {
    Set(
      columns.filter { role in
        groups.allSatisfy { access(role, $0).writes.contains(.own) }
      })
  }

  private static let cells: [Role: [FieldGroup: Access]] = {
    var cells: [Role: [FieldGroup: Access]] = [:]
    for (group, row) in rows {
      precondition(row.count == columns.count, "a cell of \(group) for each role")
      for (role, cell) in zip(columns, row) { cells[role, default: [:]][group] = cell }
    }
    return cells
  }()

  private typealias Row = (group: FieldGroup, cells: [Access])

  // Written as the matrix prints it, so that the two can be held side by side.
  private static let (rw, r, no): (Access, Access, Access) = (.readWrite, .read, .never)
  private static let (m, c, s): (Access, Access, Access) = (.onTeam, .withConsent, .stub)
  private static let (d, meta): (Access, Access) = (.counts, .trail)

  private static let rows: [Row] = aboutYouth + aboutCare + aboutWork

  private static let aboutYouth: [Row] = [
    (.f1, [rw, rw, rw, rw, r, r, r, s, r, s, s, r, no, no, r]),
    (
      .f2,
      [
        rw, rw, rw, rw, m, m, m, no, .teamOrMissing, m, c, r.only(.minimum), d, no, r,
      ]
    ),
    (
      .f3,
      [
        rw, rw, r, .teamOrOwn, m, m, m, no, m, m, c, Access(part: .mark), d, no, r,
      ]
    ),
    (.f4, [rw, r, no, m, .agencysOwn, m, m, no, no, no, c, no, no, no, meta]),
    (
      .f5,
      [
        rw, rw, rw, rw, m, m, m, no, .whileMissing, m, r.only(.notice), r, d, no, r,
      ]
    ),
    (.f6, [rw, r, rw, rw, no, no, no, no, .whileMissing, no, no, no, no, no, meta]),
  ]

  private static let aboutCare: [Row] = [
    (
      .f7,
      [
        rw, rw, r, rw, .onTransport, m, m, no, .consentOrEmergency, no, r.within(.counsel), rw, no,
        no, meta,
      ]
    ),
    (.f8, [r, r, r, r, r, r, r, no, no, no, no, rw, r, no, r]),
    (
      .f9,
      [rw, rw, r, rw, m, no, no, no, m, no, no, Access(part: .result), no, no, meta]
    ),
    (
      .f10,
      [
        rw.only(.minimum), r, r.only(.safety), m.only(.minimum), no, .agencysOwn, .agencysOwn, no,
        .forLifeSafety,
        no, c, r.only(.need), no, no, meta,
      ]
    ),
    (
      .f11,
      [
        c, c, no, c, c, c, c, no, no, no, c, r.only(.need), Access(part: .counts, leastCount: 11),
        no, no,
      ]
    ),
  ]

  private static let aboutWork: [Row] = [
    (
      .f12,
      [
        r, rw, rw, .agencysOwn, .agencysOwn, r, r, no, Access(part: .number), no, no, r,
        r.only(.withoutPhones), no, r,
      ]
    ),
    (
      .f13,
      [
        rw, rw, rw, rw, rw.within(.seat), m, m, no, r.within(.incident), no, no, r, d, no, r,
      ]
    ),
    (
      .f14,
      [
        r.within(.person), r.within(.unit), no, r.within(.agency), no, no, no, no, no, no, no, no,
        Access(reach: .unit, part: .counts), no, r,
      ]
    ),
    (.f15, [r, r, r, r, r, r, r, r, r, r, r, r, rw, no, r]),
    (
      .f16,
      [
        rw, rw, r.only(.date), rw, m.only(.date), no, no, no, no, m, r, r.only(.date), no, no, r,
      ]
    ),
    (
      .f17,
      [
        r, r, Access(writes: [.own]), no, no, no, no, no, r.within(.incident), no, no, no, no, no,
        meta,
      ]
    ),
    (
      .f18,
      [
        r.within(.person), r.within(.unit), no, r.within(.agency), no, no, no, no, no, no, no, no,
        no, r.only(.withoutContent), r,
      ]
    ),
  ]
}

extension Access {
  fileprivate static let readWrite = Access(reads: [.own], writes: [.own])
  fileprivate static let read = Access(reads: [.own])
  fileprivate static let never = Access()
  fileprivate static let onTeam = Access(reads: [.team])
  fileprivate static let withConsent = Access(reads: [.consent])
  fileprivate static let stub = Access(reads: [.own], part: .stub)
  fileprivate static let counts = Access(part: .counts)
  fileprivate static let trail = Access(part: .trail)
  fileprivate static let teamOrMissing = Access(reads: [.team, .missing])
  fileprivate static let teamOrOwn = Access(reads: [.team, .own], writes: [.own])
  fileprivate static let whileMissing = Access(reads: [.missing])
  fileprivate static let onTransport = Access(reads: [.transport])
  fileprivate static let consentOrEmergency = Access(reads: [.consent, .emergency])
  fileprivate static let forLifeSafety = Access(reads: [.emergency], part: .safety)
  /// The own agency's part of the own rows.
  fileprivate static let agencysOwn = Access(reads: [.own], writes: [.own], reach: .agency)

  /// The same grounds, less of each row.
  fileprivate func only(_ part: Part) -> Access {
    Access(reads: reads, writes: writes, reach: reach, part: part)
  }

  /// The same grounds, fewer of the own rows.
  fileprivate func within(_ reach: Reach) -> Access {
    Access(reads: reads, writes: writes, reach: reach, part: part)
  }
}
