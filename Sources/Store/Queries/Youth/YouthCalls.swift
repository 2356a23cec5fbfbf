import Domain

/// An agency and where it is reached.
public struct AgencyContact: Hashable, Sendable {
  /// The agency's key.
  public let id: String
  /// The agency's name.
  public let name: String
  /// Where it is reached.
  public let phone: String?
}

/// One whom to call about a youth.
public struct YouthCall: Hashable, Sendable {
  /// What they are to the youth: a part in a case in its stored name, or `lead agency`.
  public let part: String
  /// The key of the person or the agency.
  public let key: String
  /// Their name.
  public let name: String?
  /// Where they are reached.
  public let phone: String?
  /// Whether it is an agency, whose name is nobody's.
  public let isAgency: Bool
}

extension YouthRecord {
  /// Whom to call at a moment, in that order: primary workers, the others who
  /// work on an open case, each person once, then the agency that has oversight.
  public func calls(at moment: Instant, zone: ZoneRules) -> [YouthCall] {
    let today = zone.localDate(of: moment)
    let working = team.filter { member in
      guard let from = member.from, from <= moment else { return false }
      return member.until.map { $0 > moment } ?? true
        && member.closedOn.map { $0 >= today } ?? true
    }
    let parts = AssignmentRole.storedNames
    // Cases keep their order within a part.
    let ordered = parts.flatMap { part in working.filter { $0.role == part } }
    var seen: Set<String> = []
    let people = ordered.compactMap { member -> YouthCall? in
      guard let staff = member.staff, seen.insert(staff).inserted else { return nil }
      return YouthCall(
        part: member.role ?? "", key: staff, name: member.name, phone: member.phone,
        isAgency: false)
    }
    let agency = leadAgency.map {
      YouthCall(
        part: "lead agency", key: $0.id, name: $0.name, phone: $0.phone, isAgency: true)
    }
    return people + (agency.map { [$0] } ?? [])
  }
}

extension YouthRecord {
  /// Which groups of fields are withheld and whom to ask for them, in one sentence; `nil` where
  /// nothing is. Of the worker, the index gives name and phone (WIC 18961.5).
  public func withheldSentence(at moment: Instant, zone: ZoneRules, showsNames: Bool) -> String? {
    if withheld.isEmpty { return nil }
    let calls = calls(at: moment, zone: zone)
    let chosen = [calls.first { !$0.isAgency }, calls.first { $0.isAgency }].compactMap { $0 }
    let whom = chosen.map { call in
      let name = showsNames || call.isAgency ? call.name ?? call.key : call.key
      return call.phone.map { "\(name), \($0)" } ?? name
    }
    let groups = withheld.map(\.words).joined(separator: ", ")
    let ask =
      whom.isEmpty ? "nobody leads, ask the county's hotline" : whom.joined(separator: "; or ")
    return "Withheld from you: \(groups). To ask: \(ask)."
  }
}
