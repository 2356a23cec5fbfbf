import Domain
import Testing

/// The matrix as the counties' reference prints it, read here cell by cell and held against the
/// data of the program.
@Suite struct AccessMatrixTests {
  /// D§7.2, word for word.
  private static let printed = """
    F1 Index|RW|RW|RW|RW|R|R|R|S|R|S|S|R|—|—|R
    F2 Demographics|RW|RW|RW|RW|M|M|M|—|M + missing|M|C|R min.|D|—|R
    F3 CSE status|RW|RW|R|M/RW own|M|M|M|—|M|M|C|flag "CSE-capable bed"|D|—|R
    F4 Narrative|RW|R|—|M|own only|M|M|—|— (use report)|—|C|—|—|—|R meta
    F5 Missing|RW|RW|RW|RW|M|M|M|—|R active|M|R notice|R|D|—|R
    F6 Leads|RW|R|RW|RW|—|—|—|—|R active|—|—|—|—|—|R meta
    F7 Placement|RW|RW|R|RW|M if transporting|M|M|—|C/emergency|—|counsel R|RW|—|—|R meta
    F8 Beds|R|R|R|R|R|R|R|—|—|—|—|RW|R|—|R
    F9 Zones|RW|RW|R|RW|M|—|—|—|M|—|—|R result only|—|—|R meta
    F10 Health|RW min.|R|safety note|M min.|—|RW own|RW own|—|life-safety|—|C|need only|—|—|R meta
    F11 SOGIE|C|C|—|C|C|C|C|—|—|—|C|need only|D≥11|—|—
    F12 Roster|R|RW|RW|RW own|RW own|R|R|—|hotline no.|—|—|R|R no phones|—|R
    F13 Dispatch|RW|RW|RW|RW|RW own seat|M|M|—|R own incident|—|—|R|D|—|R
    F14 Weights|own|unit|—|own dept|—|—|—|—|—|—|—|—|D unit|—|R
    F15 Plan|R|R|R|R|R|R|R|R|R|R|R|R|RW|—|R
    F16 Court|RW|RW|R date|RW|M date|—|—|—|—|M|R|R date|—|—|R
    F17 Reporter|R|R|W|—|—|—|—|—|R own|—|—|—|—|—|R meta
    F18 Audit|own|unit|—|own dept|—|—|—|—|—|—|—|—|—|R no content|R
    """

  private struct PrintedCell {
    let group: FieldGroup
    let role: Role
    let text: String
  }

  private static func cells() -> [PrintedCell] {
    printed.split(separator: "\n").flatMap { line -> [PrintedCell] in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let number = parts[0].split(separator: " ")[0].lowercased()
      guard let group = FieldGroup(rawValue: number) else { return [] }
      return zip(AccessMatrix.columns, parts.dropFirst()).map {
        PrintedCell(group: group, role: $0, text: $1)
      }
    }
  }

  /// What a printed cell means; `nil` for words that nobody has given a meaning.
  private static func meaning(of text: String) -> Access? {
    switch text {
    case "—", "— (use report)": Access()
    case "R": Access(reads: [.own])
    case "RW": Access(reads: [.own], writes: [.own])
    case "W": Access(writes: [.own])
    case "M": Access(reads: [.team])
    case "C": Access(reads: [.consent])
    case "S": Access(reads: [.own], part: .stub)
    case "D": Access(part: .counts)
    case "D≥11": Access(part: .counts, leastCount: 11)
    case "D unit": Access(reach: .unit, part: .counts)
    case "M + missing": Access(reads: [.team, .missing])
    case "M/RW own": Access(reads: [.team, .own], writes: [.own])
    case "M min.": Access(reads: [.team], part: .minimum)
    case "M date": Access(reads: [.team], part: .date)
    case "M if transporting": Access(reads: [.transport])
    case "C/emergency": Access(reads: [.consent, .emergency])
    case "R active": Access(reads: [.missing])
    case "R date": Access(reads: [.own], part: .date)
    case "R meta": Access(part: .trail)
    case "R min.": Access(reads: [.own], part: .minimum)
    case "R no content": Access(reads: [.own], part: .withoutContent)
    case "R no phones": Access(reads: [.own], part: .withoutPhones)
    case "R notice": Access(reads: [.own], part: .notice)
    case "R own", "R own incident": Access(reads: [.own], reach: .incident)
    case "R result only": Access(part: .result)
    case "RW min.": Access(reads: [.own], writes: [.own], part: .minimum)
    case "RW own", "own only": Access(reads: [.own], writes: [.own], reach: .agency)
    case "RW own seat": Access(reads: [.own], writes: [.own], reach: .seat)
    case "counsel R": Access(reads: [.own], reach: .counsel)
    case "flag \"CSE-capable bed\"": Access(part: .mark)
    case "hotline no.": Access(part: .number)
    case "life-safety": Access(reads: [.emergency], part: .safety)
    case "need only": Access(reads: [.own], part: .need)
    case "own": Access(reads: [.own], reach: .person)
    case "own dept": Access(reads: [.own], reach: .agency)
    case "safety note": Access(reads: [.own], part: .safety)
    case "unit": Access(reads: [.own], reach: .unit)
    default: nil
    }
  }

  @Test func `each cell is as the reference prints it`() throws {
    let cells = Self.cells()
    #expect(cells.count == 18 * 15)
    for cell in cells {
      let expected = try #require(Self.meaning(of: cell.text), "\(cell.text)")
      #expect(
        AccessMatrix.access(cell.role, cell.group) == expected,
        "\(cell.role) \(cell.group): \(cell.text)")
    }
    print("access matrix: \(cells.count) cells, \(AccessMatrix.columns.count) roles")
  }

  @Test func `a data steward and an administrator read nothing about a youth`() {
    for group in FieldGroup.allCases {
      #expect(!AccessMatrix.access(.dataSteward, group).mayRead)
      #expect(AccessMatrix.access(.administrator, group).mayRead == (group == .f18))
      #expect(AccessMatrix.access(.everything, group).readsWhole)
    }
  }

  @Test func `whoever writes a group on its own rows is named from the matrix`() {
    #expect(
      AccessMatrix.writers(of: .f5) == [.caseworker, .supervisor, .hotline, .probation])
    #expect(AccessMatrix.writers(of: .f8) == [.placementDesk])
    #expect(AccessMatrix.writers(of: .f1, .f15).isEmpty)
  }
}

@Suite struct RoleTests {
  @Test func `every role but that of demonstrations may be granted and has titles`() {
    #expect(Role.grantable.count == 17)
    for role in Role.grantable {
      #expect(Role(named: role.words.split(separator: " ").joined(separator: "-")) == role)
      #expect(RoleTitle.common.contains { $0.role == role }, "\(role)")
      #expect(!role.words.contains("_"))
    }
    #expect(Role(named: "everything") == nil)
    #expect(Set(RoleTitle.common.map(\.title)).count == RoleTitle.common.count)
  }

  @Test func `a list of part of the rows says which part`() {
    #expect(Role.caseworker.note(on: .f5) == nil)
    #expect(Role.advocate.note(on: .f5) == "you see youth on whose active team you are")
    #expect(Role.lawEnforcement.note(on: .f5) == "you see youth who are missing now")
    #expect(Role.administrator.note(on: .f5) == nil)
  }

  @Test func `a list is made of whole rows only`() {
    #expect(Role.advocate.lists(.f1))
    #expect(!Role.education.lists(.f1))
    #expect(!Role.counsel.lists(.f5))
    #expect(Role.analyst.lists(.f12))
    #expect(!Role.analyst.lists(.f3))
  }
}
