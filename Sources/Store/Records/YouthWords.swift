import Database
import Domain

/// The words by which a youth is found: key, initials, and each word of every
/// name they ever had (so an earlier name is an alias), in lower case.
///
/// Kept in a table of their own beside the records, written with them: a youth
/// must be found while a name is being typed, whatever the size of the store.
enum YouthWords {
  /// Writes the words of one version of a youth; words already there stay.
  static func keep(_ values: [DatabaseValue], of table: RecordTable, _ connection: Connection)
    throws
  {
    guard table.name == "youth_versions", let key = values[0].text else { return }
    var words = Set([fold(key)])
    for column in ["initials", "name"] {
      guard let index = table.columns.firstIndex(of: column), let text = values[index].text else {
        continue
      }
      words.formUnion(split(text))
    }
    for word in words {
      try connection.execute(
        "INSERT OR IGNORE INTO youth_words (word, youth, sound) VALUES (?, ?, ?)",
        [.text(word), .text(key), .text(sound(word))])
    }
  }

  /// Takes out every word of one youth.
  static func remove(_ key: DatabaseValue, _ connection: Connection) throws {
    try connection.execute("DELETE FROM youth_words WHERE youth = ?", [key])
  }

  /// Writes anew the words of the youth whose versions were put back or taken out: a name that
  /// was entered by mistake finds nobody once it is taken back.
  static func gather(ofRows rows: [KeptRow], _ connection: Connection) throws {
    var touched: [String] = []
    for row in rows where row.table.name == "youth_versions" {
      if let key = row.values[0].text, !touched.contains(key) { touched.append(key) }
    }
    for youth in touched { try gather(youth, connection) }
  }

  private static func gather(_ youth: String, _ connection: Connection) throws {
    let table = RecordTable.versions(of: RecordCatalog.youth)
    let standing = try connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name) WHERE id = ?",
      [.text(youth)]
    ) { row in table.columns.indices.map { row.value($0) } }
    if standing.isEmpty { return }
    try remove(.text(youth), connection)
    for values in try standing + earlier(youth, table, connection) {
      try keep(values, of: table, connection)
    }
  }

  /// The versions that stood before a later change, as far as what wrote them still counts.
  private static func earlier(_ youth: String, _ table: RecordTable, _ connection: Connection)
    throws -> [[DatabaseValue]]
  {
    // The keys of a youth's versions are ["Y-0001",…]: all that lies between `,` and `-`.
    let prefix = "[" + JSONText.string(youth)
    let columns = table.columns.indices.map { "json_extract(before, '$[\($0)]')" }
    let rows = try connection.fetchAll(
      "SELECT before_entry, \(columns.joined(separator: ", ")) FROM row_history"
        + " WHERE record_kind = ? AND record_key >= ? AND record_key < ?",
      [.text(table.name), .text(prefix + ","), .text(prefix + "-")]
    ) { row in (entry: row.int(0), values: table.columns.indices.map { row.value($0 + 1) }) }
    return try rows.filter { try EntryStanding.counts($0.entry, connection) }.map(\.values)
  }

  /// The words of a text, folded; at most eight of them.
  static func split(_ text: String) -> [String] {
    text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.prefix(8).map { fold(String($0)) }
  }

  /// Without regard to case.
  static func fold(_ text: String) -> String { text.lowercased() }

  /// How a word sounds: American Soundex (the first letter and three digits);
  /// empty for what is no word of letters.
  ///
  /// Source: National Archives, "The Soundex Indexing System".
  static func sound(_ word: String) -> String {
    let letters = word.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) }
    guard let first = letters.first, letters.count == word.unicodeScalars.count else { return "" }
    var code = String(first)
    var last = digit(first)
    for letter in letters.dropFirst() where code.count < 4 {
      let now = digit(letter)
      if let now, now != last { code.append(now) }
      // h and w between two letters of one digit do not part them; a vowel does.
      if letter != "h" && letter != "w" { last = now }
    }
    return code + String(repeating: "0", count: 4 - code.count)
  }

  private static func digit(_ letter: Unicode.Scalar) -> Character? {
    switch letter {
    case "b", "f", "p", "v": "1"
    case "c", "g", "j", "k", "q", "s", "x", "z": "2"
    case "d", "t": "3"
    case "l": "4"
    case "m", "n": "5"
    case "r": "6"
    default: nil
    }
  }
}
