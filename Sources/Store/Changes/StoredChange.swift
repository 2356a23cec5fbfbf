import Database
import Domain

/// A change with its SQL: checks its subject through the viewer's own views,
/// applies the rules that need the store, and writes under one audit entry.
protocol StoredChange: Change {
  /// Makes the change.
  ///
  /// - Returns: the identifier of what it made or changed.
  /// - Throws: ``StoreError/rule(_:)`` for a rule that says no.
  func apply(_ work: WriteWork) throws -> String

  /// Reads what the change rests on: the records that it changes, as far as its fields name them.
  /// One that only adds reads nothing.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a record that the viewer does not see.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws
}

extension StoredChange {
  /// A change that only adds rests on nothing that another could change under it: its own rules
  /// refuse what does not fit any more.
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {}
}

/// Every change that can be made. To add one: a file of fields and rules in
/// Domain, one of SQL here, one line below.
public enum ChangeCatalog {
  static let all: [any StoredChange.Type] = [
    AssignCase.self, ReassignCase.self, EndAssignment.self, AddYouth.self, AddStaff.self,
    OpenCase.self,
    CloseCase.self, RecordStatus.self, ReportMissing.self, RecordNotice.self, RecordEffort.self,
    RecordReturn.self, ConfirmBeds.self, PlaceStay.self, EndStay.self, MoveStay.self, PutShift.self,
    PutShifts.self,
    PlanRotation.self, PutSchedule.self, EndSchedule.self, OpenResponse.self, RecordResponse.self,
    ExplainResponse.self,
    PageNext.self, LogResponse.self, AskSwap.self, AcceptSwap.self, ApproveSwap.self,
    WithdrawSwap.self, TakeShift.self, FillGaps.self, StartHandover.self, SignHandover.self,
    RecordReport.self, ChangeYouth.self, ChangeStaff.self, ChangeShift.self, CancelShift.self,
    AssignRecovery.self, CloseEpisode.self, StartTeam.self, ExtendTeam.self, EndTeam.self,
    RecordConsent.self, EndConsent.self, BreakGlass.self, ReviewBreakGlass.self,
    RecordSighting.self, MarkLocated.self, MarkLost.self, RecordStep.self, DescribeEpisode.self,
    RecordConversation.self, RecordScreen.self, EndEpisode.self, ExemptClock.self,
    AcknowledgeAlert.self, HandOverAlert.self, SetClock.self, SetLadder.self,
    SetPolicy.self, OverrideWeight.self, EndOverride.self,
    AddLeave.self, ChangeLeave.self, AddTraining.self, SetPositions.self, AddConflict.self,
    EndConflict.self,
    RecordPreference.self, HoldBed.self, ReleaseBed.self, SetResponsibility.self, NoteCounty.self,
    AddGoal.self, SignGoal.self, RaiseConflict.self, EscalateConflict.self, RaiseGap.self,
    RecordConsultation.self, AddImprovement.self, AnswerItem.self, ChangeItem.self, CloseItem.self,
    SetBudget.self, SignCounts.self, SetProtocol.self, SetPartner.self,
    AskCounty.self, AnswerCounty.self, EndRequest.self, ReferToPartner.self, AnswerReferral.self,
    SendSurvey.self, AnswerSurvey.self, AddStudy.self, ChangeStudy.self,
    Undo.self,
  ]

  /// What each change is called and needs, in the order of the catalogue.
  public static var descriptors: [ChangeDescriptor] { all.map { $0.descriptor } }

  /// The description of the change of that name, case ignored.
  public static func descriptor(named name: String) -> ChangeDescriptor? {
    let lowered = name.lowercased()
    return descriptors.first { $0.name == lowered }
  }

  static func type(named name: String) -> (any StoredChange.Type)? {
    all.first { $0.descriptor.name == name }
  }
}

extension BoardStore {
  /// Makes one change in one transaction with its audit entry.
  ///
  /// - Parameters:
  ///   - name: the change's name.
  ///   - fields: its fields' texts, as typed.
  ///   - now: when it happens.
  ///   - basis: what it rests on, as it was looked at; `nil` = whatever is there.
  /// - Returns: the identifier of what it made or changed.
  /// - Throws: ``StoreError/field(_:)`` for a field that does not read,
  ///   ``StoreError/rule(_:)`` for a rule that says no, ``StoreError/conflict(_:)`` where what it
  ///   rests on was changed in the meantime; nothing was changed.
  public func apply(
    _ name: String, fields: [(name: String, text: String)], now: Instant,
    expecting basis: ChangeBasis? = nil
  ) throws -> String {
    guard let type = ChangeCatalog.type(named: name) else {
      throw StoreError.unknownKey(kind: "actions", key: name)
    }
    guard type.descriptor.permits(viewer.role) else {
      try noteRefusal(of: type.descriptor.name, rule: "role", now: now)
      throw StoreError.notPermitted(
        reason: "\(type.descriptor.name) is not for the role \(viewer.role.words)")
    }
    let (change, read) = try Self.read(type, fields, FieldReading(zone: zone))
    return try notingRefusals(of: type.descriptor.name, now: now) {
      try write(verb: type.descriptor.name, now: now) { work in
        if let basis { try Self.require(basis, for: type, read, work) }
        return try change.apply(work)
      }
    }
  }

  private static func read(
    _ type: any StoredChange.Type, _ texts: [(name: String, text: String)],
    _ reading: FieldReading
  ) throws -> (any StoredChange, ChangeFields) {
    do throws(FieldProblem) {
      let read = try ChangeFields(texts: texts, descriptor: type.descriptor, reading: reading)
      return (try type.init(read), read)
    } catch {
      throw StoreError.field(error)
    }
  }

  /// Runs a write, and enters in the log when a rule or the viewer's scope refuses it (S12).
  ///
  /// The entry says which kind of rule, never the key that was asked for: what
  /// was typed as a key may be a name.
  func notingRefusals<T>(of verb: String, now: Instant, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as StoreError {
      switch error {
      case .rule: try noteRefusal(of: verb, rule: "rule", now: now)
      case .unknownKey: try noteRefusal(of: verb, rule: "scope", now: now)
      default: break
      }
      throw error
    }
  }

  /// A refused action is an entry too (S12).
  func noteRefusal(of verb: String, rule: String, now: Instant) throws {
    try write(verb: verb, now: now) { work in
      _ = try work.record(
        AuditLog.Act(
          verb: verb, outcome: "refused", detail: JSONText.object([("rule", .text(rule))])))
    }
  }
}

extension WriteWork {
  /// A key of its own for a record that came without one: the prefix and the
  /// number of the entry that makes it, so two stores of one county never agree by chance.
  func freshKey(_ prefix: String, for kind: RecordKind) throws -> String {
    var number = try AuditLog(connection: connection).head().seq + 1
    while true {
      let digits = String(number)
      let key = prefix + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
      if try !isTaken(kind, key) { return key }
      number += 1
    }
  }

  /// A record as it stands, by its own key, if the viewer sees it; in the order of its table.
  func visibleRow(_ kind: RecordKind, _ key: String) throws -> [DatabaseValue] {
    try requireVisible(kind, key)
    let reader = RecordWriter(connection: connection, entry: 0)
    guard let row = try reader.row(of: .base(of: kind), key: [.text(key)]) else {
      throw StoreError.unknownKey(kind: kind.name, key: key)
    }
    return row.values
  }

  /// The values of a record by their columns' names; null for a column that the kind has not.
  func visibleValues(_ kind: RecordKind, _ key: String) throws -> (String) -> DatabaseValue {
    kind.values(of: try visibleRow(kind, key))
  }

  /// The county of responsibility of a youth, a FIPS code; nil for a key that there is not.
  func ownerCounty(of youth: String) throws -> String? {
    try connection.fetchOne("SELECT owner_county FROM youth WHERE id = ?", [.text(youth)]) {
      $0.text(0)
    }
  }

  /// Refuses a key that another record of the kind has.
  func requireFree(_ kind: RecordKind, _ key: String) throws {
    if try isTaken(kind, key) {
      throw StoreError.rule("the key '\(key)' is taken in \(kind.name)")
    }
  }

  private func isTaken(_ kind: RecordKind, _ key: String) throws -> Bool {
    try connection.fetchOne("SELECT 1 FROM \(kind.table) WHERE id = ?", [.text(key)]) {
      $0.int(0)
    } != nil
  }

  /// Refuses a county that does not exist or lies out of the viewer's scope, in the same words.
  func requireCounty(_ fips: String) throws {
    let found = try connection.fetchOne("SELECT 1 FROM counties WHERE fips = ?", [.text(fips)]) {
      $0.int(0)
    }
    guard found != nil, viewer.covers(county: fips) else {
      throw StoreError.unknownKey(kind: "counties", key: fips)
    }
  }

  /// Refuses an agency that does not exist.
  func requireAgency(_ key: String) throws {
    let found = try connection.fetchOne("SELECT 1 FROM agencies WHERE id = ?", [.text(key)]) {
      $0.int(0)
    }
    if found == nil { throw StoreError.unknownKey(kind: "agencies", key: key) }
  }

  /// Refuses a county that does not exist; another county's may be named (where a youth may be).
  func requireKnownCounty(_ fips: String) throws {
    let found = try connection.fetchOne("SELECT 1 FROM counties WHERE fips = ?", [.text(fips)]) {
      $0.int(0)
    }
    if found == nil { throw StoreError.unknownKey(kind: "counties", key: fips) }
  }

  /// Refuses a moment to come.
  func requirePast(_ moment: Instant, _ sentence: String) throws {
    if moment > now { throw StoreError.rule(sentence) }
  }

  /// Refuses a row whose key another row of its table has.
  func requireNew(_ kind: RecordKind, _ row: [DatabaseValue], _ sentence: String) throws {
    let table = RecordTable.base(of: kind)
    let key = table.key(of: row)
    let marks = table.primaryKey.map { "\($0) = ?" }.joined(separator: " AND ")
    let found = try connection.fetchOne("SELECT 1 FROM \(table.name) WHERE \(marks)", key) {
      $0.int(0)
    }
    if found != nil { throw StoreError.rule(sentence) }
  }

  /// Checks the rules between the cells of one row.
  func requireRules(_ kind: RecordKind, _ values: [String: FieldValue]) throws {
    if let problem = RecordRules(now: now, zone: zone).problem(kind, values) {
      throw StoreError.field(problem)
    }
  }

  /// A row's values in the order of its table, from values by file name.
  func row(_ kind: RecordKind, _ values: [String: FieldValue]) -> [DatabaseValue] {
    kind.columns.map { values[$0.name]?.stored ?? .null }
  }
}

extension RecordKind {
  /// The values of a row by their columns' names; null for a column that the kind has not.
  func values(of row: [DatabaseValue]) -> (String) -> DatabaseValue {
    { name in columns.firstIndex { $0.name == name }.map { row[$0] } ?? .null }
  }
}
