/// Every listing's keys, in order: what csecboard-formats(5) documents and scripts may rely on.
///
/// A new listing adds its line here; a key that stands here is never renamed or given another
/// meaning (interface §5).
public enum ListingCatalog {
  /// The shapes, by command.
  public static let all: [ListingShape] = [
    CaseloadColumns.byCounty.shape,
    CaseloadColumns.byUnit.shape,
    CaseloadColumns.byWorker.shape,
    CaseloadColumns.byCase.shape,
    CountedColumns.listing(.caseloads).shape,
    MissingColumns.listing.shape,
    CountedColumns.listing(.missing).shape,
    NearbyColumns.listing.shape,
    ClockColumns.listing.shape,
    AlertColumns.listing.shape,
    PacketColumns.listing.shape,
    NoticeColumns.listing(.county).shape,
    NoticeColumns.listing(.month).shape,
    NoticeColumns.listing(.quarter).shape,
    NoticeColumns.listing(.year).shape,
    NoticeColumns.listing(.fiscalYear).shape,
    NoticeColumns.late.shape,
    RecoveryColumns.listing(.county).shape,
    RecoveryColumns.listing(.month).shape,
    RecoveryColumns.listing(.quarter).shape,
    RecoveryColumns.listing(.year).shape,
    RecoveryColumns.listing(.fiscalYear).shape,
    RecoveryColumns.unassigned.shape,
    RecoveryColumns.notOffered.shape,
    RecoveryColumns.repeats.shape,
    PlacementColumns.listing.shape,
    MatchColumns.listing.shape,
    UnmetColumns.listing.shape,
    OversightColumns.listing.shape,
    PolicyColumns.inForce.shape,
    PolicyColumns.history.shape,
    RosterColumns.onCall.shape,
    RosterColumns.coverage.shape,
    RosterColumns.roster.shape,
    GapColumns.listing.shape,
    GapColumns.problems.shape,
    CalloutColumns.listing.shape,
    CountedColumns.listing(.callouts).shape,
    FunnelColumns.listing(.county).shape,
    FunnelColumns.listing(.year).shape,
    FunnelColumns.listing(.fiscalYear).shape,
    FunnelColumns.listing(.quarter).shape,
    FunnelColumns.listing(.venue).shape,
    FunnelColumns.listing(.source).shape,
    YouthColumns.listing.shape,
    ActionColumns.catalog.shape,
    ActionColumns.result.shape,
    ActionColumns.basis.shape,
    ActionColumns.own.shape,
    ImportColumns.report.shape,
    ImportColumns.ledger.shape,
    CheckColumns.listing.shape,
    CheckColumns.doctor.shape,
    NotifyColumns.listing.shape,
    AccountColumns.listing.shape,
    SightColumns.listing.shape,
    OpeningColumns.listing.shape,
    AuditColumns.listing.shape,
    AuditColumns.head.shape,
    AuditColumns.verification.shape,
  ]

  /// The shapes of one command.
  public static func shapes(of command: String) -> [ListingShape] {
    all.filter { $0.name == command }
  }
}
