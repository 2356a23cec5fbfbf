import Domain

/// What a shell needs to complete csecboard's commands, options, actions and their choices.
///
/// The scripts name only what the program itself is made of, never a key or a name out of a store:
/// completing must not read case data.
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

  /// The script for one shell, made from the same descriptors that parser and forms read by.
  /// - Parameter actions: what `do` does.
  public static func script(
    for shell: Shell, commands: [CommandDescriptor], actions: [ChangeDescriptor] = []
  ) -> String {
    switch shell {
    case .bash: OfferFunction(commands: commands, actions: actions).text + bashEnd
    case .zsh:
      "#compdef csecboard\n" + OfferFunction(commands: commands, actions: actions).text + zshEnd
    case .fish: FishCompletion(commands: commands, actions: actions).text
    }
  }

  /// Bash takes `=` for the end of a word, so a value is offered without what stands before it.
  private static let bashEnd = """
    _csecboard() {
      local line=${COMP_LINE:0:COMP_POINT} current= previous= offer= files= reply
      local -a given
      read -ra given <<< "$line"
      case $line in
        *[[:space:]]) ;;
        *) current=${given[${#given[@]} - 1]}; unset "given[${#given[@]} - 1]" ;;
      esac
      previous=${given[${#given[@]} - 1]}
      case $current in
        --*=*) previous=${current%%=*}; current=${current#*=} ;;
      esac
      _csecboard_offer "$previous" "${given[@]:1}"
      COMPREPLY=($(compgen -W "$offer" -- "$current"))
      if [ -n "$files" ]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$current"))
      fi
      case $current in
        *=*) COMPREPLY=("${COMPREPLY[@]#*=}") ;;
      esac
      for reply in "${COMPREPLY[@]}"; do
        case $reply in
          *=) compopt -o nospace 2>/dev/null ;;
        esac
      done
    }
    complete -F _csecboard csecboard

    """

  private static let zshEnd = """
    _csecboard() {
      local current=${words[CURRENT]} previous=${words[CURRENT-1]} offer= files=
      local -a choices
      case $current in
        --*=*) previous=${current%%=*}; compset -P '*=' ;;
      esac
      _csecboard_offer "$previous" "${(@)words[2,CURRENT-1]}"
      if [ -n "$files" ]; then _files; fi
      choices=(${=offer})
      case $current in
        --*) ;;
        *=*) choices=(${(M)choices:#${current%%=*}=?*}); choices=(${choices#*=}); compset -P '*=' ;;
      esac
      compadd -S '' -- ${(M)choices:#*=}
      compadd -- ${choices:#*=}
    }
    if [ "$funcstack[1]" = _csecboard ]; then _csecboard "$@"; else compdef _csecboard csecboard; fi

    """
}
