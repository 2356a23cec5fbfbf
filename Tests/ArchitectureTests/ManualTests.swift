import Exchange
import Presentation
import Store
import Subcommands
import Testing

/// Holds the manual to the code: files, keys of listings, options, exit statuses.
@Suite struct ManualTests {
  static let program = ManualPage("man/csecboard.1")
  static let formats = ManualPage("man/csecboard-formats.5")

  @Test(arguments: RecordCatalog.all.map(\.fileName))
  func `csecboard-formats(5) has the columns of a file, in order`(file: String) throws {
    let kind = try #require(RecordCatalog.all.first { $0.fileName == file })
    let section = try #require(Self.formats.section(file), "no section \(file)")
    #expect(section.entries.map { $0.words.last ?? "" } == kind.columns.map(\.name))
    for (entry, column) in zip(section.entries, kind.columns) {
      #expect(
        (entry.lines.first == "Required.") == column.isRequired, "\(file): \(column.name)")
    }
  }

  @Test func `csecboard-formats(5) names no file that is not read, and keeps the order of reading`()
  {
    let files = Self.formats.sections.map(\.title).filter { $0.hasSuffix(".csv") }
    #expect(files == FileKind.all.map(\.fileName).filter { $0.hasSuffix(".csv") })
  }

  @Test func `csecboard-formats(5) has the keys of every listing, summary included`() throws {
    let section = try #require(Self.formats.section("LISTINGS"))
    var documented: [String: [String]] = [:]
    for entry in section.entries where entry.words.first == "Ic" {
      documented[entry.words.dropFirst().joined(separator: " ")] = Self.keys(entry.lines)
    }
    var expected: [String: [String]] = [:]
    for shape in ListingCatalog.all {
      let title = shape.variant.isEmpty ? shape.name : "\(shape.name), \(shape.variant)"
      let summary = shape.summaryKeys.isEmpty ? [] : ["Summary:"] + shape.summaryKeys
      expected[title] = shape.headers.map(\.key) + summary
    }
    #expect(Set(documented.keys) == Set(expected.keys))
    for (title, keys) in expected {
      #expect(documented[title] == keys, "\(title)\n\(Self.entry(title, keys))")
    }
  }

  @Test func `csecboard(1) has every option with its short name`() throws {
    let section = try #require(Self.program.section("OPTIONS"))
    for option in GlobalOptions.specs {
      let words = (option.short.map { ["Fl", String($0), ","] } ?? []) + ["Fl", "-\(option.long)"]
      #expect(
        section.entries.contains { $0.words.starts(with: words) }, "--\(option.long) is missing")
    }
    #expect(section.entries.count == GlobalOptions.specs.count)
  }

  @Test func `csecboard(1) has every exit status`() throws {
    let section = try #require(Self.program.section("EXIT STATUS"))
    #expect(
      section.entries.map { $0.words.last ?? "" }
        == ExitStatus.allCases.map { String($0.rawValue) })
  }

  /// The words of the lines `.Cm key key`, with `Summary:` where the summary's begin.
  private static func keys(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      if line == "Summary:" { return [line] }
      return line.hasPrefix(".Cm ") ? line.dropFirst(4).split(separator: " ").map(String.init) : []
    }
  }

  /// The entry as the page must have it, to be copied from a failure.
  private static func entry(_ title: String, _ keys: [String]) -> String {
    var text = ".It Ic \(title)"
    var line = ""
    for key in keys {
      if key == "Summary:" || line.count + key.count > 70 {
        text += line.isEmpty ? "" : "\n\(line)"
        line = ""
      }
      if key == "Summary:" {
        text += "\n\(key)"
      } else {
        line += line.isEmpty ? ".Cm \(key)" : " \(key)"
      }
    }
    return text + "\n\(line)"
  }
}
