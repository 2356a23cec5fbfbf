import Domain
import Store

/// One row of the state's facility list, read.
struct FacilityListRow {
  private let cells: [String: String]

  /// - Parameter cells: by the download's column names; absent = the cell is empty.
  init(_ cells: [String: String]) {
    self.cells = cells
  }

  /// The row as the store takes it.
  ///
  /// - Parameter county: gives the FIPS code of a county's name; throws where there is none.
  /// - Throws: ``FieldProblem`` that names the download's own column.
  func listed(county: (String) throws -> String) throws -> ListedFacility {
    let number = try number()
    var listed = ListedFacility(number: number, type: try type(), county: try fips(county))
    listed.name = cells["facility_name"]
    listed.phone = cells["facility_telephone_number"]
    listed.licensee = cells["licensee"]
    listed.status = try status()
    listed.capacity = try capacity()
    listed.licensedOn = try date("license_first_date")
    listed.closedOn = try date("closed_date")
    listed.asOf = try fileDate()
    return listed
  }

  private func number() throws -> String {
    guard let text = cells["facility_number"] else {
      throw FieldProblem(field: "facility_number", reason: "is empty, and a row needs it")
    }
    let length = FacilityListColumns.numberLength
    guard Self.isDigits(text), text.utf8.count <= length else {
      throw FieldProblem(
        field: "facility_number", reason: "'\(text)' is no number of at most \(length) digits")
    }
    return String(repeating: "0", count: length - text.utf8.count) + text
  }

  private func type() throws -> FacilityType {
    let text = cells["facility_type"] ?? ""
    if let type = FacilityListColumns.types[Self.plain(text)] { return type }
    throw FieldProblem(
      field: "facility_type",
      reason: text.isEmpty
        ? "is empty, and a row needs it" : "'\(text)' is no type of facility that takes children")
  }

  private func fips(_ county: (String) throws -> String) throws -> String {
    guard let name = cells["county_name"] else {
      throw FieldProblem(field: "county_name", reason: "is empty, and a row needs it")
    }
    do {
      return try county(name)
    } catch let problem as FieldProblem {
      throw FieldProblem(field: "county_name", reason: problem.reason)
    }
  }

  private func status() throws -> String? {
    guard let text = cells["facility_status"] else { return nil }
    let plain = Self.plain(text)
    if FacilityListColumns.statuses.contains(plain) { return plain }
    throw FieldProblem(
      field: "facility_status",
      reason: "'\(text)' is none of " + FacilityListColumns.statuses.joined(separator: ", "))
  }

  private func capacity() throws -> Int? {
    guard let text = cells["facility_capacity"] else { return nil }
    if Self.isDigits(text), text.utf8.count <= 4, let beds = Int(text) { return beds }
    throw FieldProblem(
      field: "facility_capacity", reason: "'\(text)' is no whole number of at most 9999")
  }

  /// `M/D/YYYY`, or ISO with or without a time behind it.
  private func date(_ column: String) throws -> LocalDate? {
    guard let text = cells[column] else { return nil }
    if let date = Self.slashed(text) ?? Self.iso(text) { return date }
    throw FieldProblem(field: column, reason: "'\(text)' is no date such as 5/20/2010")
  }

  /// `MDDYYYY`: the month lost its zero, the day never does.
  private func fileDate() throws -> LocalDate? {
    guard let text = cells["file_date"] else { return nil }
    if Self.isDigits(text), (7...8).contains(text.utf8.count) {
      let digits = Array(text)
      let year = Int(String(digits.suffix(4)))
      let day = Int(String(digits.dropLast(4).suffix(2)))
      let month = Int(String(digits.dropLast(6)))
      if let year, let month, let day, let date = LocalDate(year: year, month: month, day: day) {
        return date
      }
    } else if let date = Self.slashed(text) ?? Self.iso(text) {
      return date
    }
    throw FieldProblem(
      field: "file_date", reason: "'\(text)' is no date such as 5252025, which is 25 May 2025")
  }

  private static func slashed(_ text: String) -> LocalDate? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy(isDigits), parts[2].utf8.count == 4,
      parts[0].utf8.count <= 2, parts[1].utf8.count <= 2,
      let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return LocalDate(year: year, month: month, day: day)
  }

  private static func iso(_ text: String) -> LocalDate? {
    let day = text.prefix(10)
    let rest = text.dropFirst(10)
    guard rest.isEmpty || rest.first == "T" || rest.first == " " else { return nil }
    return LocalDate(String(day))
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Upper case, with single blanks.
  private static func plain(_ text: String) -> String {
    text.uppercased().split(separator: " ").joined(separator: " ")
  }
}
