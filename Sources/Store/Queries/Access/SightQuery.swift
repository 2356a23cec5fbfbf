import Database
import Domain

/// Who can see a youth now, and why: for whoever answers for the youth.
public struct SightQuery: Query {
  /// The youth's key.
  public let youth: String

  /// Who can see a youth.
  public init(youth: String) { self.youth = youth }

  /// The views that it reads.
  public var views: [String] { SightViews.all + ["my_agencies"] }

  /// Grounds by account.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for another role than a supervisor's or an
  ///   auditor's; ``StoreError/unknownKey(kind:key:)`` for a youth whom the viewer does not answer
  ///   for.
  public func fetch(_ viewing: Viewing) throws -> [SightLine] {
    guard viewing.viewer.role.seesWhoSees else {
      throw StoreError.notPermitted(
        reason: "who can see a youth is for supervisors and auditors to know")
    }
    let county = try viewing.connection.fetchOne(
      "SELECT owner_county FROM \(SightViews.youth) WHERE id = ?", [.text(youth)]
    ) { $0.text(0) }
    guard let county else { throw StoreError.unknownKey(kind: "youth", key: youth) }
    var facts = SightFacts(county: county)
    try addWork(&facts, viewing)
    try addOpenings(&facts, viewing)
    return Sight(facts).lines(of: try accounts(viewing))
  }

  private func accounts(_ viewing: Viewing) throws -> [Viewer] {
    try viewing.connection.fetchAll(
      "SELECT account, role, agency, counties, staff, unit FROM \(SightViews.accounts)"
    ) { row -> Viewer? in
      guard let role = Role(rawValue: row.text(1)) else { return nil }
      return Viewer(
        account: row.text(0), role: role, agency: row.text(2),
        counties: row.text(3).split(separator: ";").map(String.init), staff: row.optionalText(4),
        unit: row.optionalText(5))
    }.compactMap { $0 }
  }

  private func addWork(_ facts: inout SightFacts, _ viewing: Viewing) throws {
    facts.workers = try viewing.connection.fetchAll(
      "SELECT staff, unit, county FROM \(SightViews.workers) WHERE youth = ? ORDER BY staff",
      [.text(youth)]
    ) { .init(staff: $0.text(0), unit: $0.optionalText(1), county: $0.text(2)) }
    try viewing.connection.forEach(
      "SELECT suspected_county, placed_county, is_located FROM \(SightViews.missing)"
        + " WHERE youth = ?", [.text(youth)]
    ) { row in
      facts.isMissing = true
      if let suspected = row.optionalText(0) { facts.suspectedCounties.insert(suspected) }
      // Whoever is located is looked for nowhere else.
      if row.bool(2) { return }
      facts.nearbyCounties.formUnion([row.optionalText(0), row.optionalText(1)].compactMap { $0 })
    }
    facts.askedCounties = Set(
      try viewing.connection.fetchAll(
        "SELECT to_county FROM \(SightViews.requests) WHERE youth = ?", [.text(youth)]
      ) { $0.text(0) })
    facts.attorneys = Set(
      try viewing.connection.fetchAll(
        "SELECT id FROM my_agencies WHERE kind = ?", [.text(AgencyKind.legal.rawValue)]
      ) { $0.text(0) })
  }

  private func addOpenings(_ facts: inout SightFacts, _ viewing: Viewing) throws {
    facts.teams = try viewing.connection.fetchAll(
      "SELECT id, account, purpose, until_at FROM \(SightViews.teams) WHERE youth = ? ORDER BY id",
      [.text(youth)]
    ) { row in
      .init(
        id: row.text(0), whom: row.text(1), kind: row.text(2),
        until: Instant(seconds: row.int64(3)))
    }
    facts.consents = try viewing.connection.fetchAll(
      "SELECT id, agency, basis, fields, until_at FROM \(SightViews.consents) WHERE youth = ?"
        + " ORDER BY id", [.text(youth)]
    ) { row in
      .init(
        id: row.text(0), whom: row.text(1), kind: row.text(2),
        groups: Set(
          row.text(3).split(separator: ";").compactMap { FieldGroup(rawValue: String($0)) }),
        until: Instant(seconds: row.int64(4)))
    }
    facts.emergencies = try viewing.connection.fetchAll(
      "SELECT id, account, until_at FROM \(SightViews.openings) WHERE youth = ? ORDER BY id",
      [.text(youth)]
    ) { .init(id: $0.text(0), whom: $0.text(1), until: Instant(seconds: $0.int64(2))) }
  }
}
