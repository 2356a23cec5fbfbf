extension Set where Element == Role {
  /// Those who work a missing episode at any hour.
  static let episodeWorkers: Set<Role> = [.caseworker, .supervisor, .hotline, .probation]
}

extension ChangeField {
  /// The field that names the episode.
  static let episode = ChangeField(
    "episode", .key(of: "missing"), required: true, help: "The episode's key.")

  /// The field that says when something about an episode happened.
  static let at = ChangeField("at", .time, help: "When; now when left empty.")
}
