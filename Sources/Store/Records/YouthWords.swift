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
