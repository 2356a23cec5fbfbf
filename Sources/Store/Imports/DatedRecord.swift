import Database
import Domain

/// A record with dated attributes as an import leaves it: what is undated, and
/// its versions in order of time (interface §2).
///
/// The first values known hold from the record's beginning; a changed value
/// holds from its date on, until the next version that says otherwise.
final class DatedRecord {
  /// One version: since when, and every dated attribute in the table's order.
  struct Version {
    var from: Int64
    var values: [DatabaseValue]
    /// The audit entry that wrote it; `nil` for one of this import.
    let entry: Int?
    /// The values as they stand in the store, if they differ.
    var before: [DatabaseValue]?
    var isDirty: Bool
  }

  let isNew: Bool
  var ownerCounty: String
  /// The undated attributes in the table's order.
  var undated: [DatabaseValue]
  let undatedBefore: [DatabaseValue]?
  let ownerBefore: String?
  let entry: Int?
  private(set) var versions: [Version]

  init(new undated: [DatabaseValue], ownerCounty: String) {
    isNew = true
    self.undated = undated
    self.ownerCounty = ownerCounty
    undatedBefore = nil
    ownerBefore = nil
    entry = nil
    versions = []
  }

  init(stored undated: [DatabaseValue], ownerCounty: String, entry: Int, versions: [Version]) {
    isNew = false
    self.undated = undated
    self.ownerCounty = ownerCounty
    undatedBefore = undated
    ownerBefore = ownerCounty
    self.entry = entry
    self.versions = versions
  }

  /// Whether the record's own row must be written.
  var isBaseDirty: Bool {
    isNew || undated != undatedBefore || ownerCounty != ownerBefore
  }

  /// Whether anything must be written.
  var isDirty: Bool { isBaseDirty || versions.contains(where: \.isDirty) }

  /// The place of the version in force at a moment, or `nil` before the first.
  func index(at moment: Int64) -> Int? {
    versions.lastIndex { $0.from <= moment }
  }

  /// Adds a version, or changes the one that begins at the same moment, and
  /// carries each changed attribute forward to later versions that only repeat
  /// the old value.
  func state(_ values: [DatabaseValue], from moment: Int64) {
    guard let index = index(at: moment) else {
      versions.insert(
        Version(from: moment, values: values, entry: nil, before: nil, isDirty: true), at: 0)
      return
    }
    let old = versions[index].values
    if versions[index].from == moment {
      change(index, to: values)
    } else {
      let version = Version(from: moment, values: values, entry: nil, before: nil, isDirty: true)
      versions.insert(version, at: index + 1)
    }
    let next = (versions[index].from == moment ? index : index + 1) + 1
    for column in values.indices where values[column] != old[column] {
      carry(column, from: old[column], to: values[column], startingAt: next)
    }
  }

  /// Lets the earliest version hold from the record's beginning.
  func beginAtTheBeginning() {
    if !versions.isEmpty { versions[0].from = Beginning.seconds }
  }

  private func carry(_ column: Int, from old: DatabaseValue, to new: DatabaseValue, startingAt: Int)
  {
    var index = startingAt
    while index < versions.count, versions[index].values[column] == old {
      var values = versions[index].values
      values[column] = new
      change(index, to: values)
      index += 1
    }
  }

  private func change(_ index: Int, to values: [DatabaseValue]) {
    if versions[index].entry != nil, versions[index].before == nil {
      versions[index].before = versions[index].values
    }
    versions[index].values = values
    versions[index].isDirty = true
  }
}
