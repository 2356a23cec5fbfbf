/// A manual page taken apart by its sections: what a test compares with the code.
struct ManualPage {
  /// One entry of a tagged list: its words after `.It`, and the lines below it.
  struct Entry {
    var words: [String]
    var lines: [String]
  }

  /// One section or subsection: its title, its own lines, its entries.
  struct Section {
    var title: String
    var lines: [String] = []
    var entries: [Entry] = []
  }

  /// The sections in order; a subsection is a section of its own.
  private(set) var sections: [Section] = []

  /// Reads a page of `man`.
  init(_ path: String) {
    for line in SourceTree.text(at: path).split(separator: "\n").map(String.init) {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case ".Sh", ".Ss": sections.append(Section(title: words.dropFirst().joined(separator: " ")))
      case ".It": edit { $0.entries.append(Entry(words: Array(words.dropFirst()), lines: [])) }
      default: edit { Self.add(line, to: &$0) }
      }
    }
  }

  /// The section of that title.
  func section(_ title: String) -> Section? { sections.first { $0.title == title } }

  private mutating func edit(_ change: (inout Section) -> Void) {
    if !sections.isEmpty { change(&sections[sections.count - 1]) }
  }

  private static func add(_ line: String, to section: inout Section) {
    if section.entries.isEmpty {
      section.lines.append(line)
    } else {
      section.entries[section.entries.count - 1].lines.append(line)
    }
  }
}
