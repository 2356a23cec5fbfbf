import Domain

/// One line of a youth's record: something that holds or happened, with whom and when.
public struct YouthLine: Hashable, Sendable {
  /// Which part of the record a line belongs to, in the order of the listing.
  public enum Section: String, CaseIterable, Sendable {
    /// A recorded exploitation status.
    case status
    /// A screening.
    case screening
    /// A case and one person on its team.
    case team = "case"
    /// A placement.
    case stay
    /// A missing episode.
    case episode
    /// A partner to which the youth was referred.
    case referral
    /// What another county is asked.
    case request
    /// A team that the record is open to, with its end.
    case group = "team"
    /// A consent or an order.
    case consent
  }

  /// The part of the record.
  public let section: Section
  /// What it is of: a status, a tool, a key.
  public let item: Cell
  /// What more is known: the basis, the band, the component, why it ended.
  public let detail: String?
  /// The person or place by key.
  public let who: String?
  /// The person's or place's name.
  public let name: Cell
  /// Since when.
  public let from: Cell
  /// Until when; `null` while it lasts.
  public let until: Cell

  /// One line.
  public init(
    _ section: Section, item: Cell, detail: String?, who: String? = nil, name: Cell = .null,
    from: Cell, until: Cell
  ) {
    self.section = section
    self.item = item
    self.detail = detail
    self.who = who
    self.name = name
    self.from = from
    self.until = until
  }
}

/// The listing of `youth YOUTH`.
public enum YouthColumns {
  /// One youth, section by section, each oldest first.
  public static let listing = Listing<YouthLine>(
    name: "youth",
    columns: [
      Column("section", "Section", priority: 1) { .code($0.section) },
      Column("item", "Item", priority: 1, emphasis: { _ in .strong }) { $0.item },
      Column("detail", "Detail", priority: 3) { .text($0.detail) },
      Column("who", "Who", priority: 4) { .key($0.who) },
      Column("name", "Name", priority: 4) { $0.name },
      Column("from", "From", priority: 2) { $0.from },
      Column("until", "Until", priority: 2) { $0.until },
    ],
    summaryKeys: [
      "youth", "initials", "county", "status", "newest_indicator_on", "historic_on",
      "involvement", "lead_agency", "lead_person",
    ],
    emptyText: "Nothing is recorded of this youth up to then.")
}
