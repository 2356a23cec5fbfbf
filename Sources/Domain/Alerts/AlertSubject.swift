/// What an alert of a missing episode is about.
public enum AlertSubject: Hashable, Sendable {
  /// Nobody looks for the youth.
  case unassigned
  /// A notice of one of its alerts could not be sent, or reached nobody.
  case notNotified
  /// A clock that runs.
  case clock(ClockKind)

  /// Every subject, UNASSIGNED first.
  public static let all: [AlertSubject] =
    [.unassigned, .notNotified] + ClockKind.allCases.map { .clock($0) }

  /// The names of all subjects, as they are stored and typed.
  public static let storedNames: [String] = all.map(\.storedName)

  /// The name, as it is stored and typed.
  public var storedName: String {
    switch self {
    case .unassigned: "unassigned"
    case .notNotified: "not_notified"
    case .clock(let kind): kind.rawValue
    }
  }

  /// The subject of that name, case ignored, or `nil`.
  public init?(stored text: String) {
    if text.lowercased() == "unassigned" {
      self = .unassigned
    } else if text.lowercased() == "not_notified" {
      self = .notNotified
    } else if let kind = ClockKind(stored: text) {
      self = .clock(kind)
    } else {
      return nil
    }
  }

  /// What it says, in a few words.
  public var title: String {
    switch self {
    case .unassigned: "UNASSIGNED: nobody looks for the youth"
    case .notNotified: "NOT NOTIFIED: a notice of an alert reached nobody"
    case .clock(let kind): kind.title
    }
  }

  /// Who must act.
  public var actor: String {
    switch self {
    case .unassigned: "supervisor"
    case .notNotified: "supervisor, who calls"
    case .clock(let kind): kind.duty.actor
    }
  }
}

/// Who has taken on an alert, and until when.
public struct Acknowledgement: Hashable, Sendable {
  /// The episode's key.
  public let episode: String
  /// The alert.
  public let subject: AlertSubject
  /// The account that took it on, or handed it over.
  public let account: String
  /// The key of the person who owns it.
  public let owner: String
  /// Since when.
  public let from: Instant
  /// Until when, not included: the end of the shift, unless it is handed over before.
  public let until: Instant

  /// One acknowledgement.
  public init(
    episode: String, subject: AlertSubject, account: String, owner: String, from: Instant,
    until: Instant
  ) {
    self.episode = episode
    self.subject = subject
    self.account = account
    self.owner = owner
    self.from = from
    self.until = until
  }

  /// Whether it is in force at a moment.
  public func isInForce(at moment: Instant) -> Bool { from <= moment && moment < until }
}
