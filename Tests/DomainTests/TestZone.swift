import Glibc

@testable import Domain

/// The zone of every figure, read from the system's own file.
enum TestZone {
  static func losAngeles() throws -> ZoneRules { try named("America/Los_Angeles") }

  static func named(_ name: String) throws -> ZoneRules {
    try ZoneRules(tzif: try bytes(of: name))
  }

  static func bytes(of name: String) throws -> [UInt8] {
    try bytes(ofFile: "/usr/share/zoneinfo/" + name)
  }

  static func bytes(ofFile path: String) throws -> [UInt8] {
    struct Unreadable: Error {}
    guard let file = fopen(path, "rb") else { throw Unreadable() }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}

extension Instant {
  /// Reads `2026-03-08 01:30`, `2026-03-08` or RFC 3339 in Los Angeles.
  static func at(_ text: String) throws -> Instant {
    try TimeText.instant(text, zone: try TestZone.losAngeles())
  }
}
