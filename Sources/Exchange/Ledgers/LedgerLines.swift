import Domain
import Presentation
import Store

extension AuditLine {
  /// An entry of the log as its listing shows it.
  public init(_ entry: AuditEntry) {
    self.init(
      entry: entry.seq, at: Instant(seconds: Int64(entry.atHundredths / 100)),
      account: entry.account, uid: entry.uid, role: entry.role, action: entry.verb,
      kind: entry.subjectKind, subject: entry.subject, outcome: entry.outcome,
      basis: entry.basis, detail: entry.detail, session: entry.session,
      hash: Hexadecimal.text(entry.hash))
  }
}

extension ImportLine {
  /// One file of one import as its listing shows it.
  public init(_ record: ImportRecord) {
    self.init(
      number: record.number, at: record.at, account: record.account, kind: record.kind,
      file: record.file, sha256: record.sha256, read: record.counts.read,
      added: record.counts.added, changed: record.counts.changed,
      unchanged: record.counts.unchanged, conflicts: record.counts.conflicts,
      rejected: record.counts.rejected, revertedAt: record.revertedAt)
  }
}

extension AccountLine {
  /// A grant as its listing shows it.
  public init(_ grant: Grant) {
    self.init(
      account: grant.account, role: grant.role.rawValue, agency: grant.agency,
      counties: grant.counties, staff: grant.staff, unit: grant.unit,
      facilities: grant.facilities, from: grant.from, until: grant.until, grantedBy: grant.grantedBy
    )
  }
}
