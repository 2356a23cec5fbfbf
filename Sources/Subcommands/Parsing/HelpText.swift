import SafeText

/// Help for a terminal, made from the same descriptors that the parser reads by.
public enum HelpText {
  /// The help of the program: usage, commands, global options.
  public static func program(commands: [CommandDescriptor], width: Int = 80) -> String {
    var text = """
      Usage: csecboard [OPTIONS]                open the board
             csecboard [OPTIONS] COMMAND [ARGS] print and exit


      """
    text += section("Commands", commands.map { ($0.name, $0.summary) }, width)
    text += section("Options", GlobalOptions.specs.map { (synopsis($0), $0.help) }, width)
    return text + "'csecboard COMMAND --help' explains a command.\n"
  }

  /// The help of one command.
  public static func command(_ command: CommandDescriptor, width: Int = 80) -> String {
    var text = ""
    for (index, form) in command.usageForms.enumerated() {
      text += "\(index == 0 ? "Usage:" : "      ") csecboard \(form)\n"
    }
    text += "\n"
    for paragraph in command.help.isEmpty ? ["\(command.summary)."] : command.help {
      text += TextFlow.wrap(paragraph, width: width).joined(separator: "\n") + "\n\n"
    }
    text += section("Arguments", command.positionals.map { ($0.name, $0.help) }, width)
    text += section("Options", command.options.map { (synopsis($0), $0.help) }, width)
    text += section("Options of every command", globalLines(of: command), width)
    for (index, example) in command.examples.enumerated() {
      text += index == 0 ? "Examples:\n" : ""
      text += "  \(example.line)\n      \(example.meaning)\n"
    }
    return text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }

  /// `-f, --format FORMAT`; the long name stands in the same column with and without a short one.
  static func synopsis(_ spec: OptionSpec) -> String {
    let short = spec.short.map { "-\($0), " } ?? "    "
    return short + "--" + spec.long + (spec.valueName.map { " \($0)" } ?? "")
  }

  private static func globalLines(of command: CommandDescriptor) -> [(String, String)] {
    GlobalOptions.specs.map { spec in
      guard spec.long == "format" else { return (synopsis(spec), spec.help) }
      return (synopsis(spec), command.formats.joined(separator: ", "))
    }
  }

  /// A heading and two aligned columns; what does not fit beside stands below.
  private static func section(
    _ title: String, _ lines: [(name: String, help: String)], _ width: Int
  ) -> String {
    guard !lines.isEmpty else { return "" }
    let widest = lines.map { DisplayWidth.of($0.name) }.max() ?? 0
    let indent = min(widest, 28) + 4
    var text = "\(title):\n"
    for (name, help) in lines {
      let parts = TextFlow.wrap(help, width: max(20, width - indent))
      let fits = DisplayWidth.of(name) + 4 <= indent
      let blanks = String(repeating: " ", count: max(0, indent - 2 - DisplayWidth.of(name)))
      text += fits ? "  \(name)\(blanks)\(parts[0])\n" : "  \(name)\n"
      for part in fits ? Array(parts.dropFirst()) : parts {
        text += String(repeating: " ", count: indent) + part + "\n"
      }
    }
    return text + "\n"
  }
}
