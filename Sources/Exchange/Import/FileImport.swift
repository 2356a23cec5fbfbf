import Domain
import Presentation
import Store

/// One pass over one CSV file: each record to the session, each bad row to the tally.
struct FileImport {
  let input: ImportInput
  let rows: FileRows
  let session: ImportSession
  let isInterrupted: () -> Bool
  /// Bytes of this file read so far.
  let progress: (Int) -> Void

  /// Reads the file to its end.
  ///
  /// - Throws: ``ImportFailure`` where the file itself cannot be taken: missing,
  ///   a required column missing, changed while it was read.
  func run(_ tally: inout ImportTally) throws -> ImportedFile {
    let hash = try FileHash.of(input.path)
    try session.beginFile(sha256: hash)
    var counts = ImportCounts()
    var again = SHA256()
    var reader: CSVReader
    do {
      let hasher = StreamHash()
      reader = try CSVReader(path: input.path) { hasher.add($0) }
      try read(&reader, &counts, &tally)
      again = hasher.hash
    } catch let error as FileOpenError {
      throw ImportFailure.missing(path: input.path, reason: error.reason)
    }
    if tally.badCount == 0, Hexadecimal.text(again.finish()) != hash {
      throw ImportFailure.unsteady(path: input.path)
    }
    return ImportedFile(
      kind: rows.name, file: input.fileName, sha256: hash, counts: counts)
  }

  private func read(
    _ reader: inout CSVReader, _ counts: inout ImportCounts, _ tally: inout ImportTally
  )
    throws
  {
    guard let header = try header(&reader, &tally) else { return }
    let columns = rows.required + rows.optional
    var records = 0
    while true {
      records += 1
      if records % 256 == 0 {
        if isInterrupted() { throw ImportFailure.interrupted }
        progress(reader.bytesRead)
      }
      do {
        guard let record = try reader.next() else { break }
        counts.read += 1
        if let problem = header.problem(in: record) { throw problem }
        try take(record, header, columns, &counts, &tally)
      } catch let problem as CSVProblem {
        if problem.kind != .cellCount { counts.read += 1 }
        counts.rejected += 1
        try tally.reject(bad(problem))
        if problem.isFatal { break }
      }
    }
    // What a rejected row says is unknown, so nothing is taken for left out.
    if counts.rejected == 0 { counts.changed += try rows.end() }
    progress(reader.bytesRead)
  }

  private func header(_ reader: inout CSVReader, _ tally: inout ImportTally) throws -> HeaderMap? {
    do {
      guard let record = try reader.next() else {
        throw CSVProblem(
          kind: .header, line: 1, reason: "the file is empty; a header row is needed")
      }
      let header = try HeaderMap(
        header: record, required: rows.required, optional: rows.optional)
      reader.columnNames = header.names
      for name in header.unknown {
        tally.warnings.append("\(input.path):1:\(name): is no column of \(rows.name); left aside")
      }
      return header
    } catch let error as HeaderError {
      // A file that lacks a column has no row to take: this stops the import, rejects or not.
      throw ImportFailure.refused(error.problems.map(bad), total: error.problems.count)
    } catch let problem as CSVProblem {
      throw ImportFailure.refused([bad(problem)], total: 1)
    }
  }

  private func take(
    _ record: CSVRecord, _ header: HeaderMap, _ columns: [String], _ counts: inout ImportCounts,
    _ tally: inout ImportTally
  ) throws {
    var cells: [String: String] = [:]
    for column in columns {
      guard let cell = header.cell(column, in: record) else { continue }
      // What whoever wrote the file was not shown is unknown, and erases nothing.
      let isWithheld = cell == CellText.withheld
      cells[column] = isWithheld ? "" : FormulaGuard.restored(cell)
      if isWithheld { noteWithheld(column, &tally) }
    }
    do {
      let outcome = try rows.take(cells, record.line)
      counts.count(outcome)
      notePadding(cells, &tally)
      if case .conflict(let reason) = outcome {
        tally.conflicts.append("\(input.path):\(record.line): left as it is: \(reason)")
      }
    } catch let problem as FieldProblem {
      counts.rejected += 1
      try tally.reject(
        BadRow(
          file: input.path, line: record.line, column: problem.field, reason: problem.reason,
          record: record.raw))
    }
  }

  private func noteWithheld(_ column: String, _ tally: inout ImportTally) {
    let note = "\(input.path): \(column): cells that were withheld count as empty"
    if !tally.warnings.contains(note) { tally.warnings.append(note) }
  }

  /// A FIPS code that lost its leading zero in a spreadsheet is padded, and said.
  private func notePadding(_ cells: [String: String], _ tally: inout ImportTally) {
    for column in rows.paddedColumns {
      guard let cell = cells[column], cell.utf8.count == 4 else { continue }
      let note = "\(input.path): \(column): four-digit codes were padded (\(cell) → 0\(cell))"
      if !tally.warnings.contains(note) { tally.warnings.append(note) }
    }
  }

  private func bad(_ problem: CSVProblem) -> BadRow {
    BadRow(
      file: input.path, line: problem.line, column: problem.column, reason: problem.reason,
      record: problem.raw)
  }
}
