import Database
import Domain

/// One shift that a calendar tells of.
public struct RosterShift: Hashable, Sendable {
  /// When it would have started had it not been moved.
  public let original: Instant
  /// By the names of the columns of shifts, the key apart.
  public let cells: [String: String]
  /// The line of its event.
  public let line: Int

  /// One shift.
  public init(original: Instant, cells: [String: String], line: Int) {
    self.original = original
    self.cells = cells
    self.line = line
  }
}

/// What became of the shifts of one UID.
public struct RosterOutcome: Sendable {
  /// What became of each shift given.
  public internal(set) var shifts: [RowOutcome] = []
  /// How many shifts of this UID end, for the calendar has them no longer.
  public internal(set) var ended = 0
  /// What was left as it is, by the line of its event.
  public internal(set) var conflicts: [(line: Int, reason: String)] = []
}

/// Why a shift of a calendar can't be taken.
public struct RosterShiftProblem: Error {
  /// The line of its event.
  public let line: Int
  /// What is wrong.
  public let problem: FieldProblem
}

/// A calendar's UID that is imported again replaces all its shifts; those of other UIDs stay
/// (interface §4.7, Rosters).
///
/// The shift of an event that comes once has the UID for its key; that of an event that comes
/// again has the UID and the time at which it would have started, `UID/20261120T200000Z`. So a
/// calendar written from these shifts, one event each, reads back to the same keys.
extension ImportSession {
  /// The county's wall clock.
  public var zone: ZoneRules { rules.zone }

  /// Names the UIDs of the calendars of this import, before its first file is taken.
  public func expectSeries(_ uids: [String]) { expectedSeries.formUnion(uids) }

  /// Whether a shift is one of a UID of the calendars of this import.
  func isExpected(_ key: String) -> Bool {
    if expectedSeries.contains(key) { return true }
    return Self.uid(ofKey: key).map(expectedSeries.contains) ?? false
  }

  /// Takes all shifts of one UID, or none of them.
  ///
  /// - Parameters:
  ///   - isRecurring: whether they are known by their time as well.
  ///   - line: that of the first event.
  /// - Throws: ``RosterShiftProblem`` for the first that can't be taken.
  public func takeSeries(
    _ uid: String, isRecurring: Bool, shifts: [RosterShift], line: Int
  ) throws -> RosterOutcome {
    let kind = RecordCatalog.shifts
    let stored = try StoreError.translating { try storedSeries(uid) }
    let first = pending.count
    var fresh: [String] = []
    var outcome = RosterOutcome()
    do {
      for shift in shifts {
        let key = Self.key(uid, shift, isRecurring: isRecurring, stored)
        if seen[kind.name]?[key] == nil { fresh.append(key) }
        var cells = shift.cells
        cells["id"] = key
        do {
          let taken = try take(kind, cells: cells, line: shift.line)
          outcome.shifts.append(taken)
          if case .conflict(let reason) = taken { outcome.conflicts.append((shift.line, reason)) }
        } catch let problem as FieldProblem {
          throw RosterShiftProblem(line: shift.line, problem: problem)
        }
      }
      try StoreError.translating { try endOthers(uid, stored, line: line, &outcome) }
    } catch {
      pending.removeSubrange(first...)
      for key in fresh { seen[kind.name]?[key] = nil }
      throw error
    }
    return outcome
  }

  /// A key of the UID and a time, of which the UID is everything before the last stroke.
  private static func uid(ofKey key: String) -> String? {
    let stamp = key.utf8.suffix(17)
    guard stamp.count == 17, key.utf8.count > 17 else { return nil }
    for (byte, form) in zip(stamp, "/00000000T000000Z".utf8) {
      let isFit = form == 0x30 ? (0x30...0x39).contains(byte) : byte == form
      if !isFit { return nil }
    }
    return String(decoding: key.utf8.dropLast(17), as: UTF8.self)
  }

  /// A shift keeps the key under which the store has it, when its event begins or ceases to come
  /// again too.
  private static func key(
    _ uid: String, _ shift: RosterShift, isRecurring: Bool, _ stored: [String: StoredRow]
  ) -> String {
    let timed = "\(uid)/\(shift.original.basicUTC)"
    if isRecurring {
      let isStoredAlone =
        stored[timed] == nil && stored[uid]?.values[5] == .integer(shift.original.seconds)
      return isStoredAlone ? uid : timed
    }
    return stored[uid] == nil && stored[timed] != nil ? timed : uid
  }

  /// The shifts that the store has of a UID, by key.
  private func storedSeries(_ uid: String) throws -> [String: StoredRow] {
    let columns = RecordTable.base(of: RecordCatalog.shifts).columns
    // Between the two lies every key that begins with the UID and a stroke.
    let rows = try connection.fetchAll(
      "SELECT \(columns.joined(separator: ", ")), entry FROM shifts"
        + " WHERE id = ?1 OR id > ?2 AND id < ?3",
      [.text(uid), .text(uid + "/"), .text(uid + "0")]
    ) { row in
      StoredRow(values: columns.indices.map { row.value($0) }, entry: row.int(columns.count))
    }
    var stored: [String: StoredRow] = [:]
    for row in rows {
      guard let key = row.values[0].text, key == uid || Self.uid(ofKey: key) == uid
      else { continue }
      stored[key] = row
    }
    return stored
  }

  /// Ends the stored shifts of the UID that this import does not give.
  private func endOthers(
    _ uid: String, _ stored: [String: StoredRow], line: Int, _ outcome: inout RosterOutcome
  ) throws {
    let table = RecordTable.base(of: RecordCatalog.shifts)
    for (key, row) in stored.sorted(by: { $0.key < $1.key }) {
      guard seen["shifts"]?[key] == nil, key == uid || !expectedSeries.contains(key),
        let ended = ending(row.values)
      else { continue }
      if try isByHand(row.entry) {
        outcome.conflicts.append((line, "\(key): a later entry by hand says otherwise"))
        continue
      }
      do {
        try requireStoredCounty(RecordCatalog.shifts, row.values)
      } catch let problem as FieldProblem {
        throw RosterShiftProblem(line: line, problem: problem)
      }
      pending.append(PendingRow(table: table, values: ended, before: row.values))
      outcome.ended += 1
    }
  }
}

/// Who and where, as a calendar may name them (interface §4.7, Rosters).
extension ImportSession {
  /// A county by its code, or by its name where a name may stand.
  ///
  /// - Throws: ``FieldProblem`` for one that is not known.
  public func rosterCounty(_ text: String, isCode: Bool) throws -> String {
    let isDigits = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    if isCode || isDigits {
      let value = try reading.value(text, of: .county, field: "county")
      guard case .text(let fips) = value else {
        throw FieldProblem(field: "county", reason: "is empty, and a shift needs it")
      }
      return fips
    }
    var names = try StoreError.translating {
      try connection.fetchAll("SELECT fips, name FROM counties") { ($0.text(0), $0.text(1)) }
    }
    names += (seen["counties"] ?? [:]).values.compactMap { row in
      row.values[0].text.flatMap { fips in row.values[1].text.map { (fips, $0) } }
    }
    let wanted = text.lowercased()
    guard let county = names.last(where: { $0.1.lowercased() == wanted }) else {
      throw FieldProblem(field: "county", reason: "'\(text)' is no county's code or name")
    }
    return county.0
  }

  /// A person on staff: by key, else by the part of an address before the @ where that is a key,
  /// else by a name as key or as the name of exactly one.
  ///
  /// - Throws: ``FieldProblem`` for nobody, and for a name that several have.
  public func rosterPerson(key: String?, mailbox: String?, name: String?) throws -> String {
    try StoreError.translating {
      if let key {
        if try exists(RecordCatalog.staff, key) { return key }
        throw FieldProblem(field: "staff", reason: "X-STAFF-ID '\(key)' is unknown in staff")
      }
      for key in [mailbox, name] {
        if let key, try exists(RecordCatalog.staff, key) { return key }
      }
      let people = try name.map { try staffByName()[$0] ?? [] } ?? []
      if people.count == 1 { return people[0] }
      let words = [mailbox, name].compactMap { $0 }.map { "'\($0)'" }.joined(separator: ", ")
      throw FieldProblem(
        field: "staff",
        reason: people.isEmpty
          ? "\(words.isEmpty ? "the line" : words) names nobody on staff"
          : "'\(name ?? "")' is the name of \(people.count) people; give X-STAFF-ID")
    }
  }

  /// The keys of everybody on staff by their present names, of the store and of this import.
  private func staffByName() throws -> [String: [String]] {
    if let known = staffNames { return known }
    let kind = RecordCatalog.staff
    var names: [String: String] = [:]
    let rows = try connection.fetchAll(
      "SELECT v.id, v.name FROM staff_versions v WHERE v.valid_from ="
        + " (SELECT max(n.valid_from) FROM staff_versions n WHERE n.id = v.id"
        + " AND n.valid_from <= ?)", [.integer(now.seconds)]
    ) { ($0.text(0), $0.text(1)) }
    for (key, name) in rows { names[key] = name }
    if let place = RecordTable.versions(of: kind).columns.firstIndex(of: "name") {
      for (key, record) in dated[kind.name] ?? [:] {
        names[key] = record.version(at: now.seconds)?.values[place - 2].text
      }
    }
    let keys = Dictionary(grouping: names.keys.sorted()) { names[$0] ?? "" }
    staffNames = keys
    return keys
  }
}
