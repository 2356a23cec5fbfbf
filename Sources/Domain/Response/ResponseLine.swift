/// One seat of a response at work, with whom it calls next (D§6.3, D§6.4).
public struct ResponseLine: Hashable, Sendable {
  /// The response's key.
  public let callout: String
  /// FIPS code.
  public let county: String
  /// When the call came.
  public let openedAt: Instant
  /// T1, T2 or T3.
  public let tier: String?
  /// Which seat.
  public let seat: Seat
  /// What it has done.
  public let standing: ResponseSeat
  /// The person's name.
  public let name: String?
  /// Where the person is reached.
  public let phone: String?
  /// Its log.
  public let log: [ResponseEntry]
  /// Whom it calls next; `nil` = somebody comes.
  public let next: ResponseLadder.Call?
  /// The next person's name.
  public let nextName: String?
  /// Where the next person is reached.
  public let nextPhone: String?
  /// The moment.
  public let at: Instant

  /// One seat.
  public init(
    callout: String, county: String, openedAt: Instant, tier: String?, seat: Seat,
    standing: ResponseSeat, name: String?, phone: String?, log: [ResponseEntry],
    next: ResponseLadder.Call?, nextName: String?, nextPhone: String?, at: Instant
  ) {
    self.callout = callout
    self.county = county
    self.openedAt = openedAt
    self.tier = tier
    self.seat = seat
    self.standing = standing
    self.name = name
    self.phone = phone
    self.log = log
    self.next = next
    self.nextName = nextName
    self.nextPhone = nextPhone
    self.at = at
  }

  /// When it last entered a step.
  public func last(_ step: ResponseStep) -> Instant? {
    log.filter { $0.step == step }.map(\.at).max()
  }

  /// How it stands, in a word.
  public var state: String {
    if last(.cleared) != nil { return "cleared" }
    if last(.introduced) != nil { return "introduced" }
    if standing.times[.arrived] != nil { return "arrived" }
    if next != nil, ResponseLadder.isDeclined(log.filter { $0.at <= at }) { return "declined" }
    if last(.departed) != nil { return "on the way" }
    if standing.times[.acknowledged] != nil { return "coming" }
    if standing.times[.paged] != nil { return "called" }
    return "not called"
  }

  /// Whether the next call is to be made by itself at a moment: an earlier one was not answered by
  /// its time. That nobody is left on the ladder is said once, with the rungs passed over.
  public func isPageDue(at moment: Instant) -> Bool {
    guard let next, next.dueAt <= moment, ResponseLadder.isRunning(standing, log: log)
    else { return false }
    let known = Set(log.filter { $0.step == .skipped }.compactMap(\.rung))
    return next.staff != nil || next.skipped.contains { !known.contains($0) }
  }

  /// The text of the next call as `notify` sends it: what, where, and never a name, nor a youth's
  /// key.
  public func pageText(isDemo: Bool) -> String {
    var words = [isDemo ? "csecboard DEMO:" : "csecboard:", "county \(county),"]
    words.append("response \(callout)\(tier.map { " (\($0))" } ?? ""):")
    words.append(seat == .advocate ? "an advocate is needed." : "child welfare is needed.")
    if standing.times[.paged] != nil { words.append("Nobody has answered yet.") }
    if next?.staff == nil { words.append("Nobody is left on the ladder.") }
    return words.joined(separator: " ")
  }

  /// Whole minutes until the next call is due, negative once it is late; `nil` = none is.
  public var minutesLeft: Int? {
    next.map { Int((Double($0.dueAt.seconds - at.seconds) / 60).rounded(.down)) }
  }
}
