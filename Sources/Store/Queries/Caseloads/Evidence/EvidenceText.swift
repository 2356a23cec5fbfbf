import Database
import Domain

/// Reads the text of a youth's facts, as ``KeptEvidence`` writes it, up to a moment, and who has one
/// of the youth's cases then.
///
/// Byte by byte and with no text made of what is a word of a vocabulary: a large county has ten
/// thousand facts.
struct EvidenceText {
  private let statuses = StoredWords<ExploitationStatus>()
  private let bases = StoredWords<StatusBasis>()
  private let decisions = StoredWords<ScreeningDecision>()
  private let flags = StoredWords<YouthFlag>()
  private let roles = StoredWords<AssignmentRole>()
  private let at: Instant
  private let facilities: FacilityPlaces

  /// - Parameters:
  ///   - at: facts that begin after it are left out.
  ///   - facilities: where stays are.
  init(at: Instant, facilities: FacilityPlaces) {
    self.at = at
    self.facilities = facilities
  }

  /// Reads a text into the evidence of a case and its assignments in force at the moment, in place of
  /// what was there; whether the text is whole and has something of the youth that held at the moment.
  ///
  /// What the case has room for is used again, so that one value read into case after case asks for
  /// no memory.
  func read(_ text: UnsafeBufferPointer<UInt8>, into one: inout CaseFacts) throws -> Bool {
    one.assignments.removeAll(keepingCapacity: true)
    return try read(text, of: one.id, into: &one.evidence, &one.assignments)
  }

  private func read(
    _ text: UnsafeBufferPointer<UInt8>, of key: String, into evidence: inout YouthEvidence,
    _ assignments: inout [AssignmentFacts]
  ) throws -> Bool {
    evidence.clear()
    var fields = EvidenceFields(text)
    var newest: Int64?
    while let mark = fields.mark() {
      switch mark {
      case UInt8(ascii: "v"):
        guard let from = fields.number() else { return false }
        let (county, group) = (fields.text(), fields.text())
        guard from <= at.seconds, from >= newest ?? from else { continue }
        newest = from
        evidence.county = Self.string(county)
        evidence.siblingGroup = group.map(Self.string)
      case UInt8(ascii: "s"): addStatus(&fields, &evidence)
      case UInt8(ascii: "c"): addScreening(&fields, &evidence)
      case UInt8(ascii: "r"): addReport(&fields, &evidence)
      case UInt8(ascii: "f"): addFlag(&fields, &evidence)
      case UInt8(ascii: "m"): addEpisode(&fields, &evidence)
      case UInt8(ascii: "p"): try addStay(&fields, &evidence)
      case UInt8(ascii: "a"): addAssignment(&fields, of: key, &assignments)
      default: return false
      }
    }
    return fields.isWhole && newest != nil
  }

  private func addStatus(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (status, basis) = (fields.text(), fields.text())
    let (from, until) = (fields.instant(), fields.instant())
    guard let from, from <= at else { return }
    evidence.statuses.append(
      StatusRow(
        status: statuses.word(status) ?? .none, basis: bases.word(basis) ?? .other, from: from,
        until: until))
  }

  private func addScreening(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (tool, version, score) = (fields.text(), fields.text(), fields.number())
    let band = fields.text()
    guard let text = fields.text(), let day = LocalDate(ascii: text) else {
      return fields.damage()
    }
    evidence.screenings.append(
      ScreeningRow(
        tool: Self.string(tool), version: Self.string(version), score: score.map { Int($0) },
        band: band.map(Self.string), screenedOn: day))
  }

  private func addReport(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (received, decision, screened) = (fields.instant(), fields.text(), fields.instant())
    guard let received, received <= at else { return }
    evidence.reports.append(
      ReportIndicator(
        receivedAt: received, screening: decisions.word(decision), screenedAt: screened))
  }

  private func addFlag(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (flag, from, until) = (fields.text(), fields.instant(), fields.instant())
    guard let from, from <= at, let flag = flags.word(flag) else { return }
    evidence.flags.append(FlagRow(flag: flag, from: from, until: until))
  }

  private func addEpisode(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (received, returned) = (fields.instant(), fields.instant())
    let (screened, debriefed) = (fields.instant(), fields.instant())
    let closed = fields.instant()
    guard let received, received <= at else { return }
    evidence.episodes.append(
      EpisodeSpan(
        receivedAt: received, returnedAt: returned, screenedAt: screened, debriefedAt: debriefed,
        closedAt: closed))
  }

  private func addStay(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) throws {
    let (facility, from, until) = (fields.text(), fields.instant(), fields.instant())
    guard let from, from <= at,
      let place = try facilities.place(of: Self.string(facility))
    else { return }
    evidence.stays.append(
      StaySpan(
        from: from, until: until, facilityType: place.type, facilityCounty: place.county))
  }

  private func addAssignment(
    _ fields: inout EvidenceFields, of key: String, _ assignments: inout [AssignmentFacts]
  ) {
    let (of, staff, role) = (fields.text(), fields.text(), fields.text())
    let (from, until) = (fields.instant(), fields.instant())
    guard let from, from <= at, until.map({ $0 > at }) ?? true, key.hasBytes(of) else { return }
    assignments.append(
      AssignmentFacts(
        staff: Self.string(staff), role: roles.word(role) ?? .primary, from: from, until: until))
  }

  private static func string(_ bytes: EvidenceFields.Bytes?) -> String {
    bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension YouthEvidence {
  /// Leaves nothing in it but room.
  fileprivate mutating func clear() {
    (county, siblingGroup) = ("", nil)
    if !statuses.isEmpty { statuses.removeAll(keepingCapacity: true) }
    if !screenings.isEmpty { screenings.removeAll(keepingCapacity: true) }
    if !reports.isEmpty { reports.removeAll(keepingCapacity: true) }
    if !flags.isEmpty { flags.removeAll(keepingCapacity: true) }
    if !episodes.isEmpty { episodes.removeAll(keepingCapacity: true) }
    if !stays.isEmpty { stays.removeAll(keepingCapacity: true) }
  }
}

/// Of what type and in which county facilities are at a moment, each asked for once.
final class FacilityPlaces {
  /// What a stay needs to know of its facility.
  typealias Place = (type: FacilityType, county: String)

  private let viewing: Viewing
  private let at: Instant
  private let types = StoredWords<FacilityType>()
  private var found: [String: Place?] = [:]

  init(viewing: Viewing, at: Instant) {
    self.viewing = viewing
    self.at = at
  }

  /// Its type and county; `nil` where it was not there yet.
  func place(of key: String) throws -> Place? {
    if let known = found[key] { return known }
    let place = try viewing.connection.fetchOne(
      "SELECT type, county FROM my_facility_versions_f8 WHERE id = ?1 AND valid_from <= ?2"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(at.seconds)]
    ) { row -> Place in (row.word(0, of: types) ?? .groupHome, row.text(1)) }
    found[key] = .some(place)
    return place
  }
}
