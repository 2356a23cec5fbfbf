import Domain
import Store

/// What the rows of one CSV file are, as far as a pass over it needs to know.
struct FileRows {
  /// The name of the kind, in messages and reports.
  let name: String
  /// Columns without which the file has no row to take.
  let required: [String]
  /// Columns that may be absent.
  let optional: [String]
  /// Columns whose four-digit county codes are padded.
  let paddedColumns: [String]
  /// Takes one record's cells, by column.
  let take: (_ cells: [String: String], _ line: Int) throws -> RowOutcome
  /// Called at the end of a file without a rejected row; gives what changed by being left out.
  let end: () throws -> Int

  /// The rows of a kind of record (interface §3).
  init(_ kind: RecordKind, _ session: ImportSession) {
    name = kind.name
    required = kind.columns.filter(\.isRequired).map(\.name)
    optional =
      kind.columns.filter { !$0.isRequired }.map(\.name) + (kind.takesDates ? ["effective_on"] : [])
    paddedColumns = kind.columns.filter { $0.kind == .county }.map(\.name)
    take = { try session.take(kind, cells: $0, line: $1) }
    end = { try session.endFile(kind) }
  }

  /// The rows of the state's facility list. A number may stand in one taken row only: of two rows
  /// nothing says which holds.
  init(facilityList session: ImportSession) {
    name = FileKind.facilityList.name
    required = FacilityListColumns.all
    optional = []
    paddedColumns = []
    let numbers = TakenNumbers()
    take = { cells, line in
      let listed = try FacilityListRow(cells).listed {
        try session.rosterCounty($0, isCode: false)
      }
      if let earlier = numbers.lines[listed.number] {
        throw FieldProblem(
          field: "facility_number", reason: "line \(earlier) has the same number")
      }
      let outcome = try session.takeListed(listed, line: line)
      numbers.lines[listed.number] = line
      return outcome
    }
    end = { 0 }
  }

  private final class TakenNumbers {
    var lines: [String: Int] = [:]
  }
}
