import CEvents
import Dashboard
import NcursesTerminal
import Subcommands
import TerminalUI

/// Wires the commands to the board on the screen.
@main
enum Main {
  static func main() {
    cev_keep_freed_memory()
    Program.main { request in
      do {
        return try Dashboard.run(
          storePath: request.storePath, identity: request.identity, actingAs: request.actingAs,
          terminal: try NcursesTerminal(isMonochrome: request.isColorless),
          options: try options(of: request))
      } catch let error as TerminalStartError {
        throw BoardUnavailable(reason: error.description)
      }
    }
  }

  private static func options(of request: BoardRequest) throws -> DashboardOptions {
    var options = DashboardOptions(
      asOf: request.asOf, counties: request.counties, isReadOnly: request.isReadOnly)
    options.session = request.stateFolder.map { folder in
      SessionFile(
        folder: folder, storePath: request.storePath,
        account: request.actingAs ?? request.identity.account)
    }
    options.anchor = request.anchor
    options.rings = request.rings
    options.tour = request.stateFolder.map { TourMark(folder: $0) }
    if let clock = request.clock { options.clock = { clock } }
    if let chosen = request.theme {
      options.theme = try ThemeFile.load(chosen, request.themeFolders)
    }
    options.keymap = try KeymapFile.load(request.keymapPath)
    return options
  }
}
