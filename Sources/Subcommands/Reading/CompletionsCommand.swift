import Store

/// `completions`: what a shell needs to complete commands and options.
enum CompletionsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "completions", summary: "a completion script for bash, zsh or fish",
    positionals: [
      .init(
        "bash|zsh|fish", help: "the shell", choices: CompletionScript.Shell.allCases.map(\.rawValue)
      )
    ],
    help: [
      "Prints a script for the shell. It names commands, options, actions and fields, and reads no"
        + " store."
    ],
    examples: [
      .init(
        "csecboard completions bash > ~/.local/share/bash-completion/completions/csecboard",
        "Completes csecboard in every new Bash.")
    ], formats: ["text"])
  static let uses: GlobalUse = []

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let name = arguments.positionals[0]
    guard let shell = CompletionScript.Shell(rawValue: name.lowercased()) else {
      throw UsageError.unknownChoice(
        option: "completions", value: name,
        choices: CompletionScript.Shell.allCases.map(\.rawValue))
    }
    try context.out.write(
      CompletionScript.script(
        for: shell, commands: SubcommandCatalog.descriptors, actions: ChangeCatalog.descriptors))
    return .done
  }
}
