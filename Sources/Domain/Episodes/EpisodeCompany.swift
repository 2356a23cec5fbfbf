/// Who left with whom: youth who went missing from one home together are one line of a list, each
/// with their own clocks.
public enum EpisodeCompany {
  /// How far apart two may have been last seen and still have left together, in seconds.
  static let nearness: Int64 = 3 * 3_600

  /// The episodes in groups, groups and episodes within them in the order given.
  ///
  /// Those of one home who were last seen (or, where that is unknown, reported) within three hours
  /// of the one before left together. One that has returned, ended, or began at no known home
  /// stands alone.
  public static func groups(_ lines: [EpisodeLine]) -> [[EpisodeLine]] {
    var places: [Int: Int] = [:]
    for (number, company) in companies(lines).enumerated() {
      for place in company { places[place] = number }
    }
    var order: [Int] = []
    var groups: [Int: [EpisodeLine]] = [:]
    for (place, line) in lines.enumerated() {
      guard let number = places[place] else { continue }
      if groups[number] == nil { order.append(number) }
      groups[number, default: []].append(line)
    }
    return order.compactMap { groups[$0] }
  }

  private static func companies(_ lines: [EpisodeLine]) -> [[Int]] {
    var alone: [[Int]] = []
    var byHome: [String: [Int]] = [:]
    for (place, line) in lines.enumerated() {
      if let home = line.episode.facility, line.episode.returnedAt == nil, !line.state.isEnded {
        byHome[home, default: []].append(place)
      } else {
        alone.append([place])
      }
    }
    let together = byHome.values.flatMap { places in
      chains(places.sorted { left(lines[$0]) < left(lines[$1]) }, lines)
    }
    return alone + together
  }

  private static func chains(_ places: [Int], _ lines: [EpisodeLine]) -> [[Int]] {
    var chains: [[Int]] = []
    for place in places {
      if let last = chains.last?.last,
        left(lines[place]).seconds - left(lines[last]).seconds <= nearness
      {
        chains[chains.count - 1].append(place)
      } else {
        chains.append([place])
      }
    }
    return chains
  }

  private static func left(_ line: EpisodeLine) -> Instant {
    line.episode.lastSeenAt ?? line.episode.receivedAt
  }
}
