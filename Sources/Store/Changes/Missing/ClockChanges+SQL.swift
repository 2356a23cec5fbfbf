import Database
import Domain

extension ExemptClock: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "an exemption cannot begin in time to come")
    let kind = RecordCatalog.clockExemptions
    var values = values
    values["at"] = .time(at)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "that exemption is recorded already")
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("episode", .text(episode)), ("clock", row[1])])
    try writer.write(row, to: .base(of: kind))
    return episode
  }
}
