import Domain
import Store

/// The rules of the county's wall clock, read once.
enum TestZone {
  static let zone: ZoneRules = {
    guard let zone = try? SystemZone.load() else { preconditionFailure("tzdata is missing") }
    return zone
  }()
}
