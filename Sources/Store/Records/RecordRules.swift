import Domain

/// What must hold between the cells of one row, whichever way it comes in
/// (D§3, interface §3 and §4.7).
struct RecordRules {
  let now: Instant
  let zone: ZoneRules

  /// The first rule that a row breaks, or `nil`.
  ///
  /// - Parameter values: the row's cells by file name, empty ones absent.
  func problem(_ kind: RecordKind, _ values: [String: FieldValue]) -> FieldProblem? {
    switch kind.name {
    case "flags", "assignments", "stays", "leave", "conflicts":
      order(values, "from", "until")
    case "cse_status": order(values, "from", "until") ?? grid(values)
    case "screenings": screening(values)
    case "cases": order(values, "opened_on", "closed_on")
    case "staff": order(values, "started_on", "ended_on")
    case "missing":
      order(values, "received_at", "returned_at") ?? order(values, "received_at", "closed_at")
    case "facilities": order(values, "ages_from", "ages_to")
    case "weights": policy(values)
    case "shifts": order(values, "starts_at", "ends_at")
    case "submissions": order(values, "first_day", "last_day")
    case "callouts":
      order(values, "opened_at", "cws_arrived_at")
        ?? order(values, "opened_at", "advocate_arrived_at")
    case "no_contact": oneOf(values, "other_youth", "facility")
    case "facilitators": order(values, "from", "until") ?? oneOf(values, "facility", "name")
    default: nil
    }
  }

  private func order(_ values: [String: FieldValue], _ first: String, _ second: String)
    -> FieldProblem?
  {
    let isBackwards: Bool
    switch (values[first], values[second]) {
    case (.time(let start), .time(let end)): isBackwards = end < start
    case (.date(let start), .date(let end)): isBackwards = end < start
    case (.integer(let low), .integer(let high)): isBackwards = high < low
    default: isBackwards = false
    }
    return isBackwards ? FieldProblem(field: second, reason: "lies before \(first)") : nil
  }

  private func oneOf(_ values: [String: FieldValue], _ first: String, _ second: String)
    -> FieldProblem?
  {
    values[first] == nil && values[second] == nil
      ? FieldProblem(field: first, reason: "either \(first) or \(second) is needed") : nil
  }

  /// D§3.2: the codes of the state's grid; code 6871 must have an end (rule R-10971).
  private func grid(_ values: [String: FieldValue]) -> FieldProblem? {
    guard case .text(let code) = values["grid_code"] else { return nil }
    guard ["6867", "6868", "6869", "6870", "6871"].contains(code) else {
      return FieldProblem(field: "grid_code", reason: "'\(code)' is none of 6867 to 6871")
    }
    if code == "6871", values["until"] == nil {
      return FieldProblem(field: "until", reason: "grid code 6871 needs an end (rule R-10971)")
    }
    return nil
  }

  /// D§3.1: a CSE-IT 2.0 total lies in 0–23 and decides its band; a mismatch is refused.
  private func screening(_ values: [String: FieldValue]) -> FieldProblem? {
    guard case .text(let tool) = values["tool"], tool.lowercased() == "cse_it",
      case .text(let version) = values["version"], version == "2.0"
    else { return nil }
    let given: String? = if case .text(let band) = values["band"] { band } else { nil }
    guard case .integer(let total) = values["score"] else { return nil }
    guard let band = ScreeningBand(total: total) else {
      return FieldProblem(field: "score", reason: "a CSE-IT 2.0 total lies between 0 and 23")
    }
    guard let given else { return nil }
    let word = given.lowercased().split(separator: " ").joined(separator: "_")
    let accepted = Self.bandNames(band)
    if accepted.contains(word) { return nil }
    return FieldProblem(
      field: "band", reason: "'\(given)' does not fit a total of \(total), which is \(accepted[0])")
  }

  private static func bandNames(_ band: ScreeningBand) -> [String] {
    switch band {
    case .noConcern: ["no_concern", "none", "no"]
    case .possible: ["possible", "possible_concern"]
    case .clear: ["clear", "clear_concern"]
    }
  }

  /// A policy's key must be one that a figure reads (interface §4.7).
  private func policy(_ values: [String: FieldValue]) -> FieldProblem? {
    guard case .text(let kindName) = values["kind"], let kind = PolicyKind(stored: kindName),
      case .text(let key) = values["key"]
    else { return nil }
    let known = PolicyRow.keys(of: kind)
    if known.contains(key) { return nil }
    return FieldProblem(
      field: "key", reason: "'\(key)' is no key of \(kindName): \(known.joined(separator: ", "))")
  }
}
