/// The properties of a calendar that a roster is read from, those that are passed over, and no
/// others (interface §3, §4.7).
enum CalendarVocabulary {
  enum Meaning: Hashable {
    case kept(isRepeated: Bool)
    case passedOver
    case unknown
  }

  /// What a property means in a part of a calendar.
  static func meaning(of name: String, in component: String) -> Meaning {
    if once[component]?.contains(name) == true { return .kept(isRepeated: false) }
    if often[component]?.contains(name) == true { return .kept(isRepeated: true) }
    let isPassedOver = name.hasPrefix("X-") || passedOver[component]?.contains(name) == true
    return isPassedOver ? .passedOver : .unknown
  }

  /// What is wrong with a property of the calendar itself.
  static func problem(_ line: CalendarLine) -> CalendarProblem? {
    let word = line.word.uppercased()
    let known: [String] =
      switch line.name {
      case "VERSION": ["2.0"]
      case "CALSCALE": ["GREGORIAN"]
      default: ["PUBLISH", "REQUEST"]
      }
    if known.contains(word) { return nil }
    return .file(
      line.number, line.name,
      "'\(word)' is not understood; it must be \(known.joined(separator: " or "))")
  }

  private static let once: [String: Set<String>] = [
    "VCALENDAR": ["VERSION", "CALSCALE", "METHOD"],
    "VEVENT": [
      "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "STATUS", "LOCATION",
      "X-COUNTY-FIPS", "X-STAFF-ID",
    ],
    "VTIMEZONE": ["TZID"],
    "STANDARD": observance, "DAYLIGHT": observance,
  ]

  private static let observance: Set<String> = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"]

  private static let often: [String: Set<String>] = [
    "VEVENT": ["EXDATE", "RDATE", "CATEGORIES", "ATTENDEE"],
    "STANDARD": ["RDATE"], "DAYLIGHT": ["RDATE"],
  ]

  /// Those of RFC 5545 and RFC 7986 that say nothing of who is on call when.
  private static let passedOver: [String: Set<String>] = [
    "VCALENDAR": [
      "PRODID", "NAME", "DESCRIPTION", "UID", "LAST-MODIFIED", "URL", "CATEGORIES",
      "REFRESH-INTERVAL", "SOURCE", "COLOR", "IMAGE",
    ],
    "VEVENT": [
      "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DESCRIPTION", "COMMENT",
      "CLASS", "TRANSP", "PRIORITY", "ORGANIZER", "CONTACT", "URL", "GEO", "ATTACH", "RESOURCES",
      "RELATED-TO", "REQUEST-STATUS", "COLOR", "IMAGE", "CONFERENCE",
    ],
    "VTIMEZONE": ["TZURL", "LAST-MODIFIED", "COMMENT"],
    "STANDARD": ["TZNAME", "COMMENT"], "DAYLIGHT": ["TZNAME", "COMMENT"],
  ]
}
