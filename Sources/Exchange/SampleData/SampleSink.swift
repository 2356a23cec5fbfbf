/// Takes the rows of the sample data, each before any row that refers to it.
protocol SampleSink: AnyObject {
  /// Takes one row.
  ///
  /// - Parameters:
  ///   - kind: the file that would hold it (`youth`).
  ///   - cells: by column name, as a file would spell them; empty = unknown.
  func add(_ kind: String, _ cells: [String: String]) throws

  /// Takes one plan, as a file of the folder of plans would have it.
  func addPlan(_ fileName: String, _ text: String) throws
}
