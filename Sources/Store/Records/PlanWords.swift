import Database

/// The words of plans, kept in their index with the text that they are of.
enum PlanWords {
  /// Writes the words of one piece.
  static func keep(_ values: [DatabaseValue], of table: RecordTable, _ connection: Connection)
    throws
  {
    guard table.name == RecordCatalog.planTexts.table, let text = values.last else { return }
    try connection.execute(
      "INSERT INTO plan_index (rowid, text) VALUES (?, ?)", [values[0], text])
  }

  /// Takes out the words of the piece of that key, if it is there.
  static func remove(key: [DatabaseValue], of table: RecordTable, _ connection: Connection) throws {
    guard table.name == RecordCatalog.planTexts.table else { return }
    // The index forgets words only when it is told them.
    try connection.execute(
      "INSERT INTO plan_index (plan_index, rowid, text)"
        + " SELECT 'delete', id, text FROM plan_texts WHERE id = ?", key)
  }
}
