import Database
import Domain

/// Reads the text of what is kept of a youth, as ``KeptEvidence`` writes it, up to a moment: what is
/// known of the youth, the cases that are open then, and who has each.
///
/// Byte by byte and with no text made of what is a word of a vocabulary: a large county has ten
/// thousand facts.
struct EvidenceText {
  private let statuses = StoredWords<ExploitationStatus>()
  private let bases = StoredWords<StatusBasis>()
  private let decisions = StoredWords<ScreeningDecision>()
  private let flags = StoredWords<YouthFlag>()
  private let components = StoredWords<CaseComponent>()
  private let roles = StoredWords<AssignmentRole>()
  private let at: Instant
  private let through: Instant
  private let days: ClosedRange<LocalDate>
  private let facilities: FacilityPlaces

  /// - Parameters:
  ///   - at: the moment that dated attributes are of.
  ///   - through: facts that begin after it are left out; the moment itself, or a later one.
  ///   - days: the local days of both, on one of which the cases are open.
  ///   - facilities: where stays are.
  init(at: Instant, through: Instant, days: ClosedRange<LocalDate>, facilities: FacilityPlaces) {
    self.at = at
    self.through = through
    self.days = days
    self.facilities = facilities
  }

  /// Reads a text in place of what was read before; whether the text is whole and has something of
  /// the youth that held at the moment.
  func read(_ text: UnsafeBufferPointer<UInt8>, into kept: inout KeptCases) throws -> Bool {
    kept.clear()
    var fields = EvidenceFields(text)
    var newest: Int64?
    while let mark = fields.mark() {
      switch mark {
      case UInt8(ascii: "v"):
        guard let from = fields.number() else { return false }
        let (county, group) = (fields.text(), fields.text())
        guard from <= at.seconds, from >= newest ?? from else { continue }
        newest = from
        kept.evidence.county = Self.string(county)
        kept.evidence.siblingGroup = group.map(Self.string)
      case UInt8(ascii: "s"): addStatus(&fields, &kept.evidence)
      case UInt8(ascii: "c"): addScreening(&fields, &kept.evidence)
      case UInt8(ascii: "r"): addReport(&fields, &kept.evidence)
      case UInt8(ascii: "f"): addFlag(&fields, &kept.evidence)
      case UInt8(ascii: "m"): addEpisode(&fields, &kept.evidence)
      case UInt8(ascii: "p"): try addStay(&fields, &kept.evidence)
      case UInt8(ascii: "k"): addCase(&fields, &kept)
      default: return false
      }
    }
    return fields.isWhole && newest != nil
  }

  private func addStatus(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (status, basis) = (fields.text(), fields.text())
    let (from, until) = (fields.instant(), fields.instant())
    guard let from, from <= through else { return }
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
    guard let received, received <= through else { return }
    evidence.reports.append(
      ReportIndicator(
        receivedAt: received, screening: decisions.word(decision), screenedAt: screened))
  }

  private func addFlag(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (flag, from, until) = (fields.text(), fields.instant(), fields.instant())
    guard let from, from <= through, let flag = flags.word(flag) else { return }
    evidence.flags.append(FlagRow(flag: flag, from: from, until: until))
  }

  private func addEpisode(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) {
    let (received, returned) = (fields.instant(), fields.instant())
    let (screened, debriefed) = (fields.instant(), fields.instant())
    let closed = fields.instant()
    guard let received, received <= through else { return }
    evidence.episodes.append(
      EpisodeSpan(
        receivedAt: received, returnedAt: returned, screenedAt: screened, debriefedAt: debriefed,
        closedAt: closed))
  }

  private func addStay(_ fields: inout EvidenceFields, _ evidence: inout YouthEvidence) throws {
    let (facility, from, until) = (fields.text(), fields.instant(), fields.instant())
    guard let from, from <= through,
      let place = try facilities.place(of: Self.string(facility))
    else { return }
    evidence.stays.append(
      StaySpan(
        from: from, until: until, facilityType: place.type, facilityCounty: place.county))
  }

  /// A case and the assignments that follow it.
  private func addCase(_ fields: inout EvidenceFields, _ kept: inout KeptCases) {
    let (key, component) = (fields.text(), fields.text())
    let (opened, closed) = (fields.text(), fields.text())
    guard let opened = opened.flatMap({ LocalDate(ascii: $0) }) else { return fields.damage() }
    let closedOn = closed.flatMap { LocalDate(ascii: $0) }
    if closed != nil, closedOn == nil { return fields.damage() }
    let isOpen = opened <= days.upperBound && closedOn.map { days.lowerBound <= $0 } ?? true
    if isOpen {
      kept.begin(
        id: Self.string(key), component: components.word(component) ?? .familyReunification,
        openedOn: opened, closedOn: closedOn)
    }
    while fields.take(mark: UInt8(ascii: "a")) {
      let (staff, role) = (fields.text(), fields.text())
      let (from, until) = (fields.instant(), fields.instant())
      guard isOpen, let from, from <= through, until.map({ $0 > at }) ?? true else { continue }
      kept.add(
        AssignmentFacts(
          staff: Self.string(staff), role: roles.word(role) ?? .primary, from: from, until: until))
    }
  }

  private static func string(_ bytes: EvidenceFields.Bytes?) -> String {
    bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
