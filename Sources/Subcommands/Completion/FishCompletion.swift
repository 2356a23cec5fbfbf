import Domain

/// The script for fish, which describes each word beside it.
struct FishCompletion {
  let commands: [CommandDescriptor]
  let actions: [ChangeDescriptor]

  /// The script.
  var text: String {
    var lines = ["complete -c csecboard -f"]
    for command in commands {
      lines.append(
        "complete -c csecboard -n __fish_use_subcommand -a \(command.name)"
          + " -d \(Self.quoted(command.summary))")
    }
    lines += GlobalOptions.specs.map { line($0, condition: nil) }
    for command in commands { lines += self.lines(of: command) }
    for action in actions { lines += self.lines(of: action) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of command: CommandDescriptor) -> [String] {
    let seen = "__fish_seen_subcommand_from \(command.name)"
    let arguments = command.positionals.flatMap(\.choices)
    var lines = command.options.map { spec in
      line(spec, condition: seen, choices: spec.valueName == "KIND" ? arguments : spec.choices)
    }
    if command.formats != OfferFunction.usualFormats {
      lines.append(
        "complete -c csecboard -n \(Self.quoted(seen)) -l format -s f -x"
          + " -a \(Self.quoted(command.formats.joined(separator: " ")))")
    }
    for positional in command.positionals {
      if positional.name == "PATH" {
        lines.append("complete -c csecboard -n \(Self.quoted(seen)) -F")
      }
      if !positional.choices.isEmpty, command.name != "do" {
        lines.append(
          "complete -c csecboard -n \(Self.quoted(seen))"
            + " -a \(Self.quoted(positional.choices.joined(separator: " ")))"
            + " -d \(Self.quoted(positional.help))")
      }
    }
    return lines
  }

  /// The action's name with what it does, then its fields each with its help.
  private func lines(of action: ChangeDescriptor) -> [String] {
    let names = actions.map(\.name).joined(separator: " ")
    let before =
      "__fish_seen_subcommand_from do; and not __fish_seen_subcommand_from \(names)"
    let after = "__fish_seen_subcommand_from \(action.name)"
    return [
      "complete -c csecboard -n \(Self.quoted(before)) -a \(action.name)"
        + " -d \(Self.quoted(action.summary))"
    ]
      + action.fields.map { field in
        let words = OfferFunction.fieldWords(action).filter { $0.hasPrefix("\(field.name)=") }
        return "complete -c csecboard -n \(Self.quoted(after))"
          + " -a \(Self.quoted(words.joined(separator: " "))) -d \(Self.quoted(field.help))"
      }
  }

  private func line(
    _ spec: OptionSpec, condition: String?, choices: [String]? = nil
  ) -> String {
    var line = "complete -c csecboard"
    if let condition { line += " -n \(Self.quoted(condition))" }
    line += " -l \(spec.long)"
    if let short = spec.short { line += " -s \(short)" }
    if spec.takesValue { line += ["store", "rejects"].contains(spec.long) ? " -r -F" : " -x" }
    let choices =
      spec.long == "format" ? OfferFunction.usualFormats : choices ?? spec.choices
    if !choices.isEmpty { line += " -a \(Self.quoted(choices.joined(separator: " ")))" }
    return line + " -d \(Self.quoted(spec.help))"
  }

  /// In single quotes, with those inside and backslashes escaped.
  private static func quoted(_ text: String) -> String {
    let escaped = text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\")
      .split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
    return "'\(escaped)'"
  }
}
