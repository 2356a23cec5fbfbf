import Domain

/// The listing of `protocol`: what comes next in a county, and who is called for it now.
public enum ProtocolColumns {
  /// One row a county and indicator.
  public static let listing = Listing<ProtocolLine>(
    name: "protocol",
    columns: [
      Column("county", "County", priority: 4) { .key($0.county) },
      Column("name", "Name", priority: 2) { .text($0.name) },
      Column(
        "indicator", "When", priority: 1, emphasis: { $0.step == nil ? .warning : .strong },
        sign: { $0.step == nil ? "!" : "" }
      ) { $0.step.map { .code($0.indicator) } ?? .text(none) },
      Column("step", "What comes next", priority: 1) { .text($0.step?.step) },
      Column("seats", "Call", priority: 3) { .codes($0.seats) },
      Column(
        "on_call", "On call now", priority: 1,
        emphasis: { $0.onCall?.isEmpty == true ? .critical : .normal },
        sign: { $0.onCall?.isEmpty == true ? "X" : "" }
      ) { $0.onCall.map { .list(people($0)) } ?? .null },
      Column("author", "Set by", priority: 6) { .text($0.step?.author) },
      Column("at", "Since", priority: 6) { .instant($0.step?.at) },
    ],
    summaryKeys: ["steps", "counties_without"],
    emptyText: "No county is yours to see. Import counties.csv.")

  /// What stands where a county has no protocol.
  private static let none = "none on file"

  /// Each person once, with the phone.
  private static func people(_ shifts: [ShiftLine]) -> [String] {
    if shifts.isEmpty { return ["NOBODY"] }
    var seen: Set<String> = []
    return shifts.filter { seen.insert($0.staff).inserted }.map { shift in
      shift.phone.map { "\(shift.name) \($0)" } ?? shift.name
    }
  }

  /// How many steps there are, and how many counties have none.
  public static func summary(of lines: [ProtocolLine]) -> [(key: String, cell: Cell)] {
    [
      ("steps", .integer(lines.count { $0.step != nil })),
      ("counties_without", .integer(lines.count { $0.step == nil })),
    ]
  }
}

/// The listing of `partners`: the organisations that counties work with.
public enum PartnerColumns {
  /// One row an organisation of a county.
  public static let listing = Listing<PartnerLine>(
    name: "partners",
    columns: [
      Column("county", "County", priority: 2) { .key($0.partner.county) },
      Column("organisation", "Organisation", priority: 1, emphasis: { _ in .strong }) {
        .text($0.partner.organisation)
      },
      Column(
        "agreement", "Agreement", priority: 1, emphasis: { emphasis(of: $0.standing) },
        sign: { $0.standing == .lapsed ? "X" : "" }
      ) { .code($0.standing) },
      Column("agreed_until", "Until", priority: 2) { .date($0.partner.agreedUntil) },
      Column("services", "Services", priority: 3) { .text($0.partner.services) },
      Column("contact_role", "Ask for", priority: 4) { .text($0.partner.contactRole) },
      Column("connected_of_referred", "Connected, of referred", kind: .share, priority: 2) {
        $0.isSuppressed ? .suppressed : .share($0.share)
      },
      Column("fiscal_year", "Year", priority: 4) { .key($0.year?.text) },
      Column("counted", "Counted from", priority: 3) { .code($0.basis) },
      Column("author", "By", priority: 6) { .text($0.partner.author) },
      Column("at", "Since", priority: 6) { .instant($0.partner.at) },
    ],
    summaryKeys: ["partners", "lapsed", "connected_of_referred"],
    emptyText: "No organisation is put down here. Press a and choose set-partner.")

  private static func emphasis(of standing: AgreementStanding) -> Emphasis {
    switch standing {
    case .lapsed: .critical
    case .endsSoon: .warning
    case .none: .notice
    case .inForce: .good
    }
  }

  /// How many there are, whose agreement lapsed, and how many youth were connected of those
  /// referred.
  public static func summary(of lines: [PartnerLine]) -> [(key: String, cell: Cell)] {
    let counted = lines.map(\.share).filter { $0.total != nil }
    func sum(_ value: (Share) -> Int?) -> Int? {
      counted.isEmpty ? nil : counted.reduce(0) { $0 + (value($1) ?? 0) }
    }
    return [
      ("partners", .integer(lines.count)),
      ("lapsed", .integer(lines.count { $0.standing == .lapsed })),
      (
        "connected_of_referred",
        // The others could be taken from the sum.
        lines.contains(where: \.isSuppressed)
          ? .suppressed : .share(Share(count: sum(\.count), total: sum(\.total), of: "referred"))
      ),
    ]
  }
}
