import Subcommands

/// Wires the commands to the board on the screen.
@main
enum Main {
  static func main() {
    Program.main { request in
      throw CommandFailure(
        .config, what: "csecboard", why: "This build has no screen; name a command.")
    }
  }
}
