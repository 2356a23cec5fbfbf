import Database
import Domain

extension BoardStore {
  /// What a change rests on as it stands now: taken when a form opens, sent with the change.
  ///
  /// - Parameters:
  ///   - action: the change's name.
  ///   - fields: its fields as far as they are known; those that do not read are passed over.
  ///   - now: when it would happen.
  /// - Returns: `nil` where the change only adds, or where the fields do not say yet to what it
  ///   is done, or to what the viewer does not see.
  public func basis(
    of action: String, fields: [(name: String, text: String)], now: Instant
  ) throws -> ChangeBasis? {
    guard let type = ChangeCatalog.type(named: action), type.descriptor.permits(viewer.role) else {
      return nil
    }
    let read = ChangeFields(
      readable: fields, descriptor: type.descriptor, reading: FieldReading(zone: zone))
    return try examine(now: now) { try Self.basis(of: type, read, $0) }
  }

  /// Refuses a change when what it rests on differs from what was looked at.
  ///
  /// Inside the write transaction: between this look and the change nobody else can write.
  static func require(
    _ expected: ChangeBasis, for type: any StoredChange.Type, _ fields: ChangeFields,
    _ work: WriteWork
  ) throws {
    let now = try basis(of: type, fields, work) ?? ChangeBasis(entry: 0, values: [])
    if now.entry == expected.entry { return }
    var was = expected.values
    if was.isEmpty { was = try basis(of: type, fields, work, asOf: expected.entry)?.values ?? [] }
    let fields = (was.map(\.name) + now.values.map(\.name)).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }.map { name in
      ConflictField(
        name: name, was: was.first { $0.name == name }?.text ?? "",
        isNow: now.values.first { $0.name == name }?.text ?? "")
    }.filter { $0.was != $0.isNow }
    // What the change rests on reads as it did, whoever wrote beside it or wrote it back.
    if fields.isEmpty { return }
    // Where what was looked at is not there any more, whoever took it back is meant.
    let newer = now.entry > expected.entry ? now.entry : nil
    let tip = try newer ?? UndoChain.of(expected.entry, work.connection)?.tip
    let newest = try tip.flatMap { try UndoChain.entry($0, work.connection) }
    throw StoreError.conflict(
      ChangeConflict(
        by: newest?.account ?? "somebody",
        at: Instant(seconds: Int64((newest?.atHundredths ?? 0) / 100)), verb: newest?.verb ?? "",
        fields: fields, basis: now))
  }

  private static func basis(
    of type: any StoredChange.Type, _ fields: ChangeFields, _ work: WriteWork, asOf: Int? = nil
  ) throws -> ChangeBasis? {
    var reading = BasisReading(work, asOf: asOf)
    do {
      try type.look(at: fields, &reading)
    } catch StoreError.unknownKey {
      return nil
    }
    return reading.entry == 0 ? nil : ChangeBasis(entry: reading.entry, values: reading.values)
  }
}
