import Database
import Domain

extension CaseFactsReader {
  /// The open cases that bear on some counties: their own, those of their workers, and those of
  /// whoever is the primary worker of one of them: where one worker has siblings, half of a base is
  /// taken off.
  ///
  /// A county's own stand together in an index. Nearly always they are all that its workers have,
  /// which a count of each worker's assignments tells.
  func cases(
    bearingOn codes: [String], _ body: (inout CaseFacts) throws -> Void
  ) throws {
    var known: [String: Holding] = [:]
    func note(_ one: CaseFacts) {
      for held in one.assignments { known[held.staff, default: Holding()].add(held.role) }
    }
    let own = KeyLists.marks(of: codes.count, from: 3)
    try cases(where: { "\($0).county IN (\(own))" }, codes.map { .text($0) }) { one in
      note(one)
      try body(&one)
    }
    var workers: Set<String> = []
    var beyond: [String] = []
    let places = KeyLists.marks(of: codes.count, from: 2)
    try viewing.connection.forEach(
      "SELECT a.staff, count(*) FROM my_assignments_f1 a WHERE \(Self.inForce("a", "?1"))"
        + " AND a.staff IN (SELECT v.id FROM my_staff_versions_f12 v WHERE v.county IN (\(places)))"
        + " GROUP BY a.staff",
      [.integer(at.seconds)] + codes.map { .text($0) }
    ) { row in
      let staff = row.text(0)
      workers.insert(staff)
      if known[staff]?.count != row.int(1) { beyond.append(staff) }
    }
    let others = try keys(beyond, "")
    try cases(listed: others, besides: codes) { one in
      note(one)
      try body(&one)
    }
    // Whatever their own workers have is there by now.
    let abroad = known.filter { $0.value.isPrimary && !workers.contains($0.key) }
    let further = try keys(abroad.keys.sorted(), " AND a.role = 'primary'").subtracting(others)
    try cases(listed: further, besides: codes, body)
  }

  /// What somebody has of the cases that were read.
  private struct Holding {
    private(set) var count = 0
    private(set) var isPrimary = false

    mutating func add(_ role: AssignmentRole) {
      count += 1
      if role == .primary { isPrimary = true }
    }
  }

  /// The keys of the cases that some people have.
  private func keys(_ staff: [String], _ condition: String) throws -> Set<String> {
    var keys: Set<String> = []
    for list in KeyLists.of(staff) {
      try viewing.connection.forEach(
        "SELECT a.case_id FROM my_assignments_f1 a WHERE \(Self.inForce("a", "?1"))\(condition)"
          + " AND a.staff IN (\(KeyLists.marks(from: 2)))",
        [.integer(at.seconds)] + list
      ) { keys.insert($0.text(0)) }
    }
    return keys
  }

  /// Cases by their keys, without those of some counties, which were read already.
  private func cases(
    listed keys: Set<String>, besides codes: [String], _ body: (inout CaseFacts) throws -> Void
  ) throws {
    let listed = Self.youth(ofCases: KeyLists.marks(from: 3))
    for list in KeyLists.of(keys.sorted()) {
      let read = KeyLists.marks(of: codes.count, from: 3 + list.count)
      let some = Set(list)
      try cases(
        where: { "\($0).youth IN (\(listed)) AND \($0).county NOT IN (\(read))" },
        list + codes.map { .text($0) }
      ) { one in
        if some.contains(.text(one.id)) { try body(&one) }
      }
    }
  }
}
