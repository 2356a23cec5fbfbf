import Domain

/// The front matter of a plan: `key: value` lines between two lines of `---`.
///
/// It reads as YAML would read it as far as such lines go: quotes around a value, `#` for a
/// remark, blank lines.
struct PlanFrontMatter {
  static let keys = [
    "county", "fiscal_year", "status", "submitted_on", "allocation", "shared_with",
  ]
  private static let noBeginning = "has no front matter; its first line must be ---"
  private static let required = ["county", "fiscal_year", "status"]

  /// One key as it stands.
  private struct Entry {
    let line: Int
    let value: String
  }
  private var entries: [String: Entry] = [:]
  private var problem: PlanProblem?
  /// Keys that are none of a plan's.
  private(set) var unknown: [(line: Int, key: String)] = []
  /// How many lines it takes, both `---` included; 0 = there is none.
  private(set) var lineCount = 0

  /// Reads the front matter of a file's lines, without their ends.
  init(_ lines: some Sequence<Substring.UTF8View>) {
    var number = 0
    for line in lines {
      number += 1
      let text = String(Substring(line))
      let isRule = Self.isRule(line)
      if number == 1 {
        if isRule { continue }
        note(1, "-", Self.noBeginning)
        return
      }
      if isRule {
        lineCount = number
        return
      }
      take(text, number)
    }
    // Nothing that was noted on the way counts where the end is missing.
    problem = PlanProblem(
      line: 1, field: "-",
      reason: number == 0
        ? Self.noBeginning : "the front matter has no end; a line of --- must follow it")
  }

  /// Whether a line is a rule, with which it begins and ends.
  static func isRule(_ line: Substring.UTF8View) -> Bool {
    line.starts(with: "---".utf8) && FieldReading.trimmed(String(Substring(line))) == "---"
  }

  private mutating func take(_ text: String, _ number: Int) {
    let trimmed = FieldReading.trimmed(text)
    if trimmed.isEmpty || trimmed.hasPrefix("#") { return }
    guard let colon = text.utf8.firstIndex(of: 0x3A), text.utf8.first != 0x20,
      text.utf8.first != 0x09
    else {
      note(number, "-", "is no line of the form key: value")
      return
    }
    let key = FieldReading.trimmed(String(text[..<colon])).lowercased()
    guard Self.keys.contains(key) else {
      unknown.append((number, key))
      return
    }
    if let earlier = entries[key] {
      note(number, key, "stands in line \(earlier.line) already")
      return
    }
    guard let value = Self.value(String(text[text.utf8.index(after: colon)...])) else {
      note(number, key, "a quote is not closed, or something follows it")
      return
    }
    entries[key] = Entry(line: number, value: value)
  }

  private mutating func note(_ line: Int, _ field: String, _ reason: String) {
    if problem == nil { problem = PlanProblem(line: line, field: field, reason: reason) }
  }

  /// A value without its quotes or its remark; `nil` where its quotes are wrong.
  private static func value(_ text: String) -> String? {
    let text = FieldReading.trimmed(text)
    if let quote = text.first, quote == "\"" || quote == "'" {
      let rest = text.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return nil }
      let after = FieldReading.trimmed(String(rest[rest.index(after: end)...]))
      return after.isEmpty || after.hasPrefix("#") ? String(rest[..<end]) : nil
    }
    if text.hasPrefix("#") { return "" }
    if let remark = text.firstRange(of: " #") {
      return FieldReading.trimmed(String(text[..<remark.lowerBound]))
    }
    return text
  }

  /// The line of a key; 1 where it is not there.
  func line(of key: String) -> Int { entries[key]?.line ?? 1 }

  /// Whether the code of the county lacks its leading zero.
  var isPadded: Bool { entries["county"]?.value.utf8.count == 4 }

  /// What it says.
  ///
  /// - Parameter name: what the file's name says, with which it must agree; `nil` = nothing.
  /// - Throws: ``PlanProblem`` for the first line that is wrong.
  func header(named name: PlanFileName?, zone: ZoneRules) throws -> PlanHeader {
    if let problem { throw problem }
    var found: [String: FieldValue] = [:]
    let reading = FieldReading(zone: zone)
    for (key, entry) in entries.sorted(by: { $0.value.line < $1.value.line }) {
      do throws(FieldProblem) {
        found[key] = try reading.value(entry.value, of: Self.kind(of: key), field: key)
      } catch {
        throw PlanProblem(line: entry.line, field: key, reason: error.reason)
      }
      if let value = found[key], let other = Self.other(than: value, key, name) {
        throw PlanProblem(
          line: entry.line, field: key, reason: "the file's name says \(other)")
      }
      if key == "fiscal_year", case .text(let year) = found[key], FiscalYear(year) == nil {
        throw PlanProblem(
          line: entry.line, field: key, reason: "'\(year)' is no fiscal year such as 2025-26")
      }
    }
    return try header(found)
  }

  /// FIPS codes of the other counties whose protocol the plan is (D§8.1).
  ///
  /// - Throws: ``PlanProblem`` for what is no code of another county, or stands twice.
  func sharedWith(_ header: PlanHeader, zone: ZoneRules) throws -> [String] {
    guard let entry = entries["shared_with"] else { return [] }
    let reading = FieldReading(zone: zone)
    var counties: [String] = []
    for item in FieldReading.items(entry.value) {
      do throws(FieldProblem) {
        guard case .text(let code)? = try reading.value(item, of: .county, field: "shared_with")
        else { continue }
        if code == header.county || counties.contains(code) {
          throw FieldProblem(field: "shared_with", reason: "names \(code) twice")
        }
        counties.append(code)
      } catch {
        throw PlanProblem(line: entry.line, field: "shared_with", reason: error.reason)
      }
    }
    return counties
  }

  private func header(_ found: [String: FieldValue]) throws -> PlanHeader {
    for key in Self.required where found[key] == nil {
      let reason = entries[key] == nil ? "is missing, and a plan needs it" : "is empty"
      throw PlanProblem(line: line(of: key), field: key, reason: reason)
    }
    guard case .text(let county)? = found["county"],
      case .text(let yearText)? = found["fiscal_year"],
      case .text(let statusName)? = found["status"], let year = FiscalYear(yearText),
      let status = PlanStatus(stored: statusName)
    else { preconditionFailure("each was read as what it is") }
    var submittedOn: LocalDate?
    if case .date(let date)? = found["submitted_on"] { submittedOn = date }
    var allocation: Int?
    if case .integer(let hundredths)? = found["allocation"] { allocation = hundredths }
    return PlanHeader(
      county: county, year: year, status: status, submittedOn: submittedOn, allocation: allocation)
  }

  private static func kind(of key: String) -> FieldKind {
    switch key {
    case "county": .county
    case "status": .term(PlanStatus.storedNames)
    case "submitted_on": .date
    case "allocation": .hundredths(0...100_000_000_000_000)
    default: .text
    }
  }

  /// What the file's name says where it says something else.
  private static func other(
    than value: FieldValue, _ key: String, _ name: PlanFileName?
  ) -> String? {
    guard let name, case .text(let text) = value else { return nil }
    switch key {
    case "county": return text == name.county ? nil : name.county
    case "fiscal_year":
      return FiscalYear(text) == nil || text == name.year.text ? nil : name.year.text
    default: return nil
    }
  }
}
