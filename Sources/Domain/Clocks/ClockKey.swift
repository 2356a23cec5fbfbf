/// The durations that a county may set, by policy key.
public enum ClockKey: String, ClosedVocabulary {
  case lawEnforcement = "law_enforcement"
  case ncmec
  case parentsGuardiansTribe = "parents_guardians_tribe"
  case court
  case attorney
  case effortEarly = "next_effort_first_72_h"
  case effortWeekly = "next_effort_first_30_d"
  case effortLater = "next_effort_later"
  case returnNotices = "return_notices"
  case seenAfterReturn = "seen_after_return"
  case traffickingScreen = "trafficking_screen"
  case debrief
  case caregiverNotice = "caregiver_notice"
  case reportAccepted = "report_accepted"
  case bulletin
  case ncicEntry = "ncic_entry"
  case ncicVerify = "ncic_verify"
  case exploitationReport = "exploitation_report"
  case crossReport = "cross_report"
  case warrantRequest = "warrant_request"
  case warrantRecall = "warrant_recall"
  case foundReport = "found_report"
  case gridRow = "grid_row"
  case placementNotice = "placement_notice"
  case examWindow = "exam_window"
  case courtHearing = "court_hearing"

  /// The duration of a clock that has only one.
  init(_ kind: ClockKind) {
    self = ClockKey(rawValue: kind.rawValue) ?? .effortEarly
  }

  /// In what its value is counted.
  public enum Unit: String, Sendable {
    case hours
    /// Days on which courts sit; due at the end of the last of them.
    case courtDays = "court days"
    /// Local days, the first among them; due at the end of the last of them.
    case days
  }

  /// In what the value is counted.
  public var unit: Unit {
    switch self {
    case .warrantRequest, .placementNotice, .courtHearing: .courtDays
    case .warrantRecall: .days
    default: .hours
    }
  }

  /// The shipped default, in hours or in days of its unit (D§2.2).
  public var defaultHours: Int {
    switch self {
    case .lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney, .effortEarly,
      .seenAfterReturn, .exploitationReport, .foundReport, .gridRow:
      24
    case .effortWeekly: 7 * 24
    case .effortLater: 14 * 24
    case .returnNotices: 4
    case .traffickingScreen, .debrief: 72
    case .caregiverNotice: 1
    case .reportAccepted: 0
    case .bulletin, .ncicEntry: 2
    case .ncicVerify: 30 * 24
    case .crossReport: 36
    case .warrantRequest, .warrantRecall, .placementNotice: 1
    case .examWindow: 96
    case .courtHearing: 10
    }
  }

  /// Whether it runs as shipped: what D§2.2 calls law runs, what it calls a proposal, or leaves to
  /// the county, does not until the county says so.
  public var shippedStanding: ClockStanding {
    switch self {
    case .caregiverNotice, .warrantRequest, .placementNotice: .proposed
    case .courtHearing: .off
    default: .on
    }
  }

  /// Where the default comes from.
  public var citation: String {
    switch self {
    case .lawEnforcement: "WIC 16501.35 (AB 2108); 42 USC 671(a)(35)(B); D§2.2 C02"
    case .ncmec: "PC 11166(j)(3); 42 USC 671(a)(35)(B); D§2.2 C03"
    case .parentsGuardiansTribe, .court: "WIC 16501.35 (AB 2108); D§2.2 C04"
    case .attorney: "ACL 16-15; D§2.2 C05"
    case .effortEarly, .effortWeekly, .effortLater: "WIC 16501.35; cadence D§2.2 C14"
    case .returnNotices: "D§2.2 C16"
    case .seenAfterReturn, .traffickingScreen, .debrief:
      "42 USC 671(a)(35)(A); hours D§2.2 C17"
    default: laterCitation
    }
  }

  private var laterCitation: String {
    switch self {
    case .caregiverNotice: "Title 22, placement agreement; the county sets it; D§2.2 C01"
    case .reportAccepted: "PC 14211(a), (c); 34 USC 41308: no waiting period; D§2.2 C06"
    case .bulletin: "PC 14211(d): without delay, here as (e); D§2.2 C07"
    case .ncicEntry: "PC 14211(e); 34 USC 41308(3); D§2.2 C08"
    case .ncicVerify: "34 USC 41308(4); D§2.2 C09"
    case .exploitationReport: "42 USC 671(a)(34); PC 11166(j)(2); D§2.2 C10"
    case .crossReport: "PC 11166(j), (k); D§2.2 C11"
    case .warrantRequest: "WIC 340; next court day proposed; D§2.2 C12"
    case .warrantRecall: "DCFS 0300-503.55, 0100-570.11; D§2.2 C13"
    case .foundReport: "PC 14213(a), (b); D§2.2 C15"
    case .gridRow: "WIC 16501.45; rule R-10971; D§2.2 C18"
    case .placementNotice: "DCFS; next court day proposed; D§2.2 C19"
    case .examWindow: "LASD order 4-01: 96 h from the assault; D§2.2 C20"
    default: "no law: AB 273 (2023) was vetoed; D§2.2"
    }
  }
}

/// Whether a clock runs in a county.
public enum ClockStanding: Int, CaseIterable, Sendable {
  case off = 0
  case on = 1
  /// Not law and not yet the county's own; it does not run.
  case proposed = 2

  /// The standing in a word, as it is typed and shown.
  public var word: String {
    switch self {
    case .off: "off"
    case .on: "on"
    case .proposed: "proposed"
    }
  }

  /// The standing of that word, case ignored, or `nil`.
  public init?(word: String) {
    guard let found = Self.allCases.first(where: { $0.word == word.lowercased() }) else {
      return nil
    }
    self = found
  }
}

extension ClockKey {
  /// Whether a county may switch it off: what is law cannot be silenced.
  public var maySwitchOff: Bool { shippedStanding != .on }
}
