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
    let path = "\(folder)/\(name)"
    guard let bytes = bytes(at: path) else {
      throw StoreError.inputOutput(
        "\(path) is missing: install the system's time zone data (tzdata)")
    }
    do {
      return try ZoneRules(tzif: bytes)
    } catch {
      throw StoreError.inputOutput("\(path) does not hold time zone data")
    }
  }

  /// The rules of any zone of the system's data by its name, as `America/Denver`; nil where the
  /// system has none of that name.
  public static func rules(named name: String) -> ZoneRules? {
    // A name from a file of others: it must not lead out of the folder.
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.first != "."
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-.".contains($0)) }
    }
    guard isName, name.utf8.count <= 64, let bytes = bytes(at: "\(folder)/\(name)")
    else { return nil }
    return try? ZoneRules(tzif: bytes)
  }

  private static let folder = "/usr/share/zoneinfo"

  private static func bytes(at path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes[0..<count]) : nil
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
