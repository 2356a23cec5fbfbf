import Glibc
import Testing

@testable import Subcommands

/// Plans that come as PDF or DOCX, through a stand-in for the program that reads them, and through
/// the real one where it is installed.
struct PlanConversionTests {
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    return runner
  }

  /// Puts a program of a name first on PATH.
  private func put(_ program: String, _ lines: String..., in runner: CommandRunner) {
    let path = runner.file("bin/\(program)", lines: ["#!/bin/sh"] + lines)
    chmod(path, 0o755)
    runner.environment.variables["PATH"] = runner.folder + "/bin:/usr/bin:/bin"
  }

  private func sections(_ runner: CommandRunner, _ year: String) -> [String] {
    runner.run("plans", "show", "06029", year, "-f", "csv").out
      .split(separator: "\r\n").dropFirst().map(String.init)
  }

  @Test func `a document is read through the program, and its headings are known`() throws {
    let runner = try makeStore()
    put(
      "pandoc", "[ \"$1 $2 $3 $4 $5\" = '--sandbox -f docx -t gfm' ] || exit 2", "cat >/dev/null",
      "printf '# Plan\\n\\n**3. Screening:**\\n\\nAt intake.\\n\\n## Annex\\n\\nx\\n'", in: runner)
    let file = runner.file("06029-2026-27.docx", "no document")
    let answer = runner.run("import", "plans", file)
    #expect(answer.status == 0, "\(answer.err)")
    #expect(answer.err.contains("1 of the required sections"))
    #expect(
      sections(runner, "2026-27") == [
        ",6,no,# Plan", "Screening,8,yes,At intake.", "Annex,12,no,x",
      ])
    #expect(runner.run("plans", "-f", "csv").out.contains("06029,2026-27,draft,,1,9,"))
    // The same bytes again are the same plan; the log has the hash of the file itself.
    #expect(runner.run("import", "plans", file).out.contains("nothing changed"))
  }

  @Test func `a program that fails, is not there or says nonsense changes nothing`() throws {
    let runner = try makeStore()
    let file = runner.file("06029-2026-27.pdf", "x")
    runner.environment.variables["PATH"] = runner.folder
    var answer = runner.run("import", "plans", file)
    #expect(answer.status == 66 && answer.err.contains("package poppler-utils"), "\(answer.err)")
    put("pdftotext", "exit 3", in: runner)
    answer = runner.run("import", "plans", file)
    #expect(answer.status == 65 && answer.err.contains("exit status 3"), "\(answer.err)")
    #expect(sections(runner, "2026-27").isEmpty)
    // What is no UTF-8, controls and marks of Markdown are text.
    put("pdftotext", "printf '\\033[31m\\377\\n## Annex\\n```\\nBudget\\nx\\n'", in: runner)
    answer = runner.run("import", "plans", file)
    #expect(answer.status == 0, "\(answer.err)")
    #expect(sections(runner, "2026-27").count == 2, "\(sections(runner, "2026-27"))")
    #expect(sections(runner, "2026-27").last == "Budget,9,yes,x")
  }

  @Test func `a folder names such a file, and says how it is taken`() throws {
    let runner = try makeStore()
    let file = runner.file("b/plans/06029-2026-27.pdf", "x")
    let folder = String(file.dropLast("/06029-2026-27.pdf".count))
    let answer = runner.run("import", "plans", folder)
    #expect(answer.status == 66)
    #expect(answer.err.contains("left aside; 'csecboard import plans FILE' takes it"))
  }

  @Test func `a program that writes without end is ended`() {
    guard let scratch = tmpfile() else {
      Issue.record("no file")
      return
    }
    defer { fclose(scratch) }
    var process = ChildProcess(command: ["/usr/bin/yes"], output: fileno(scratch))
    process.outputLimit = 1 << 20
    #expect(process.run(timeout: 60) == .tooMuch)
  }

  @Test(.enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "poppler-utils is not installed"))
  func `a page of a real PDF is read`() throws {
    let runner = try makeStore()
    runner.environment.variables["PATH"] = "/usr/bin"
    let text = ["1. MDT tiers", "Together, 24/7.", "BUDGET:", "Two advocates."]
    let file = runner.file("06029-2026-27.pdf", lines: Self.pdf(text))
    let answer = runner.run("import", "plans", file)
    #expect(answer.status == 0, "\(answer.err)")
    #expect(
      sections(runner, "2026-27").map { $0.split(separator: ",").first } == [
        "MDT tiers", "Budget",
      ])
    #expect(runner.run("plans", "search", "24/7", "-f", "csv").out.contains("MDT tiers"))
  }

  /// The lines of a PDF of one page; readers find its objects without a table of their places.
  private static func pdf(_ text: [String]) -> [String] {
    let body =
      "BT /F1 11 Tf 14 TL 60 780 Td "
      + text.map { "(\($0)) Tj T*" }.joined(separator: " ") + " ET"
    return [
      "%PDF-1.4", "1 0 obj", "<< /Type /Catalog /Pages 2 0 R >>", "endobj", "2 0 obj",
      "<< /Type /Pages /Count 1 /Kids [4 0 R] >>", "endobj", "3 0 obj",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "endobj", "4 0 obj",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        + " /Resources << /Font << /F1 3 0 R >> >> >>", "endobj", "5 0 obj",
      "<< /Length \(body.utf8.count) >>", "stream", body, "endstream", "endobj",
      "trailer << /Size 6 /Root 1 0 R >>", "%%EOF",
    ]
  }
}
