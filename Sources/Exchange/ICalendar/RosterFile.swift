import Domain
import Store

/// A roster's calendar file, read whole: what it says, without regard to the store.
struct RosterFile {
  /// SHA-256 of the bytes read, as hexadecimal digits.
  let sha256: String
  let byteCount: Int
  /// In the order of their first events.
  private(set) var series: [RosterSeries] = []
  /// What is not understood; with any of it nothing of the file is taken.
  private(set) var problems: [CalendarProblem] = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - zone: the rules of a zone of the system's data by its name.
  ///   - isInterrupted: asked now and then.
  /// - Throws: ``ImportFailure`` where it can't be opened, or at an interruption.
  init(
    path: String, zone: @escaping (String) -> ZoneRules? = SystemZone.rules(named:),
    isInterrupted: () -> Bool = { false }
  ) throws {
    let hasher = StreamHash()
    let source: ByteSource
    do {
      source = try ByteSource(path: path) { hasher.add($0) }
    } catch {
      throw ImportFailure.missing(path: path, reason: error.reason)
    }
    var reader = CalendarReader(source: source)
    var parser = CalendarParser()
    do throws(CalendarProblem) {
      var count = 0
      while let content = try reader.next() {
        try parser.take(content)
        count += 1
        if count % 4096 == 0, isInterrupted() { break }
      }
      if !isInterrupted() { try parser.finish() }
    } catch {
      problems.append(error)
    }
    if isInterrupted() { throw ImportFailure.interrupted }
    byteCount = reader.bytesRead
    var hash = hasher.hash
    sha256 = Hexadecimal.text(hash.finish())
    problems = parser.problems + problems
    read(parser, zone)
  }

  private mutating func read(_ parser: CalendarParser, _ zone: @escaping (String) -> ZoneRules?) {
    var zones = CalendarZones(parser.zones, system: zone)
    problems += zones.problems
    var places: [String: Int] = [:]
    for component in parser.events {
      let line = component.first("UID")
      let uid = line?.words ?? ""
      let place = places[uid] ?? series.count
      if place == series.count {
        series.append(RosterSeries(uid: uid))
        // Events without a UID have nothing to do with one another.
        if !uid.isEmpty { places[uid] = place }
      }
      do throws(CalendarProblem) {
        if uid.isEmpty {
          throw .event(line?.number ?? component.line, "UID", "is missing, and an event needs it")
        }
        series[place].add(try RosterEvent(component, uid: uid, zones: &zones))
      } catch {
        if error.extent == .file {
          problems.append(error)
        } else {
          series[place].add(bad: component.line, component.text, error)
        }
      }
    }
    problems.sort { $0.line < $1.line }
  }
}

/// Hashes what a reader passes on; a class because the reader's tap outlives the call.
final class StreamHash {
  private(set) var hash = SHA256()

  /// Adds the next bytes.
  func add(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bytes.bindMemory(to: UInt8.self))
  }
}
