import Domain
import Store
import Testing

@testable import Exchange

@Suite struct PlanFileTests {
  private static let front = """
    ---
    county: "06029"
    fiscal_year: 2025-26
    status: Draft
    ---

    """

  private func file(_ text: String, name: String? = "06029-2025-26.md") throws -> PlanFile {
    PlanFile(
      bytes: Array(text.utf8), name: name.flatMap(PlanFileName.init), zone: try SystemZone.load())
  }

  private func sections(_ body: String) throws -> [PlanSection] {
    PlanSection.sections(of: try file(Self.front + body).plan().pieces)
  }

  private func refusal(_ text: String, name: String? = "06029-2025-26.md") throws -> String {
    do {
      _ = try file(text, name: name).plan()
      return "taken"
    } catch let problem as PlanProblem {
      return "\(problem.line):\(problem.field): \(problem.reason)"
    }
  }

  @Test func `the front matter's values are read, quotes and remarks apart`() throws {
    let plan = try file(
      "\u{FEFF}---\r\ncounty: 6029\r\nFiscal_Year: '2025-26' # July\r\n\r\n# a remark\r\n"
        + "status: APPROVED\r\nsubmitted_on: 2025-05-01 # late\r\nallocation: 1250.5\r\ncolour: x\r\n"
        + "---\r\n## Training\r\nx\r\n"
    )
    let header = try plan.plan().header
    #expect(header.county == "06029" && header.year.text == "2025-26")
    #expect(header.status == .approved && header.submittedOn?.text == "2025-05-01")
    #expect(header.allocation == 125_050)
    #expect(plan.warnings.map { "\($0.line) \($0.key)" } == ["9 colour", "2 county"])
    let sections = PlanSection.sections(of: try plan.plan().pieces)
    #expect(sections.map(\.line) == [11] && sections[0].lines.map(\.text) == ["x"])
    #expect(sections[0].lines.map(\.line) == [12])
  }

  @Test(arguments: [
    ("", "1:-: has no front matter; its first line must be ---"),
    ("## Training\n", "1:-: has no front matter; its first line must be ---"),
    ("---\ncounty: 06029\n", "1:-: the front matter has no end; a line of --- must follow it"),
    (
      "---\nfiscal_year: 2025-26\nstatus: draft\n---\n", "1:county: is missing, and a plan needs it"
    ),
    ("---\ncounty: 06029\nfiscal_year: 2025-26\nstatus:\n---\n", "4:status: is empty"),
    (
      "---\ncounty: 06029\nfiscal_year: 2025-26\nstatus: final\n---\n",
      "4:status: 'final' is none of draft, submitted, approved"
    ),
    (
      "---\ncounty: 06029\nfiscal_year: 2025-27\nstatus: draft\n---\n",
      "3:fiscal_year: '2025-27' is no fiscal year such as 2025-26"
    ),
    (
      "---\nstatus: draft\nfiscal_year: 2024-25\ncounty: 06029\n---\n",
      "3:fiscal_year: the file's name says 2025-26"
    ),
    (
      "---\nstatus: draft\nfiscal_year: 2025-26\ncounty: 06019\n---\n",
      "4:county: the file's name says 06029"
    ),
    ("---\ncounty: Kern\n---\n", "2:county: 'Kern' is not a five-digit FIPS code"),
    ("---\ncounty: 06029\ncounty: 06029\n---\n", "3:county: stands in line 2 already"),
    ("---\njust words\n---\n", "2:-: is no line of the form key: value"),
    ("---\nstatus: \"draft\n---\n", "2:status: a quote is not closed, or something follows it"),
    (
      "---\ncounty: 06029\nfiscal_year: 2025-26\nstatus: draft\nsubmitted_on: 3/8/2026\n---\n",
      "5:submitted_on: A date is written year first: 2026-03-08."
    ),
    (
      "---\ncounty: 06029\nfiscal_year: 2025-26\nstatus: draft\nallocation: lots\n---\n",
      "5:allocation: 'lots' is not a number with at most two decimals, such as 0.75"
    ),
    ("---\ncounty: 06029\n---\na\0b\n", "4:-: a NUL character"),
  ])
  func `front matter that is wrong is named with its line`(text: String, expected: String) throws {
    #expect(try refusal(text) == expected)
  }

  @Test func `bytes that are not UTF-8 are named by line and offset`() throws {
    let bytes = Array("---\ncounty".utf8) + [0xE9, 0x0A]
    let file = PlanFile(bytes: bytes, name: nil, zone: try SystemZone.load())
    #expect(throws: PlanProblem.self) { try file.plan() }
    do {
      _ = try file.plan()
    } catch let problem as PlanProblem {
      #expect(problem.line == 2 && problem.reason.contains("offset 10"))
    }
  }

  @Test(arguments: [
    ("06029-2025-26.md", "06029 2025-26"), ("6029-2025-26.MD", "06029 2025-26"),
    ("06029-2025-27.md", "none"), ("README.md", "none"), ("06029-2025-26.txt", "none"),
    ("xx029-2025-26.md", "none"),
  ])
  func `a plan's file is known by its name`(name: String, expected: String) {
    #expect(PlanFileName(name).map { "\($0.county) \($0.year.text)" } ?? "none" == expected)
  }

  @Test(
    arguments: [
      ("## A\nx\n## B\n", ["A|x", "B|"]), ("x\n\ny\n## A\n", ["nil|x\n\ny", "A|"]),
      ("\n\n## A ##\n", ["A|"]), ("   ## A\n", ["A|"]), ("    ## A\n", ["nil|    ## A"]),
      ("\t## A\n", ["nil|\t## A"]), ("##A\n", ["nil|##A"]), ("##\tA\n", ["A|"]), ("##\n", ["|"]),
      ("### A\n", ["nil|### A"]), ("## A#\n", ["A#|"]), ("## ##\n", ["|"]),
      ("\\## A\n", ["nil|\\## A"]), ("# T\n## A\n# U\n", ["nil|# T", "A|# U"]),
      ("```\n## A\n```\n## B\n", ["nil|```\n## A\n```", "B|"]),
      ("~~~ `x`\n## A\n```\n~~~~\n## B\n", ["nil|~~~ `x`\n## A\n```\n~~~~", "B|"]),
      ("``` a`b\n## A\n", ["nil|``` a`b", "A|"]), ("````\n```\n## A\n", ["nil|````\n```\n## A"]),
      ("```\n``` x\n## A\n", ["nil|```\n``` x\n## A"]),
      ("    ```\n## A\n", ["nil|    ```", "A|"]), ("``\n## A\n", ["nil|``", "A|"]),
      ("- ```\n  ## A\n  ```\n## B\n", ["nil|- ```\n  ## A\n  ```", "B|"]),
      ("- ```\n## A\n", ["nil|- ```", "A|"]),
      // In an item, also one that text goes on with from further left, and apart from one.
      ("- i\n  ```\n## A\n", ["nil|- i\n  ```", "A|"]),
      ("- i\nlazy\n  ```\n## A\n", ["nil|- i\nlazy\n  ```", "A|"]),
      ("- i\n\nt\n  ```\n## A\n", ["nil|- i\n\nt\n  ```\n## A"]),
      ("- i\n\n    ```\n## A\n", ["nil|- i\n\n    ```", "A|"]),
      ("- i\n ```\n## A\n", ["nil|- i\n ```\n## A"]),
      ("1. i\n  ```\n## A\n", ["nil|1. i\n  ```\n## A"]),
      ("10. ~~~\n    x\n## A\n", ["nil|10. ~~~\n    x", "A|"]),
      ("## A\nx\n## B\ny\n## a\nz\n", ["A|x\nz", "B|y"]),
      ("## Data  and\toutcomes\n", ["Data  and\toutcomes|"]),
    ] as [(String, [String])])
  func `sections begin at level-2 headings outside fenced code`(
    body: String, expected: [String]
  ) throws {
    #expect(try sections(body).map { "\($0.name ?? "nil")|\($0.text)" } == expected)
  }

  @Test func `a long section is several pieces, and their bodies are the file again`() throws {
    let long = (0..<300).map { "line \($0) of words" }.joined(separator: "\n")
    let wide = String(repeating: "wörd ", count: 400)
    let text = "## A\n\(long)\n\(wide)\n## B\nend\n"
    var cutter = PlanPieces(usual: 512)
    for line in text.utf8.split(separator: 0x0A) { cutter.take(Substring(line).utf8) }
    cutter.finish()
    let pieces = cutter.pieces
    #expect(pieces.count > 10)
    #expect(pieces.map { String($0.body) }.joined() == text)
    for (piece, next) in zip(pieces, pieces.dropFirst()) where next.lead > 0 {
      let lead = String(next.text.utf8.prefix(next.lead)) ?? ""
      #expect(piece.text.hasSuffix(lead) && next.section == piece.section)
      #expect(lead.utf8.count >= 16 && !next.isHeaded)
    }
    let everyLine = PlanSection.everyLine(of: pieces)
    #expect(everyLine.map(\.text) == text.dropLast().split(separator: "\n").map(String.init))
    #expect(everyLine.map(\.line) == Array(1...304))
    for piece in pieces {
      let first = piece.text.prefix { $0 != "\n" }
      #expect(everyLine[piece.line - 1].text.hasSuffix(first) || piece.lead > 0)
      #expect(everyLine[piece.line - 1].text.contains(first))
    }
  }

  @Test func `the template is a plan`() throws {
    let text = ImportTemplate.text(for: .plans)
    let plan = try file(text, name: nil).plan()
    let names = PlanSection.sections(of: plan.pieces).compactMap(\.name)
    #expect(names == RequiredSections.names)
  }
}
