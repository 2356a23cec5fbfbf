import Domain

/// The shell function, read by Bash and Z shell alike, that sets `offer` to the words that may come
/// next, or `files`.
struct OfferFunction {
  let commands: [CommandDescriptor]
  let actions: [ChangeDescriptor]

  /// The function; its first argument is the word before, the others all that is given.
  var text: String {
    """
    _csecboard_offer() {
      local previous=$1 command= first= count=0 skip= word
      shift
      for word in "$@"; do
        if [ -n "$skip" ]; then skip=; continue; fi
        case $word in
          \(valueOptions.joined(separator: "|"))) skip=1 ;;
          -*) ;;
          *)
            if [ -z "$command" ]; then command=$word
            else count=$((count + 1)); if [ $count = 1 ]; then first=$word; fi; fi ;;
        esac
      done
      case $command$previous in
    \(lines(ofOptions))
      esac
      case $command in
    \(lines(ofCommands))
      esac
      case $command$count in
    \(lines(ofPositionals))
      esac
      case $command/$first in
    \(lines(ofActions))
      esac
    }

    """
  }

  private func lines(_ cases: [(pattern: String, body: String)]) -> String {
    cases.map { "    \($0.pattern)) \($0.body) ;;" }.joined(separator: "\n")
  }

  private func offer(_ words: [String]) -> String { "offer='\(words.joined(separator: " "))'" }

  /// Every option that a value follows, long and short.
  private var valueOptions: [String] {
    let all = GlobalOptions.specs + commands.flatMap(\.options)
    let names = all.filter(\.takesValue).flatMap { spec in
      ["--\(spec.long)"] + (spec.short.map { ["-\($0)"] } ?? [])
    }
    return Set(names).sorted()
  }

  /// After an option: its choices, a file's name, or nothing.
  private var ofOptions: [(pattern: String, body: String)] {
    var cases: [(String, String)] = []
    for command in commands {
      for option in command.options {
        // A kind of file is what may stand before files, too.
        let choices =
          option.valueName == "KIND" ? command.positionals.flatMap(\.choices) : option.choices
        if choices.isEmpty { continue }
        cases.append(("\(command.name)--\(option.long)", offer(choices) + "; return"))
      }
      if command.formats != Self.usualFormats {
        cases.append(
          ("\(command.name)--format|\(command.name)-f", offer(command.formats) + "; return"))
      }
    }
    cases.append(("*--format|*-f", offer(Self.usualFormats) + "; return"))
    cases.append(("*--store|*-s|*--rejects", "files=1; return"))
    let rest = valueOptions.map { "*\($0)" }.joined(separator: "|")
    return cases + [(rest, "return")]
  }

  static let usualFormats = ["text", "csv", "json"]

  private var ofCommands: [(pattern: String, body: String)] {
    let global = GlobalOptions.specs.map { "--\($0.long)" }
    return [("''", offer(commands.map(\.name) + global))]
      + commands.map { command in
        (command.name, offer(command.options.map { "--\($0.long)" } + global))
      }
  }

  /// The choices of an argument that is no option, or files; options stay on offer behind them.
  private var ofPositionals: [(pattern: String, body: String)] {
    var cases: [(String, String)] = []
    for command in commands {
      for (place, positional) in command.positionals.enumerated() {
        let pattern = "\(command.name)\(positional.isRepeating ? "*" : String(place))"
        let choices = positional.choices.joined(separator: " ")
        var body = choices.isEmpty ? [] : ["offer=\"\(choices) $offer\""]
        if positional.name == "PATH" { body.append("files=1") }
        if !body.isEmpty { cases.append((pattern, body.joined(separator: "; "))) }
      }
    }
    return cases.isEmpty ? [("-", ":")] : cases
  }

  /// The fields of an action, and the values of those whose vocabulary is closed.
  private var ofActions: [(pattern: String, body: String)] {
    actions.isEmpty
      ? [("-", ":")]
      : actions.map { ("do/\($0.name)", offer(Self.fieldWords($0) + ["--help"])) }
  }

  /// `role=` of every field, and `role=primary` of those with a closed vocabulary.
  static func fieldWords(_ action: ChangeDescriptor) -> [String] {
    action.fields.flatMap { field in
      ["\(field.name)="] + choices(of: field.kind).map { "\(field.name)=\($0)" }
    }
  }

  private static func choices(of kind: FieldKind) -> [String] {
    switch kind {
    case .term(let names), .terms(let names): names
    case .boolean: ["yes", "no"]
    default: []
    }
  }
}
