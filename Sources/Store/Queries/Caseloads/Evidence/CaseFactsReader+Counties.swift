import Database
import Domain

extension CaseFactsReader {
  /// The open cases that bear on some counties: their own, those of their workers, and those of
  /// whoever is the primary worker of one of them: where one worker has siblings, half of a base is
  /// taken off.
  ///
  /// A county's own stand together in an index. Of the others nearly all are among them, so their
  /// keys alone are looked at first.
  func cases(bearingOn codes: [String]) throws -> [CaseFacts] {
    let marks = codes.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
    var found = try cases(where: " AND c.county IN (\(marks))", codes.map { .text($0) })
    var known = Set(found.map(\.id))
    var workers: Set<String> = []
    var others: Set<String> = []
    let places = codes.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
    try viewing.connection.forEach(
      "SELECT a.staff, a.case_id FROM my_assignments_f1 a WHERE \(Self.inForce("a", "?1"))"
        + " AND a.staff IN (SELECT v.id FROM my_staff_versions_f12 v WHERE v.county IN (\(places)))",
      [.integer(at.seconds)] + codes.map { .text($0) }
    ) { row in
      workers.insert(row.text(0))
      let key = row.text(1)
      if !known.contains(key) { others.insert(key) }
    }
    found += try cases(listed: others)
    known.formUnion(others)
    // Whatever their own workers have is there by now.
    let primaries = found.lazy.flatMap(\.assignments).filter { $0.role == .primary }.map(\.staff)
    let abroad = Set(primaries).subtracting(workers)
    if abroad.isEmpty { return found }
    others = []
    for list in KeyLists.of(abroad.sorted()) {
      try viewing.connection.forEach(
        "SELECT q.case_id FROM my_assignments_f1 q WHERE q.role = 'primary'"
          + " AND \(Self.inForce("q", "?1")) AND q.staff IN (\(KeyLists.marks(from: 2)))",
        [.integer(at.seconds)] + list
      ) { row in
        let key = row.text(0)
        if !known.contains(key) { others.insert(key) }
      }
    }
    return found + (try cases(listed: others))
  }

  private func cases(listed keys: Set<String>) throws -> [CaseFacts] {
    try KeyLists.of(keys.sorted()).flatMap { list in
      try cases(where: " AND c.id IN (\(KeyLists.marks(from: 3)))", list)
    }
  }
}
