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
      name: "roster", summary: "shifts of people's posts",
      formats: ["text", "csv", "json", "ics"]),
  ]

  /// What Bash offers for the last word of a line.
  private func offered(_ words: [String]) throws -> [String] {
    let list = (["csecboard"] + words).map { "'\($0)'" }.joined(separator: " ")
    let script =
      CompletionScript.script(for: .bash, commands: Self.commands)
      + "COMP_WORDS=(\(list)); COMP_CWORD=\(words.count); _csecboard; echo \"${COMPREPLY[@]}\"\n"
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

  @Test func `lends Bash's script to Z shell`() {
    let script = CompletionScript.script(for: .zsh, commands: Self.commands)
    #expect(script.hasPrefix("#compdef csecboard\n"))
    #expect(script.hasSuffix("complete -F _csecboard csecboard\n"))
  }
}
