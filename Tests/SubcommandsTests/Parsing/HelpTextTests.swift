import SafeText
import Testing

@testable import Subcommands

struct HelpTextTests {
  static let command = CommandDescriptor(
    name: "youth", summary: "one youth",
    options: [OptionSpec("all", short: "a", help: "everything that you may see")],
    positionals: [.init("YOUTH", help: "the youth's key")],
    help: ["Prints one youth as you may see them: status history, clocks, team, placements."],
    examples: [.init("csecboard youth Y-0001", "Prints Y-0001.")])

  @Test func `explains a command from its descriptor`() {
    let text = HelpText.command(Self.command, width: 60)
    #expect(
      text.hasPrefix(
        """
        Usage: csecboard youth [OPTIONS] YOUTH

        Prints one youth as you may see them: status history,
        clocks, team, placements.

        Arguments:
          YOUTH  the youth's key

        Options:
          -a, --all  everything that you may see

        Options of every command:
          -s, --store PATH        the store to open

        """))
    #expect(
      text.hasSuffix("Examples:\n  csecboard youth Y-0001\n      Prints Y-0001.\n"))
  }

  @Test(arguments: [40, 60, 80, 132])
  func `keeps to its width`(_ width: Int) {
    for line in HelpText.program(commands: [Self.command], width: width).split(separator: "\n")
    where !line.hasPrefix("Usage") && !line.hasPrefix("       csecboard") && !line.hasPrefix("'") {
      #expect(DisplayWidth.of(String(line)) <= max(width, 56))
    }
  }
}
