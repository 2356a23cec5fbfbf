/// A share of a case that ended, with what the next worker was told; it stays readable whoever left.
///
/// Source: row S37.
public struct CaseHandover: Hashable, Sendable {
  /// The case's key.
  public let caseID: String
  /// The youth's key.
  public let youth: String
  /// The case's county, a FIPS code.
  public let county: String
  /// Which share.
  public let role: AssignmentRole
  /// Who had it.
  public let from: String
  /// Who took it on next; nil where nobody did yet, or they have it again themselves.
  public let to: String?
  /// When it ended.
  public let at: Instant
  /// What was to be known; nil where nothing was written.
  public let note: String?
  /// Whether the note is not for the viewer.
  public let isWithheld: Bool
  /// Whether it was put right on the day on which it began, which asks for no note.
  public let isCorrection: Bool

  /// Whether a note is missing: somebody took the case on and was told nothing.
  public var lacksNote: Bool { to != nil && note == nil && !isWithheld && !isCorrection }

  /// Makes the row.
  public init(
    caseID: String, youth: String, county: String, share: AssignmentFacts, to: String?,
    note: String?, isWithheld: Bool, zone: ZoneRules
  ) {
    self.caseID = caseID
    self.youth = youth
    self.county = county
    self.to = to
    self.note = note
    self.isWithheld = isWithheld
    role = share.role
    from = share.staff
    at = share.until ?? share.from
    isCorrection = share.isCorrection(in: zone)
  }
}
