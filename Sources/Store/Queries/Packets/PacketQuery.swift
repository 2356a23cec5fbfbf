import Database
import Domain

/// Everything that is known of a missing youth for those who look for them (D§2.3), and what is
/// not. What the youth told in confidence is no part of it.
public struct PacketQuery: Query {
  /// The episode's key.
  public let episode: String
  /// The moment.
  public let at: Instant

  /// The packet of an episode at a moment.
  public init(episode: String, at: Instant) {
    self.episode = episode
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    EpisodesQuery(at: at, only: episode).views + OnCallQuery(at: at).views + [
      "my_youth_versions_f2", "my_episode_details_f2", "my_episode_details_f6",
      "my_episode_details_f10", "my_episode_details_f7", "my_staff_versions_f12", "my_staff_f12",
      "my_agencies", "my_episode_steps_f6", "my_efforts_f6", "my_flags_f10",
    ]
  }

  /// The packet.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for an episode that does not exist by the
  ///   moment or that the viewer does not see.
  public func fetch(_ viewing: Viewing) throws -> Packet {
    guard let line = try EpisodesQuery(at: at, only: episode).fetch(viewing).first else {
      throw StoreError.unknownKey(kind: "missing", key: episode)
    }
    let facts = try PacketFacts(line, viewing, at: at)
    return Packet(
      episode: episode, youth: line.episode.youth,
      fields: PacketSections(line: line, facts: facts, role: viewing.viewer.role, viewing.zone)
        .fields)
  }
}
