import Domain
import Store

/// One pass over one plan: a plan is one row of its counts.
struct PlanImport {
  let input: ImportInput
  let session: ImportSession
  /// Bytes of this file that are done.
  let progress: (Int) -> Void

  /// Reads the plan and gives it to the session.
  ///
  /// - Throws: ``ImportFailure/missing(path:reason:)`` where it can't be opened.
  func run(_ tally: inout ImportTally) throws -> ImportedFile {
    let file =
      try input.conversion.map { try converted($0) }
      ?? PlanFile(path: input.path, zone: session.zone)
    let hash = input.conversion == nil ? file.sha256 : try FileHash.of(input.path)
    try session.beginFile(sha256: hash)
    var counts = ImportCounts()
    counts.read = 1
    tally.warnings += file.warnings.map { "\(input.path):\($0.line):\($0.key): \($0.reason)" }
    do {
      let plans = try file.plans()
      do {
        counts.count(try session.take(plans))
      } catch let problem as FieldProblem {
        throw PlanProblem(
          line: file.line(of: problem.field), field: problem.field, reason: problem.reason)
      }
    } catch let problem as PlanProblem {
      counts.rejected = 1
      try tally.reject(
        BadRow(
          file: input.path, line: problem.line, column: problem.field, reason: problem.reason,
          record: ""))
    }
    progress(try FileHash.byteCount(of: input.path))
    return ImportedFile(
      kind: input.kind.name, file: input.fileName, sha256: hash, counts: counts)
  }

  /// A plan that another program read; its file is in the log by its own bytes.
  private func converted(_ text: String) throws -> PlanFile {
    let name =
      PlanFileName(input.fileName, ending: ".pdf")
      ?? PlanFileName(input.fileName, ending: ".docx")
    return PlanFile(bytes: Array(text.utf8), name: name, zone: session.zone)
  }
}
