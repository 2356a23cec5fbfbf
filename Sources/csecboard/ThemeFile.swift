import Subcommands
import TerminalUI

/// Finds a theme by its name.
enum ThemeFile {
  /// The theme of that name: the built-in one, or the file `NAME.theme` of the first folder that
  /// has it. Faults in the file are left out of the theme.
  /// - Throws: `CommandFailure` with 78 where no folder has it.
  static func load(_ chosen: ChosenTheme, _ folders: [String]) throws -> Theme {
    let name = chosen.name
    let isPlain = !name.contains("/") && !name.hasPrefix(".")
    for folder in isPlain ? folders : [] {
      let path = "\(folder)/\(name).theme"
      do throws(TextFile.Problem) {
        let text = try TextFile.read(path: path)
        return ThemeParser.parse(text, name: name, file: path, over: .standard).theme
      } catch {
        if !error.isMissing { throw CommandFailure(.config, what: path, why: error.reason) }
      }
    }
    if name == Theme.standard.name { return .standard }
    throw CommandFailure(
      .config, what: chosen.place,
      why: "There is no theme '\(name)' in \(folders.joined(separator: ", ")).")
  }
}
