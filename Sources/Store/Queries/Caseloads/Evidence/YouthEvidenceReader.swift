import Database
import Domain

/// What is known of youth up to a moment, as far as their points and status need it.
struct YouthEvidenceReader {
  /// Whose evidence.
  enum Chosen {
    /// One youth.
    case one(String)
    /// Each of one list of ``KeyLists``.
    case listed([DatabaseValue])

    /// The condition on a column of youth keys; `?1` is ``argument``, `?2` the moment.
    func condition(_ column: String) -> String {
      switch self {
      case .one: "\(column) = ?1"
      case .listed: "\(column) IN (\(Self.list))"
      }
    }

    var argument: DatabaseValue {
      switch self {
      case .one(let key): .text(key)
      case .listed: .null
      }
    }

    /// What follows `?1` and `?2`.
    var more: [DatabaseValue] {
      if case .listed(let keys) = self { keys } else { [] }
    }

    private static let list = KeyLists.marks(from: 3)
  }

  let viewing: Viewing
  let at: Instant
  /// The moment up to which facts may begin: ``at``, or a later one, of which dated attributes are
  /// none the less those of ``at``.
  let through: Instant
  let youth: Chosen

  init(viewing: Viewing, at: Instant, through: Instant? = nil, youth: Chosen) {
    self.viewing = viewing
    self.at = at
    self.through = through ?? at
    self.youth = youth
  }

  /// The views that evidence reads.
  static var views: [String] {
    [
      "my_cases_f1", "my_youth_f1", "my_youth_versions_f1", "my_youth_versions_f2",
      "my_cse_status_f3", "my_screenings_f3", "my_reports_f3", "my_missing_f5", "my_stays_f7",
      "my_facility_versions_f8", ViewCatalog.everyFlag,
    ]
  }

  /// Evidence by youth. Facts that begin after the moment are left out.
  func read() throws -> [String: YouthEvidence] {
    var evidence = try people()
    try addStatuses(&evidence)
    try addScreenings(&evidence)
    try addReports(&evidence)
    try addFlags(&evidence)
    try addEpisodes(&evidence)
    try addStays(&evidence)
    return evidence
  }

  /// All evidence of some youth.
  static func read(
    of keys: [String], at: Instant, through: Instant? = nil, _ viewing: Viewing
  ) throws -> [String: YouthEvidence] {
    var evidence: [String: YouthEvidence] = [:]
    for some in KeyLists.of(keys) {
      let read = try YouthEvidenceReader(
        viewing: viewing, at: at, through: through, youth: .listed(some)
      ).read()
      evidence.merge(read) { one, _ in one }
    }
    return evidence
  }

  /// The part of the evidence that a status rests on, of some youth.
  static func statuses(of keys: [String], at: Instant, _ viewing: Viewing) throws
    -> [String: YouthEvidence]
  {
    var evidence = Dictionary(
      keys.map { ($0, YouthEvidence(county: "")) }, uniquingKeysWith: { one, _ in one })
    for some in KeyLists.of(keys) {
      let reader = YouthEvidenceReader(viewing: viewing, at: at, youth: .listed(some))
      try reader.addStatuses(&evidence)
      try reader.addScreenings(&evidence)
      try reader.addReports(&evidence)
    }
    return evidence
  }

  private func people() throws -> [String: YouthEvidence] {
    var evidence: [String: YouthEvidence] = [:]
    try each(
      """
      SELECT v.id, v.county, w.sibling_group FROM my_youth_versions_f1 v
      LEFT JOIN my_youth_versions_f2 w ON w.id = v.id AND w.valid_from = v.valid_from
      WHERE \(youth.condition("v.id")) AND ?2 IS NOT NULL AND v.valid_from = (SELECT max(n.valid_from)
        FROM my_youth_versions_f1 n WHERE n.id = v.id AND n.valid_from <= \(moment))
      """
    ) { row in
      evidence[row.text(0)] = YouthEvidence(
        county: row.text(1), siblingGroup: row.optionalText(2))
    }
    return evidence
  }

  private func addStatuses(_ evidence: inout [String: YouthEvidence]) throws {
    try each(
      "SELECT youth, status, basis, from_at, until_at FROM my_cse_status_f3"
        + " WHERE \(youth.condition("youth")) AND from_at <= ?2"
    ) { row in
      evidence[row.text(0)]?.statuses.append(
        StatusRow(
          status: ExploitationStatus(stored: row.text(1)) ?? .none,
          basis: StatusBasis(stored: row.text(2)) ?? .other,
          from: Instant(seconds: row.int64(3)), until: row.instant(4)))
    }
  }

  private func addScreenings(_ evidence: inout [String: YouthEvidence]) throws {
    try each(
      "SELECT youth, tool, ifnull(version, ''), score, band, screened_on FROM my_screenings_f3"
        + " WHERE \(youth.condition("youth")) AND ?2 IS NOT NULL"
    ) { row in
      evidence[row.text(0)]?.screenings.append(
        ScreeningRow(
          tool: row.text(1), version: row.text(2), score: row.optionalInt(3),
          band: row.optionalText(4), screenedOn: try row.date(5)))
    }
  }

  private func addReports(_ evidence: inout [String: YouthEvidence]) throws {
    try each(
      "SELECT youth, received_at, screening, screened_at FROM my_reports_f3"
        + " WHERE youth IS NOT NULL AND \(youth.condition("youth")) AND received_at <= ?2"
    ) { row in
      evidence[row.text(0)]?.reports.append(
        ReportIndicator(
          receivedAt: Instant(seconds: row.int64(1)),
          screening: row.optionalText(2).flatMap { ScreeningDecision(stored: $0) },
          screenedAt: row.instant(3)))
    }
  }

  private func addFlags(_ evidence: inout [String: YouthEvidence]) throws {
    try each(
      "SELECT youth, flag, from_at, until_at FROM \(ViewCatalog.everyFlag)"
        + " WHERE \(youth.condition("youth")) AND from_at <= ?2"
    ) { row in
      guard let flag = YouthFlag(stored: row.text(1)) else { return }
      evidence[row.text(0)]?.flags.append(
        FlagRow(flag: flag, from: Instant(seconds: row.int64(2)), until: row.instant(3)))
    }
  }

  private func addEpisodes(_ evidence: inout [String: YouthEvidence]) throws {
    try each(
      "SELECT youth, received_at, returned_at, screened_at, debriefed_at, closed_at"
        + " FROM my_missing_f5 WHERE \(youth.condition("youth")) AND received_at <= ?2"
    ) { row in
      evidence[row.text(0)]?.episodes.append(
        EpisodeSpan(
          receivedAt: Instant(seconds: row.int64(1)), returnedAt: row.instant(2),
          screenedAt: row.instant(3), debriefedAt: row.instant(4), closedAt: row.instant(5)))
    }
  }

  private func addStays(_ evidence: inout [String: YouthEvidence]) throws {
    try each(
      """
      SELECT s.youth, s.from_at, s.until_at, v.type, v.county FROM my_stays_f7 s
      JOIN my_facility_versions_f8 v ON v.id = s.facility
      WHERE \(youth.condition("s.youth")) AND s.from_at <= ?2 AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
         WHERE n.id = s.facility AND n.valid_from <= \(moment))
      """
    ) { row in
      evidence[row.text(0)]?.stays.append(
        StaySpan(
          from: Instant(seconds: row.int64(1)), until: row.instant(2),
          facilityType: FacilityType(stored: row.text(3)) ?? .groupHome,
          facilityCounty: row.text(4)))
    }
  }

  private func each(_ sql: String, _ body: (borrowing Row) throws -> Void) throws {
    try viewing.connection.forEach(
      sql, [youth.argument, .integer(through.seconds)] + youth.more, body)
  }

  /// The moment that dated attributes are of, in a statement whose `?2` is the end of the span.
  private var moment: String { through == at ? "?2" : "\(at.seconds)" }
}

extension Row {
  /// A column of a vocabulary's words; `nil` for no word of it.
  func word<Word: ClosedVocabulary>(_ index: Int, of words: StoredWords<Word>) -> Word? {
    withTextBytes(index) { words.word($0) } ?? nil
  }

  /// Whether a column has the same text, of which none is made.
  func holds(_ text: String, _ index: Int) -> Bool {
    withTextBytes(index) { text.hasBytes($0) } ?? false
  }

  /// A column of UTC seconds that may be NULL.
  func instant(_ index: Int) -> Instant? {
    optionalInt64(index).map { Instant(seconds: $0) }
  }

  /// A column of `YYYY-MM-DD`.
  ///
  /// - Throws: ``StoreError/inputOutput(_:)`` for a text that is no date: the file is damaged.
  func date(_ index: Int) throws -> LocalDate {
    guard let date = withTextBytes(index, { LocalDate(ascii: $0) }) ?? nil else {
      throw StoreError.inputOutput("\(columnName(index)) holds a text that is no date")
    }
    return date
  }

  /// A column of `YYYY-MM-DD` that may be NULL.
  func optionalDate(_ index: Int) throws -> LocalDate? {
    isNull(index) ? nil : try date(index)
  }
}
