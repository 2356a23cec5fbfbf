import Dashboard
import Subcommands

/// Finds the user's keymap.
enum KeymapFile {
  /// The keys of the table of commands with those of the file over them; the former alone where
  /// there is no file.
  /// - Throws: `CommandFailure` with 78 where the file can't be used.
  static func load(_ path: String?) throws -> Keymap {
    guard let path else { return .standard }
    let text: String
    do throws(TextFile.Problem) {
      text = try TextFile.read(path: path)
    } catch {
      if error.isMissing { return .standard }
      throw CommandFailure(.config, what: path, why: error.reason)
    }
    let (keymap, faults) = KeymapParser.parse(text, file: path)
    guard let first = faults.first else { return keymap }
    let more = faults.dropFirst().map { " \($0.line):\($0.column): \($0.message)" }.joined()
    throw CommandFailure(.config, what: first.place, why: first.message + more)
  }
}
