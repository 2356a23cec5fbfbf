/// As much of a line as a list of hits has room for.
public enum PlanSnippet {
  /// The most characters.
  public static let limit = 200

  /// The line without blanks at its ends; where it is too long, the part around a place, with `…`
  /// where something is left out.
  ///
  /// - Parameter place: the character of the line that matters, from 0.
  public static func of(_ line: String, from place: Int) -> String {
    let characters = Array(line)
    let begin = characters.firstIndex { !$0.isWhitespace } ?? characters.endIndex
    let end = (characters.lastIndex { !$0.isWhitespace } ?? begin - 1) + 1
    if end - begin <= limit { return String(characters[begin..<max(begin, end)]) }
    // Some of what stands before says what the hit is about.
    let first = max(begin, min(place - limit / 4, end - (limit - 1)))
    let isCutLeft = first > begin
    let room = limit - (isCutLeft ? 1 : 0)
    let isCutRight = end - first > room
    let last = isCutRight ? first + room - 1 : end
    return (isCutLeft ? "…" : "") + String(characters[first..<last]) + (isCutRight ? "…" : "")
  }
}
