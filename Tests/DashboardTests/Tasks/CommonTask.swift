import TerminalUI
import Testing

@testable import Dashboard

/// One of the most common tasks, as `tasks.txt` has it.
struct CommonTask: Sendable, CustomTestStringConvertible {
  /// What somebody wants.
  let name: String
  /// What is pressed, as the file writes it.
  let keysText: String
  /// The screens passed.
  let screens: [String]

  var testDescription: String { name }

  /// What is pressed, one by one.
  var keys: [KeyPress] {
    var keys: [KeyPress] = []
    for (index, part) in keysText.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index % 2 == 1 {
        keys += part.map { .character($0) }
      } else {
        keys += part.split(separator: " ").compactMap { KeyPress(String($0)) }
      }
    }
    return keys
  }

  /// The entry that csecboard(1) must have.
  var manualEntry: String {
    let words = keysText.split(separator: " ").map { ":?!".contains($0) ? "\\&\($0)" : String($0) }
    let keys = words.joined(separator: " ").split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\(dq")
    let count = self.keys.count
    return """
      .It \(name)
      .Ic \(keys)
      .Pq \(count) \(count == 1 ? "key" : "keys"): \(screens.joined(separator: ", "))
      """
  }

  /// Every task of the file, in its order.
  static let all: [CommonTask] = {
    let bytes = Files.read(Files.root + "/Tests/DashboardTests/Tasks/tasks.txt") ?? []
    let blocks = String(decoding: bytes, as: UTF8.self).split(separator: "\n\n")
    return blocks.compactMap { block in
      var values: [String: String] = [:]
      for line in block.split(separator: "\n") where !line.hasPrefix("#") {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { values[String(parts[0])] = String(parts[1].dropFirst()) }
      }
      guard let name = values["task"], let keys = values["keys"], let screens = values["screens"]
      else { return nil }
      return CommonTask(
        name: name, keysText: keys,
        screens: screens.split(separator: ",").map { String($0.drop { $0 == " " }) })
    }
  }()
}
