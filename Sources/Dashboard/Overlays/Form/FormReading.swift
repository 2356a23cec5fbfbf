import Domain
import Presentation

/// Reads a form's fields: as the store does, and times and days also as people say them.
struct FormReading: Sendable {
  let zone: ZoneRules
  let now: Instant

  /// What a field's text means, and that text as the contract writes it.
  ///
  /// A spoken time is written out, so that it means the same when it is sent later, or tomorrow.
  /// - Throws: ``FieldProblem`` with a sentence that shows what would read.
  func read(
    _ text: String, _ field: ChangeField
  ) throws(FieldProblem) -> (text: String, value: FieldValue?) {
    let plain = FieldReading.trimmed(text)
    if field.isClearable, plain == ChangeField.clearing { return (plain, nil) }
    let written = plain.isEmpty ? plain : try writtenOut(plain, field)
    let value = try FieldReading(zone: zone).value(written, of: field.kind, field: field.name)
    if case (.term, .text(let name)) = (field.kind, value) { return (name, value) }
    return (written, value)
  }

  private func writtenOut(_ text: String, _ field: ChangeField) throws(FieldProblem) -> String {
    let spoken = SpokenTime(now: now, zone: zone, tense: field.tense)
    do throws(TimeTextError) {
      switch field.kind {
      case .time where (try? TimeText.instant(text, zone: zone)) == nil:
        return written(try spoken.instant(text))
      case .date where LocalDate(text) == nil: return try spoken.day(text).text
      default: return text
      }
    } catch {
      throw FieldProblem(field: field.name, reason: error.reason)
    }
  }

  /// A moment's minute as wall time, or with its offset where the wall shows it twice.
  private func written(_ instant: Instant) -> String {
    let minute = Instant(seconds: instant.seconds - (instant.seconds % 60 + 60) % 60)
    let wall = zone.local(minute)
    return zone.reading(of: wall) == .one(minute) ? wall.text : zone.rfc3339(minute)
  }

  /// What was understood of a time or a day, in full; nil for another kind of value.
  func readback(_ value: FieldValue?) -> String? {
    switch value {
    case .time(let instant):
      let age = DurationText.age(seconds: now.seconds - instant.seconds)
      return "\(zone.fullText(instant)), \(age)"
    case .date(let day): return ZoneRules.fullText(day)
    default: return nil
    }
  }
}
