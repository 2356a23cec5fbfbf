/// Caseload figures as text and back: what a board shows of them at its first
/// frame, before they are computed anew from the records.
///
/// It keeps workers, units, counties and the cases that nobody works on; of those
/// only the points, not what makes them. One row a line, cells separated by tabs.
public enum CaseloadArchive {
  /// The figures as text.
  public static func text(_ figures: CaseloadFigures) -> String {
    var lines: [String] = []
    for row in figures.casesWithoutWorker { lines.append(line(row)) }
    lines += figures.workers.map(line)
    lines += figures.units.map { line($0, "U") }
    lines += figures.counties.map { line($0, "K") }
    return lines.joined(separator: "\n")
  }

  /// The figures of a text, or `nil` where it is not one of ours.
  public static func figures(_ text: String) -> CaseloadFigures? {
    var text = text
    return text.withUTF8 { figures(Cells($0)) }
  }

  private static func figures(_ text: Cells) -> CaseloadFigures? {
    var cells = text
    var cases: [CaseRow] = []
    var workers: [WorkerRow] = []
    var units: [GroupRow] = []
    var counties: [GroupRow] = []
    while cells.nextLine() {
      switch cells.text() {
      case "C": if let row = caseRow(&cells) { cases.append(row) } else { return nil }
      case "W": if let row = worker(&cells) { workers.append(row) } else { return nil }
      case "U": if let row = group(&cells) { units.append(row) } else { return nil }
      case "K": if let row = group(&cells) { counties.append(row) } else { return nil }
      default: return nil
      }
    }
    return CaseloadFigures(cases: cases, workers: workers, units: units, counties: counties)
  }

  private static func line(_ row: CaseRow) -> String {
    let weight = row.weight
    return join([
      "C", row.caseID, row.youth, row.county, row.component.rawValue, "\(weight.base)",
      weight.status.rawValue, "\(weight.tier)", "\(weight.points)", row.worker ?? "",
      row.unit ?? "", "\(row.assignedPoints)",
    ])
  }

  private static func caseRow(_ cells: inout Cells) -> CaseRow? {
    let (id, youth, county) = (cells.text(), cells.text(), cells.text())
    guard let component = CaseComponent(rawValue: cells.text()), let base = cells.integer(),
      let status = ExploitationStatus(rawValue: cells.text()), let tier = cells.integer(),
      let points = cells.integer()
    else { return nil }
    let (worker, unit) = (cells.optional(), cells.optional())
    return CaseRow(
      caseID: id, youth: youth, county: county, unit: unit, worker: worker, component: component,
      role: worker == nil ? nil : .primary,
      weight: CaseWeight(archivedBase: base, status: status, tier: tier, points: points),
      assignedPoints: cells.integer() ?? 0)
  }

  private static func line(_ row: WorkerRow) -> String {
    join([
      "W", row.worker, row.name, row.unit ?? "", row.county, row.role.rawValue,
      row.cseDesignated ? "1" : "0", "\(row.fteHundredths)", "\(row.cases)", "\(row.cseCases)",
      "\(row.points)", "\(row.capacity)", row.band?.rawValue ?? "",
      row.trainingEndedOn?.text ?? "", row.leftOn?.text ?? "",
      row.awayUntil.map { "\($0.seconds)" } ?? "",
    ])
  }

  private static func worker(_ cells: inout Cells) -> WorkerRow? {
    let (key, name, unit, county) = (cells.text(), cells.text(), cells.optional(), cells.text())
    guard let role = StaffRole(rawValue: cells.text()), let designated = cells.integer(),
      let fte = cells.integer(), let cases = cells.integer(), let cseCases = cells.integer(),
      let points = cells.integer(), let capacity = cells.integer()
    else { return nil }
    return WorkerRow(
      worker: key, name: name, unit: unit, county: county, role: role,
      cseDesignated: designated == 1, fteHundredths: fte, cases: cases, cseCases: cseCases,
      points: points, capacity: capacity,
      percent: Share(count: points, total: capacity, of: "capacity"),
      band: LoadBand(rawValue: cells.text()), trainingEndedOn: LocalDate(cells.text()),
      leftOn: LocalDate(cells.text()),
      awayUntil: cells.integer().map { Instant(seconds: Int64($0)) })
  }

  private static func line(_ row: GroupRow, _ mark: String) -> String {
    let numbers: [Int?] = [
      row.cases, row.cseCases, row.holders, row.points, row.capacity, row.cseInDesignated.count,
      row.cseInDesignated.total, row.posts?.funded, row.posts?.filled, row.posts?.vacant,
      row.meanPercentTenths, row.spreadPercentTenths,
    ]
    return join(
      [mark, row.county, row.unit ?? "", row.name ?? "", row.optedInOn?.text ?? ""]
        + numbers.map { $0.map(String.init) ?? "" } + [row.band?.rawValue ?? ""])
  }

  private static func group(_ cells: inout Cells) -> GroupRow? {
    let (county, unit, name) = (cells.text(), cells.optional(), cells.optional())
    let optedIn = LocalDate(cells.text())
    guard let cases = cells.integer(), let cseCases = cells.integer(),
      let holders = cells.integer(), let points = cells.integer(), let capacity = cells.integer()
    else { return nil }
    let designated = Share(count: cells.integer(), total: cells.integer(), of: "cse_cases")
    let (funded, filled, vacant) = (cells.integer(), cells.integer(), cells.integer())
    let posts = funded.map { Posts(funded: $0, filled: filled ?? 0, vacant: vacant ?? 0) }
    return GroupRow(
      county: county, unit: unit, name: name, optedInOn: optedIn, cases: cases,
      cseCases: cseCases, holders: holders, points: points, capacity: capacity,
      percent: Share(count: points, total: capacity, of: "capacity"),
      cseInDesignated: designated, posts: posts, meanPercentTenths: cells.integer(),
      spreadPercentTenths: cells.integer(), band: LoadBand(rawValue: cells.text()))
  }

  /// Tabs and line ends inside a cell become blanks: they would cut it.
  private static func join(_ cells: [String]) -> String {
    cells.map { cell in
      cell.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A })
        ? String(decoding: cell.utf8.map { $0 == 0x09 || $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
        : cell
    }.joined(separator: "\t")
  }

  /// The cells of a text, line after line and from the left; those that are not there are empty.
  ///
  /// A board's first frame waits for this, so it goes over the bytes once.
  private struct Cells {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The next cell's first byte, and the line's end.
    private var place = 0
    private var end = -1

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
    }

    /// Goes to the next line that is not empty; false where there is none.
    mutating func nextLine() -> Bool {
      repeat {
        place = end + 1
        guard place < bytes.count else { return false }
        end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
      } while end == place
      return true
    }

    private mutating func cell() -> Slice<UnsafeBufferPointer<UInt8>> {
      guard place <= end else { return bytes[end..<end] }
      let stop = bytes[place..<end].firstIndex(of: 0x09) ?? end
      defer { place = stop + 1 }
      return bytes[place..<stop]
    }

    mutating func text() -> String { String(decoding: cell(), as: UTF8.self) }

    mutating func optional() -> String? {
      let text = text()
      return text.isEmpty ? nil : text
    }

    mutating func integer() -> Int? {
      let digits = cell()
      let isNegative = digits.first == 0x2D
      var number = 0
      // A number of more digits is none of ours, and could not be held.
      guard digits.count > (isNegative ? 1 : 0), digits.count < 19 else { return nil }
      for digit in digits.dropFirst(isNegative ? 1 : 0) {
        guard digit >= 0x30, digit <= 0x39 else { return nil }
        number = number * 10 + Int(digit - 0x30)
      }
      return isNegative ? -number : number
    }
  }
}
