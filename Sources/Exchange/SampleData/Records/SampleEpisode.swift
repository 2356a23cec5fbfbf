import Domain

/// The course of an open missing episode, of which there are six, so that each
/// state of each clock is somewhere on the screen (interface §4.3).
struct SampleEpisode {
  /// Hours since the agency was told.
  let hours: Int
  /// Notices made: the party and the hours after the agency was told.
  let notices: [(party: NoticeParty, hours: Int)]
  /// Hours after which somebody looked for the youth.
  var efforts: [Int] = []
  var hasRecoveryWorker = true
  var isWhereaboutsKnown = false
  /// Hours since the youth came back; the debrief is still to come.
  var returnedHoursAgo: Int?
  /// Whether the parents' notice is exempt.
  var hasExemption = false

  private static let all = [
    // Late: nobody told the national center within a day.
    SampleEpisode(
      hours: 31, notices: [(.lawEnforcement, 2), (.parentsGuardiansTribe, 5)],
      hasRecoveryWorker: false),
    // Just told.
    SampleEpisode(hours: 5, notices: [(.lawEnforcement, 1)], efforts: [2]),
    // A week gone, everything done in time.
    SampleEpisode(
      hours: 150,
      notices: [
        (.lawEnforcement, 1), (.ncmec, 3), (.attorney, 4), (.court, 18),
        (.parentsGuardiansTribe, 2),
      ], efforts: [6, 20, 43, 66, 89, 140]),
    // Due soon.
    SampleEpisode(
      hours: 21, notices: [(.lawEnforcement, 3), (.court, 6), (.attorney, 7)], efforts: [9]),
    // Back since yesterday, seen, not yet debriefed.
    SampleEpisode(
      hours: 290,
      notices: [
        (.lawEnforcement, 2), (.ncmec, 30), (.attorney, 5), (.court, 20),
        (.lawEnforcement, 272), (.ncmec, 273),
      ], efforts: [10, 30, 52, 70, 230, 278], returnedHoursAgo: 20, hasExemption: true),
    // Whereabouts known, not returned; an effort is overdue.
    SampleEpisode(
      hours: 100, notices: [(.lawEnforcement, 1), (.ncmec, 8), (.court, 40)],
      efforts: [12, 36, 60], isWhereaboutsKnown: true),
  ]

  /// The course of that number, from the beginning again after the last.
  static func of(_ kind: Int) -> SampleEpisode { all[kind % all.count] }

  /// When the agency was told.
  func received(_ run: SampleRun) -> Instant { run.hoursAgo(hours, minutes: 10) }
}
