/// The clocks of a missing episode (D§2.2), in the order in which they are listed.
public enum ClockKind: String, ClosedVocabulary {
  case lawEnforcement = "law_enforcement"
  case ncmec
  case parentsGuardiansTribe = "parents_guardians_tribe"
  case court
  case attorney
  case nextEffort = "next_effort"
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

  /// What it asks for, in a few words.
  public var title: String {
    switch self {
    case .lawEnforcement: "Report to law enforcement"
    case .ncmec: "Report to NCMEC"
    case .parentsGuardiansTribe: "Notice to parents, guardians, tribe"
    case .court: "Notice to the court"
    case .attorney: "Notice to the youth's attorney"
    case .nextEffort: "Next effort to find the youth"
    case .returnNotices: "Tell law enforcement and NCMEC of the return"
    case .seenAfterReturn: "See the youth face to face"
    case .traffickingScreen: "Screen for trafficking"
    case .debrief: "Return conversation"
    case .caregiverNotice: "Caregiver tells the agency"
    case .reportAccepted: "Law enforcement takes the report"
    case .bulletin: "Law enforcement's bulletin"
    case .ncicEntry: "Entry with the state and NCIC"
    case .ncicVerify: "Verify the entry"
    case .exploitationReport: "Report exploitation to law enforcement"
    case .crossReport: "Cross-report in writing"
    case .warrantRequest: "Ask for a protective custody warrant"
    case .warrantRecall: "Recall the warrant"
    case .foundReport: "Law enforcement reports the youth found"
    case .gridRow: "Grid row for the time away, with its end"
    case .placementNotice: "Notice of the new placement to the court"
    case .examWindow: "Offer a forensic examination"
    case .courtHearing: "Court hearing"
    }
  }

  /// The row of D§2.2.
  public var code: String {
    switch self {
    case .caregiverNotice: "C01"
    case .lawEnforcement: "C02"
    case .ncmec: "C03"
    case .parentsGuardiansTribe, .court: "C04"
    case .attorney: "C05"
    case .reportAccepted: "C06"
    case .bulletin: "C07"
    case .ncicEntry: "C08"
    case .ncicVerify: "C09"
    case .exploitationReport: "C10"
    case .crossReport: "C11"
    case .warrantRequest: "C12"
    case .warrantRecall: "C13"
    case .nextEffort: "C14"
    case .foundReport: "C15"
    case .returnNotices: "C16"
    case .seenAfterReturn, .traffickingScreen, .debrief: "C17"
    case .gridRow: "C18"
    case .placementNotice: "C19"
    case .examWindow: "C20"
    case .courtHearing: "optional"
    }
  }

  /// The party whose notice satisfies a 24-hour clock, and whether only with a reference: a report
  /// to law enforcement or NCMEC is proven by its number and time, and by nothing else.
  public var party: (NoticeParty, needsReference: Bool)? {
    switch self {
    case .lawEnforcement: (.lawEnforcement, true)
    case .ncmec: (.ncmec, true)
    case .parentsGuardiansTribe: (.parentsGuardiansTribe, false)
    case .court: (.court, false)
    case .attorney: (.attorney, false)
    default: nil
    }
  }

  /// The clocks that `exempt-clock` may exempt: a notice is exempted where it would be recorded,
  /// and the search for a youth never is.
  public static let exemptable: [ClockKind] = allCases.filter {
    $0.party == nil && $0 != .nextEffort
  }
}
