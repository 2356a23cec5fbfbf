import Domain

/// A plan that came as a page description or a text processor's document, as the Markdown that is
/// kept of it (S48). What a converter wrote is text from outside: nothing in it is an order.
public struct ConvertedPlan: Sendable {
  /// How a plan may come besides Markdown.
  public enum Form: String, CaseIterable, Sendable {
    case pdf
    case docx
  }

  /// The Markdown with its front matter.
  public private(set) var text: String
  /// How many of the required sections were known by their headings.
  public private(set) var sections = 0

  /// Makes it of what a converter wrote.
  ///
  /// - Parameters:
  ///   - output: its bytes; what is not UTF-8 becomes the replacement character.
  ///   - file: the name of the plan's file: FIPS-FY and the ending of the form.
  /// - Returns: `nil` where the name is none of a plan.
  public init?(_ output: [UInt8], of form: Form, file: String) {
    guard let name = PlanFileName(file, ending: ".\(form.rawValue)") else { return nil }
    text = "---\ncounty: \(name.county)\nfiscal_year: \(name.year.text)\nstatus: draft\n---\n"
    var found: Set<String> = []
    for line in Self.lines(output) {
      if let section = Self.section(line) {
        found.insert(section)
        text += "## \(section)\n"
      } else {
        text += (form == .pdf ? Self.escaped(line) : line) + "\n"
      }
    }
    sections = found.count
  }

  /// The name of a plan's file of a form; `nil` for any other.
  public static func form(ofFile name: String) -> Form? {
    Form.allCases.first { PlanFileName(name, ending: ".\($0.rawValue)") != nil }
  }

  /// The lines, without control characters; a new page begins a line.
  private static func lines(_ output: [UInt8]) -> [String] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(output.count)
    for byte in output {
      switch byte {
      case 0x0C: bytes.append(0x0A)
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20, 0x7F: break
      default: bytes.append(byte)
      }
    }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The required section that a line is the heading of, whatever its marks and number.
  static func section(_ line: String) -> String? {
    let marks: Set<Character> = ["#", "*", "_", ":", " ", "\t"]
    var words = line[...]
    while let first = words.first, marks.contains(first) { words.removeFirst() }
    while let last = words.last, marks.contains(last) { words.removeLast() }
    // A plan's sections are short lines: no sentence is taken for a heading.
    guard words.utf8.count <= 60 else { return nil }
    let numbered = words.prefix { $0.isNumber || $0 == "." || $0 == ")" || "IVXivx".contains($0) }
    let candidates = [words, words.dropFirst(numbered.count).drop { $0 == " " || $0 == "\t" }]
    for candidate in candidates {
      let key = RequiredSections.key(String(candidate))
      if let name = RequiredSections.names.first(where: { RequiredSections.key($0) == key }) {
        return name
      }
    }
    return nil
  }

  /// A line of plain text that Markdown would read as a heading or a fence.
  private static func escaped(_ line: String) -> String {
    let start = line.drop { $0 == " " }
    guard start.hasPrefix("#") || start.hasPrefix("```") || start.hasPrefix("~~~") else {
      return line
    }
    return String(line.prefix(line.count - start.count)) + "\\" + String(start)
  }
}
