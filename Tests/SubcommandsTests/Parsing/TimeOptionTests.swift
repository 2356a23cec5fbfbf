import Domain
import Glibc
import Subcommands
import Testing

struct TimeOptionTests {
  static let zone: ZoneRules = {
    let descriptor = open("/usr/share/zoneinfo/America/Los_Angeles", O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    do {
      return try ZoneRules(tzif: Array(bytes.prefix(max(0, count))))
    } catch {
      fatalError("the system's time zone data does not read: \(error)")
    }
  }()

  @Test func `reads a date as its first instant, or as its end`() throws {
    let start = try TimeOption.instant("2026-03-08", option: "--from", zone: Self.zone)
    let end = try TimeOption.end("2026-03-08", option: "--until", zone: Self.zone)
    #expect(start?.rfc3339 == "2026-03-08T08:00:00Z")
    #expect(end?.rfc3339 == "2026-03-09T07:00:00Z")
    #expect(try TimeOption.instant(nil, option: "--from", zone: Self.zone) == nil)
  }

  @Test(arguments: ["2026-03-08 02:30", "2026-11-01 01:30", "3/8/2026", "soon"])
  func `passes on why a time does not read`(_ text: String) {
    let error = #expect(throws: UsageError.self) {
      try TimeOption.instant(text, option: "--as-of", zone: Self.zone)
    }
    #expect(error?.what == "--as-of")
    #expect(error?.why.hasSuffix(".") == true)
  }
}
