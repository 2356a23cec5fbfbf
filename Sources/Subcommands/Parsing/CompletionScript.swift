/// What a shell needs to complete csecboard's commands, options and their choices.
///
/// The scripts name only commands and options, never a key or a name out of a store: completing
/// must not read case data.
public enum CompletionScript {
  /// The shells that there is a script for.
  public enum Shell: String, CaseIterable, Sendable {
    /// GNU Bash.
    case bash
    /// Z shell.
    case zsh
    /// The friendly interactive shell.
    case fish
  }

  /// The script for one shell, made from the same descriptors that the parser reads by.
  public static func script(for shell: Shell, commands: [CommandDescriptor]) -> String {
    switch shell {
    case .bash: bash(commands)
    // Z shell runs Bash's completion functions once asked to.
    case .zsh:
      "#compdef csecboard\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands)
    case .fish: fish(commands)
    }
  }

  private static func bash(_ commands: [CommandDescriptor]) -> String {
    var script = """
      _csecboard() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command= word
        local words='\(commands.map(\.name).joined(separator: " ")) \(optionWords(GlobalOptions.specs))'
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in
            \(commands.map(\.name).joined(separator: "|"))) command=$word; break ;;
          esac
        done
        case $command in

      """
    for command in commands {
      let words = optionWords(command.options + GlobalOptions.specs)
      script += "    \(command.name)) words='\(words)' ;;\n"
    }
    script += "  esac\n  case $command$previous in\n"
    for (pattern, choices) in choices(of: commands) {
      script += "    \(pattern)) words='\(choices.joined(separator: " "))' ;;\n"
    }
    return script + """
        *--store|*-s) COMPREPLY=($(compgen -f -- "$current")); return ;;
        esac
        COMPREPLY=($(compgen -W "$words" -- "$current"))
      }
      complete -F _csecboard csecboard

      """
  }

  /// Patterns of a command's name and its option, and what may follow; the general one last.
  private static func choices(of commands: [CommandDescriptor]) -> [(String, [String])] {
    var choices: [(String, [String])] = []
    for command in commands {
      for option in command.options where !option.choices.isEmpty {
        choices.append(("\(command.name)--\(option.long)", option.choices))
      }
      if command.formats != ["text", "csv", "json"] {
        choices.append(("\(command.name)--format|\(command.name)-f", command.formats))
      }
    }
    return choices + [("*--format|*-f", ["text", "csv", "json"])]
  }

  private static func optionWords(_ specs: [OptionSpec]) -> String {
    specs.map { "--\($0.long)" }.joined(separator: " ")
  }

  private static func fish(_ commands: [CommandDescriptor]) -> String {
    var script = "complete -c csecboard -f\n"
    for command in commands {
      script += "complete -c csecboard -n __fish_use_subcommand -a \(command.name)"
      script += " -d \(quoted(command.summary))\n"
    }
    for spec in GlobalOptions.specs { script += fishLine(spec, condition: nil) }
    for command in commands {
      let condition = "__fish_seen_subcommand_from \(command.name)"
      for spec in command.options { script += fishLine(spec, condition: condition) }
    }
    return script
  }

  private static func fishLine(_ spec: OptionSpec, condition: String?) -> String {
    var line = "complete -c csecboard"
    if let condition { line += " -n \(quoted(condition))" }
    line += " -l \(spec.long)"
    if let short = spec.short { line += " -s \(short)" }
    if spec.takesValue { line += spec.long == "store" ? " -r -F" : " -x" }
    let choices = spec.long == "format" ? ["text", "csv", "json"] : spec.choices
    if !choices.isEmpty { line += " -a \(quoted(choices.joined(separator: " ")))" }
    return line + " -d \(quoted(spec.help))\n"
  }

  /// In single quotes, as Bash and fish both read them where no apostrophe or backslash is inside.
  private static func quoted(_ text: String) -> String {
    let escaped = text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\")
      .split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
    return "'\(escaped)'"
  }
}
