import Domain
import Glibc

/// The county's wall clock: America/Los_Angeles everywhere, whatever `$TZ`
/// says (interface §1), read from the system's zone data.
public enum SystemZone {
  /// The zone's name in the system's data.
  public static let name = "America/Los_Angeles"

  /// Reads the zone's rules.
  ///
  /// - Throws: ``StoreError/inputOutput(_:)`` where the system has no zone data
  ///   (on Debian the package `tzdata`).
  public static func load() throws -> ZoneRules {
    let path = "/usr/share/zoneinfo/\(name)"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StoreError.inputOutput(
        "\(path) is missing: install the system's time zone data (tzdata)")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { throw StoreError.inputOutput("\(path) could not be read") }
    do {
      return try ZoneRules(tzif: Array(bytes[0..<count]))
    } catch {
      throw StoreError.inputOutput("\(path) does not hold time zone data")
    }
  }
}

/// The present, for the edges of the program only; rules get it as a parameter.
public enum SystemClock {
  /// Whole seconds.
  public static func now() -> Instant {
    Instant(seconds: Int64(nowHundredths() / 100))
  }

  /// Hundredths of a second since 1970, for the audit log (AU-8).
  static func nowHundredths() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 100 + time.tv_nsec / 10_000_000
  }
}
