import Database
import Domain

extension CaseFactsReader {
  /// The open cases that bear on some counties: their own, those of their workers, and those of
  /// whoever is the primary worker of one of them: where one worker has siblings, half of a base is
  /// taken off.
  ///
  /// A county's own stand together. Nearly always they are all that its workers have, which a count
  /// of these tells.
  ///
  /// - Parameters:
  ///   - workers: whoever was ever of one of the counties.
  ///   - body: what is done with each case.
  ///   - holders: whoever has one of the cases that were read so far.
  func forEach(
    bearingOn codes: [String], workers: Set<String>, _ body: (inout CaseFacts) throws -> Void,
    holders: () -> [CaseWeigher.Holder]
  ) throws {
    let own = KeyLists.marks(of: codes.count, from: 3)
    try cases(where: { "\($0).county IN (\(own))" }, codes.map { .text($0) }, body)
    let read = holders().reduce(0) { workers.contains($1.staff) ? $0 + $1.count : $0 }
    let others = try read == count(ofWorkersOf: codes) ? [] : keys(workers.sorted(), "")
    try cases(listed: others, besides: codes, body)
    // Whatever their own workers have is there by now.
    let abroad = holders().filter { $0.isPrimary && !workers.contains($0.staff) }.map(\.staff)
    let further = try keys(abroad.sorted(), " AND a.role = 'primary'").subtracting(others)
    try cases(listed: further, besides: codes, body)
  }

  /// How many assignments in force whoever was ever of one of some counties has.
  private func count(ofWorkersOf codes: [String]) throws -> Int {
    let places = KeyLists.marks(of: codes.count, from: 2)
    return try viewing.connection.fetchOne(
      "SELECT count(*) FROM my_assignments_f1 a WHERE \(isHeld("a", "?1"))"
        + " AND a.staff IN (SELECT v.id FROM my_staff_versions_f12 v WHERE v.county IN (\(places)))",
      [.integer(at.seconds)] + codes.map { .text($0) }
    ) { $0.int(0) } ?? 0
  }

  /// The keys of the cases that some people have.
  private func keys(_ staff: [String], _ condition: String) throws -> Set<String> {
    var keys: Set<String> = []
    for list in KeyLists.of(staff) {
      try viewing.connection.forEach(
        "SELECT a.case_id FROM my_assignments_f1 a WHERE \(isHeld("a", "?1"))\(condition)"
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
