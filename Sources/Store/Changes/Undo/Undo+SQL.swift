import Database
import Domain

extension Undo: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let chain = try entry.map { try UndoTarget.chain(of: $0, work) } ?? UndoTarget.last(work)
    let plan: UndoPlan
    do {
      plan = try UndoTarget.plan(chain, named: entry, work)
    } catch let refusal as UndoRefusal {
      throw StoreError.rule(
        "entry \(entry ?? chain.tip) (\(chain.root.verb)) cannot be taken back: \(refusal.reason)")
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: chain.root.subjectKind,
        subject: chain.root.subject,
        detail: JSONText.object([
          ("entry", .integer(Int64(chain.tip))), ("verb", .text(chain.root.verb)),
          ("change", .integer(Int64(chain.root.seq))),
        ])))
    for row in plan.back { try writer.putBack(row) }
    for row in plan.out { try writer.takeOut(row) }
    try YouthWords.gather(ofRows: plan.back + plan.out, work.connection)
    return chain.root.subject
  }
}

/// Which change is meant, and whether its maker may take it back.
enum UndoTarget {
  /// The chain of an entry of one's own; of another's, or of what is no change, the same words.
  static func chain(of entry: Int, _ work: WriteWork) throws -> UndoChain {
    guard let chain = try UndoChain.of(entry, work.connection), isOwnChange(chain.root, work),
      chain.root.seq == entry || chain.links.contains(entry)
    else { throw StoreError.rule("entry \(entry) is no change of yours") }
    return chain
  }

  /// One's last change that stands.
  static func last(_ work: WriteWork) throws -> UndoChain {
    var before = Int.max
    while true {
      let batch = try own(before: before, limit: 50, work)
      for entry in batch where entry.verb != Undo.descriptor.name {
        if let chain = try UndoChain.of(entry.seq, work.connection), chain.isInEffect {
          return chain
        }
      }
      guard let oldest = batch.last else {
        throw StoreError.rule("there is no change of yours to take back")
      }
      before = oldest.seq
    }
  }

  /// The newest changes of one's own before an entry, undone ones and undos among them.
  static func own(before: Int, limit: Int, _ work: WriteWork) throws -> [AuditEntry] {
    let verbs = ChangeCatalog.descriptors.map { "'\($0.name)'" }.joined(separator: ", ")
    return try work.connection.fetchAll(
      "SELECT \(AuditEntry.columns) FROM audit WHERE account = ? AND seq < ? AND uid = ?"
        + " AND outcome = 'done' AND verb IN (\(verbs)) ORDER BY seq DESC LIMIT ?",
      [
        .text(work.actor.account), .integer(Int64(before)), .integer(Int64(work.actor.uid)),
        .integer(Int64(limit)),
      ]
    ) { try AuditEntry(row: $0) }
  }

  /// What taking it back would do.
  ///
  /// - Parameter entry: the entry that was asked for; `nil` = the newest of the chain.
  /// - Throws: ``UndoRefusal``.
  static func plan(_ chain: UndoChain, named entry: Int?, _ work: WriteWork) throws -> UndoPlan {
    let isNewest = entry.map { $0 == chain.tip || ($0 == chain.root.seq && chain.isInEffect) }
    if isNewest == false {
      throw UndoRefusal(reason: "that was done already, by entry \(chain.tip)")
    }
    guard let descriptor = ChangeCatalog.descriptor(named: chain.root.verb),
      descriptor.permits(work.viewer.role)
    else { throw UndoRefusal(reason: "your role may no longer make that change") }
    let plan = try UndoPlan(chain, work)
    try requireScope(plan, work)
    return plan
  }

  private static func isOwnChange(_ entry: AuditEntry, _ work: WriteWork) -> Bool {
    entry.account == work.actor.account && entry.uid == work.actor.uid && entry.outcome == "done"
      && entry.verb != Undo.descriptor.name
      && ChangeCatalog.descriptor(named: entry.verb) != nil
  }

  /// The subject must be one's own to see, as it is for every change, unless the change made it.
  private static func requireScope(_ plan: UndoPlan, _ work: WriteWork) throws {
    let root = plan.chain.root
    let kinds = [
      "youth": RecordCatalog.youth, "staff": RecordCatalog.staff,
      "facility": RecordCatalog.facilities, "shift": RecordCatalog.shifts,
      "callout": RecordCatalog.callouts, "handover": RecordCatalog.handovers,
      "schedule": RecordCatalog.temporarySchedules, "agenda": RecordCatalog.agendaItems,
      "request": RecordCatalog.countyRequests, "study": RecordCatalog.studyFigures,
    ]
    guard let kind = kinds[root.subjectKind] else { return }
    let isOfItsMaking = (plan.out + (plan.chain.isInEffect ? [] : plan.back)).contains {
      $0.table.name == kind.table && $0.values[0] == .text(root.subject)
    }
    if isOfItsMaking { return }
    do {
      try work.requireVisible(kind, root.subject)
    } catch StoreError.unknownKey {
      throw UndoRefusal(reason: "its record is no longer yours to see")
    }
  }
}
