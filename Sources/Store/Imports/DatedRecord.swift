import Database
import Domain

/// A record with dated attributes as an import leaves it: what is undated, and
/// its versions in order of time (interface §2).
///
/// The first values known hold from the record's beginning; a changed value
/// holds from its date on, until the next version that says otherwise. The
/// rows of an import are replayed in order of their dates, whatever order they
/// stand in, so a file says the same when its lines are shuffled.
final class DatedRecord {
  /// One version: since when, and every dated attribute in the table's order.
  struct Version: Equatable {
    var from: Int64
    var values: [DatabaseValue]
    /// The audit entry that wrote it; `nil` for one of this import.
    let entry: Int?

    static func == (left: Version, right: Version) -> Bool {
      left.from == right.from && left.values == right.values
    }
  }

  let isNew: Bool
  var ownerCounty: String
  /// The undated attributes in the table's order.
  var undated: [DatabaseValue]
  let undatedBefore: [DatabaseValue]?
  let ownerBefore: String?
  let entry: Int?
  /// What stands in for cells that a new record leaves empty, in the table's order.
  private let standIns: [DatabaseValue]
  private let stored: [Version]
  /// What the rows of this import say, by the moment from which they say it.
  private var statements: [Int64: [DatabaseValue]] = [:]
  private(set) var versions: [Version]

  init(new undated: [DatabaseValue], ownerCounty: String, standIns: [DatabaseValue]) {
    isNew = true
    self.undated = undated
    self.ownerCounty = ownerCounty
    self.standIns = standIns
    undatedBefore = nil
    ownerBefore = nil
    entry = nil
    stored = []
    versions = []
  }

  init(stored undated: [DatabaseValue], ownerCounty: String, entry: Int, versions: [Version]) {
    isNew = false
    self.undated = undated
    self.ownerCounty = ownerCounty
    standIns = []
    undatedBefore = undated
    ownerBefore = ownerCounty
    self.entry = entry
    stored = versions
    self.versions = versions
  }

  /// Whether the record's own row must be written.
  var isBaseDirty: Bool {
    isNew || undated != undatedBefore || ownerCounty != ownerBefore
  }

  /// Whether anything must be written.
  var isDirty: Bool { isBaseDirty || versions != stored }

  /// The versions to write, each with the values that stand in the store, if it is there.
  ///
  /// The first values of a new record hold from its beginning.
  var writes: [(version: Version, before: [DatabaseValue]?)] {
    versions.enumerated().compactMap { index, version in
      var version = version
      if isNew, index == 0 { version.from = Beginning.seconds }
      let before = stored.first { $0.from == version.from }?.values
      return before == version.values ? nil : (version, before)
    }
  }

  /// The place of the version in force at a moment, or `nil` before the first.
  func index(at moment: Int64) -> Int? {
    versions.lastIndex { $0.from <= moment }
  }

  /// The version in force at a moment; before the first, the first.
  func version(at moment: Int64) -> Version? {
    index(at: moment).map { versions[$0] } ?? versions.first
  }

  /// Whether an earlier row of this import gave another value from the same moment.
  func contradicts(_ given: [DatabaseValue], from moment: Int64) -> Bool {
    guard let earlier = statements[moment] else { return false }
    return zip(given, earlier).contains { !$0.isNull && !$1.isNull && $0 != $1 }
  }

  /// Takes what one row says from a moment on; empty cells say nothing.
  ///
  /// - Returns: whether any version differs for it.
  func state(_ given: [DatabaseValue], from moment: Int64) -> Bool {
    let before = versions
    statements[moment] = statements[moment].map { Self.merged(given, over: $0) } ?? given
    replay()
    return versions != before
  }

  private func replay() {
    versions = stored
    for moment in statements.keys.sorted() {
      if let given = statements[moment] { apply(given, from: moment) }
    }
  }

  /// Adds a version, or changes the one that begins at the same moment, and
  /// carries each changed attribute forward to later versions that only repeat
  /// the old value.
  private func apply(_ given: [DatabaseValue], from moment: Int64) {
    guard let index = index(at: moment) else {
      let values = isNew ? Self.merged(given, over: standIns) : given
      versions.insert(Version(from: moment, values: values, entry: nil), at: 0)
      return
    }
    let old = versions[index].values
    let values = Self.merged(given, over: old)
    if values == old { return }
    var next = index + 1
    if versions[index].from == moment {
      versions[index].values = values
    } else {
      versions.insert(Version(from: moment, values: values, entry: nil), at: next)
      next += 1
    }
    for column in values.indices where values[column] != old[column] {
      carry(column, from: old[column], to: values[column], startingAt: next)
    }
  }

  private func carry(_ column: Int, from old: DatabaseValue, to new: DatabaseValue, startingAt: Int)
  {
    var index = startingAt
    while index < versions.count, versions[index].values[column] == old {
      versions[index].values[column] = new
      index += 1
    }
  }

  /// The cells given, and where they are empty those beneath.
  static func merged(_ given: [DatabaseValue], over base: [DatabaseValue]) -> [DatabaseValue] {
    zip(given, base).map { $0.0.isNull ? $0.1 : $0.0 }
  }
}
