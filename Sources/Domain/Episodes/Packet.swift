/// Whom a packet about a missing youth is for.
public enum PacketRecipient: String, ClosedVocabulary {
  case ncmec
  case lawEnforcement = "law_enforcement"

  /// The heading of the sheet.
  public var heading: String {
    switch self {
    case .ncmec: "MISSING FROM CARE: REPORT TO NCMEC, 1-800-843-5678"
    case .lawEnforcement: "MISSING FROM CARE: REPORT TO LAW ENFORCEMENT"
    }
  }

  /// What the recipient must be told besides (PC 14211, 34 USC 41308).
  public var request: String {
    switch self {
    case .ncmec:
      "Please give a case number. A report to law enforcement makes none with NCMEC."
    case .lawEnforcement:
      "Please take the report at once and without a waiting period, give its number, send the"
        + " bulletin, and enter the youth with the state and NCIC within two hours."
    }
  }
}

/// What one line of a packet says.
public struct PacketField: Hashable, Sendable {
  /// What is known of it.
  public enum Value: Hashable, Sendable {
    case known(String)
    /// Nobody has recorded it.
    case unknown
    /// The viewer may not read it.
    case withheld
  }

  /// The section that it stands in.
  public let section: String
  /// What it is.
  public let name: String
  /// What is known of it.
  public let value: Value

  /// One line.
  public init(_ section: String, _ name: String, _ value: Value) {
    self.section = section
    self.name = name
    self.value = value
  }
}

/// A sheet about a missing youth for those who look for them, with a list of what is not known.
public struct Packet: Hashable, Sendable {
  /// The episode's key.
  public let episode: String
  /// The youth's key.
  public let youth: String
  /// Every field, in the order of the sheet.
  public let fields: [PacketField]

  /// A sheet.
  public init(episode: String, youth: String, fields: [PacketField]) {
    self.episode = episode
    self.youth = youth
    self.fields = fields
  }

  /// What is known, by section.
  public var known: [(section: String, lines: [(name: String, value: String)])] {
    var sections: [(section: String, lines: [(name: String, value: String)])] = []
    for field in fields {
      guard case .known(let value) = field.value else { continue }
      if sections.last?.section != field.section { sections.append((field.section, [])) }
      sections[sections.count - 1].lines.append((field.name, value))
    }
    return sections
  }

  /// The names of what nobody has recorded.
  public var unknown: [String] { fields.filter { $0.value == .unknown }.map(\.name) }

  /// The names of what the viewer may not read.
  public var withheld: [String] { fields.filter { $0.value == .withheld }.map(\.name) }
}
