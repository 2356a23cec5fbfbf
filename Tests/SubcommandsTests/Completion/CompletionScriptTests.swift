import Domain
import Glibc
import Subcommands
import Testing

@Suite(.enabled(if: access("/bin/bash", X_OK) == 0))
struct CompletionScriptTests {
  static let commands = [
    CommandDescriptor(
      name: "caseloads", summary: "weighted load",
      options: [OptionSpec("by", choices: ["county", "unit", "worker", "case"], help: "rows")]),
    CommandDescriptor(name: "clocks", summary: "every clock"),
    CommandDescriptor(
      name: "do", summary: "do one action",
      positionals: [.init("ACTION", help: "its name", choices: ["assign-case"])]),
    CommandDescriptor(
      name: "log", summary: "the log",
      positionals: [
        .init("verify|head", help: "what", choices: ["verify", "head"]), .init("X", help: "any"),
      ]),
    CommandDescriptor(
      name: "roster", summary: "shifts of people's posts",
      formats: ["text", "csv", "json", "ics"]),
  ]

  static let actions = [
    ChangeDescriptor(
      name: "assign-case", summary: "Give a case to a worker.",
      fields: [
        ChangeField("case", .key(of: "cases"), help: "The case."),
        ChangeField("role", .term(["primary", "secondary"]), help: "The worker's part."),
        ChangeField("is_new", .boolean, help: "Whether it is new."),
      ], roles: [])
  ]

  /// What Bash offers for the last word of a line.
  private func offered(_ words: [String]) throws -> [String] {
    let typed = (["csecboard"] + words).joined(separator: " ")
    let script =
      CompletionScript.script(for: .bash, commands: Self.commands, actions: Self.actions)
      + "COMP_LINE='\(typed)'; COMP_POINT=${#COMP_LINE}; _csecboard; echo \"${COMPREPLY[@]}\"\n"
    var template = Array("/tmp/csecboard-completion-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    try #require(file >= 0)
    let path = template.withUnsafeBufferPointer { bytes in
      String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    defer {
      close(file)
      unlink(path)
    }
    let bytes = Array(script.utf8)
    try #require(write(file, bytes, bytes.count) == bytes.count)
    let pipe = try #require(popen("/bin/bash \(path)", "r"))
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 4_096)
    guard fgets(&line, Int32(line.count), pipe) != nil else { return [] }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test func `offers commands, then their options, then the choices`() throws {
    #expect(try offered(["c"]) == ["caseloads", "clocks"])
    #expect(try offered(["caseloads", "--b"]) == ["--by"])
    #expect(try offered(["clocks", "--b"]) == [])
    #expect(try offered(["caseloads", "--by", "un"]) == ["unit"])
    #expect(try offered(["--format", ""]) == ["text", "csv", "json"])
    #expect(try offered(["roster", "--format", "i"]) == ["ics"])
    #expect(try offered(["clocks", "-f", "c"]) == ["csv"])
    #expect(try offered(["--store", "clocks", "ro"]) == ["roster"])
    #expect(try offered(["caseloads", "--as-of", ""]) == [])
    #expect(try offered(["caseloads", "--by=w"]) == ["worker"])
  }

  @Test func `offers an action, its fields, and the values of a closed vocabulary`() throws {
    #expect(try offered(["do", "a"]) == ["assign-case"])
    #expect(try offered(["do", "assign-case", "c"]) == ["case="])
    #expect(try offered(["do", "assign-case", "role=s"]) == ["secondary"])
    #expect(try offered(["do", "assign-case", "case=C-1", "is_new=y"]) == ["yes"])
    #expect(try offered(["do", "assign-case", "--h"]) == ["--help"])
  }

  @Test func `offers what an argument may be, and nothing where it may be anything`() throws {
    #expect(try offered(["log", "v"]) == ["verify"])
    #expect(try offered(["log", "verify", "h"]) == [])
  }

  @Test func `describes each command to fish once`() {
    let script = CompletionScript.script(for: .fish, commands: Self.commands)
    #expect(
      script.contains(
        "complete -c csecboard -n __fish_use_subcommand -a roster -d 'shifts of people\\'s posts'\n"
      ))
    #expect(
      script.contains(
        "complete -c csecboard -n '__fish_seen_subcommand_from caseloads' -l by -x "
          + "-a 'county unit worker case' -d 'rows'\n"))
  }

  @Test func `describes each action and field to fish`() {
    let script = CompletionScript.script(
      for: .fish, commands: Self.commands, actions: Self.actions)
    #expect(script.contains("-a assign-case -d 'Give a case to a worker.'\n"))
    #expect(
      script.contains(
        "-n '__fish_seen_subcommand_from assign-case' -a 'role= role=primary role=secondary'"
          + " -d 'The worker\\'s part.'\n"))
  }
}
