import Domain

/// The missing episode that a screen has selected: what an action on it would be about.
struct SelectedEpisode: Sendable {
  /// The episode's key.
  let id: String
  /// The youth's key.
  let youth: String
  /// FIPS code of the youth's county.
  let county: String
  /// Whom a notice would tell.
  let party: NoticeParty?
  /// The alert that would be taken on.
  let alert: AlertSubject?
  /// What is to be done next, where that is known here.
  let nextStep: NextStep?

  /// An episode with the clock that is selected, if one is.
  init(_ line: EpisodeLine, clock: ClockReading? = nil) {
    (id, youth, county) = (line.episode.id, line.episode.youth, line.episode.county)
    // One that is met already is no longer what a hand means.
    let running = clock.flatMap { $0.state.isRunning ? $0.clock : nil }
    party = running.flatMap { line.party(of: $0) } ?? line.nextNotice
    let urgent = running ?? line.mostUrgent?.clock
    alert =
      running == nil && line.isUnassigned ? .unassigned : urgent.map { AlertSubject.clock($0) }
    nextStep = NextStep(of: line)
  }

  /// An alert.
  init(_ alert: AlertLine) {
    let line = alert.line
    (id, youth, county) = (line.episode.id, line.episode.youth, line.episode.county)
    let clock = alert.isClock ? alert.reading : nil
    party = clock.flatMap { line.party(of: $0.clock) } ?? line.nextNotice
    self.alert = alert.subject
    nextStep = NextStep(of: line)
  }

  /// A clock by itself.
  init(_ line: ClockLine) {
    (id, youth, county) = (line.episode.id, line.episode.youth, line.episode.county)
    party = line.reading.clock.party?.0
    alert = line.reading.state.isRunning ? .clock(line.reading.clock) : nil
    nextStep = nil
  }

  /// The fields of an episode that every action about it has.
  static func keys(_ episode: String, _ youth: String) -> [NamedText] {
    [NamedText(name: "episode", text: episode), NamedText(name: "youth", text: youth)]
  }

  /// The fields that are known.
  var subject: [NamedText] {
    Self.keys(id, youth)
      + (party.map { [NamedText(name: "party", text: $0.rawValue)] } ?? [])
      + (alert.map { [NamedText(name: "alert", text: $0.storedName)] } ?? [])
  }
}
