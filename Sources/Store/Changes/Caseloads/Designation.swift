import Database
import Domain

/// Whoever is designated for CSE cases is trained for them (S36): a course whose name begins with
/// CSE, completed by then, and none of theirs lapsed without being renewed.
enum Designation {
  /// Refuses to designate somebody without a current training; what an import says stays as it is.
  static func require(_ staff: String, on day: LocalDate, _ work: WriteWork) throws {
    let courses = try work.connection.fetchAll(
      CSETraining.courses(in: "training", " AND staff = ?2"), [.text(day.text), .text(staff)]
    ) { $0.text(1) }
    if let lapsed = courses.filter({ $0 < day.text }).min() {
      throw refusal("the CSE training of '\(staff)' ended on \(lapsed)")
    }
    if courses.isEmpty { throw refusal("'\(staff)' has no CSE training by \(day.text)") }
  }

  /// The refusal; of somebody new there is nothing to know yet.
  static func refusal(_ reason: String?) -> StoreError {
    .field(
      FieldProblem(
        field: "cse_designated",
        reason: "needs a current CSE training: \(reason ?? "of somebody new none is recorded");"
          + " record it first (add-training), then designate them (change-staff)"))
  }
}
