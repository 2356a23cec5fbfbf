import Domain
import Store

/// The sample bundle's store with agencies, staff and an account for each role, and youth opened
/// by every ground: teams, a consent, an order, openings for life safety.
public final class EveryRoleScene {
  /// The store.
  public let scene: BoardScene

  /// The accounts, one a role, by the order of the matrix; the maker's is not among them.
  public static let accounts = grants.map(\.account)

  /// Makes it, or copies the one that was made before.
  public init() throws { scene = try BoardScene(copying: Self.made.get()) }

  private static let made = Result { try EveryRoleScene { $0 }.scene.template() }

  /// Makes it of rows that were changed before they are taken.
  public init(changing: (RowBundle) -> RowBundle) throws {
    scene = try BoardScene(changing(Self.bundle()), grants: Self.grants)
    try openToTeams()
    try openByConsent()
    try openForLifeSafety()
    try tellOfEpisodes()
    try tellOfPlacement()
    try tellOfPlans()
    try tellOfCounties()
    try tellOfDuty()
  }

  private func make(_ change: String, as account: String? = nil, _ fields: [String: String]) throws
  {
    let store = try account.map { try scene.open(as: $0) } ?? scene.maker
    _ = try store.apply(
      change, fields: fields.map { (name: $0.key, text: $0.value) }, now: scene.now)
  }

  /// Rows that a change would write only where others are in the way of it, or that a file brings.
  func write(_ name: String, _ cells: [String: String]) throws {
    guard let kind = RecordCatalog.stored.first(where: { $0.name == name }) else { return }
    let session = try ImportSession(store: scene.maker, now: scene.now)
    _ = try session.take(kind, cells: cells, line: 2)
    try session.commit(source: "test", files: []) { _, _ in }
  }

  private func tellOfLoads() throws {
    try write(
      "load_exceptions",
      [
        "case": "C-0001", "staff": "W-101", "role": "primary", "from": "2026-11-01",
        "youth": "Y-0001",
        "points": "2400", "capacity": "2000", "reason": "nobody else speaks the language",
      ])
    try write(
      "weight_overrides",
      [
        "id": "WO-1", "case": "C-0001", "youth": "Y-0001", "from": "2026-01-01",
        "until": "2026-02-01", "delta": "50", "reason": "long drives",
      ])
    try write(
      "licences",
      [
        "facility": "F-KERN-1", "from": "2026-11-01", "licensed_on": "2019-05-20",
        "closed_on": "2027-01-01", "licence_as_of": "2026-10-31", "licensee": "Sample Licensee",
      ])
    try write(
      "placement_decisions",
      [
        "youth": "Y-0001", "from": "2026-01-01", "facility": "F-KERN-1", "overrides": "yes",
        "reason": "canary-placement_decisions-reason-Y-0001-",
      ])
    try write(
      "named_gaps",
      [
        "shift": "SH-0005", "at": "2026-11-19 09:00", "county": "06029", "seat": "advocate",
        "from": "2026-11-20 20:00", "until": "2026-11-20 22:00", "reason": "the office is closed",
      ])
  }

  private func tellOfSchedules() throws {
    try write(
      "temporary_schedules",
      [
        "id": "TS-1", "county": "06029", "seat": "clinician", "rank": "backup",
        "from": "2027-06-01 08:00", "until": "2027-06-02 08:00", "fallback": "W-105",
        "put_at": "2026-11-19 09:00", "ended_at": "2026-11-20 09:00",
      ])
  }

  private func tellOfDuty() throws {
    try tellOfSchedules()
    try tellOfLoads()
    try make(
      "log-response",
      [
        "callout": "CO-0001", "step": "offer", "outcome": "later", "again_at": "2026-12-01 09:00",
      ])
    let shift = try scene.maker.apply(
      "put-shift",
      fields: [
        ("county", "06029"), ("seat", "child_welfare"), ("staff", "W-101"),
        ("starts_at", "2027-05-03 08:00"), ("ends_at", "2027-05-03 20:00"),
      ], now: scene.now)
    try make("ask-swap", ["id": "SW-1", "shift": shift, "to": "W-105"])
    try make(
      "start-handover", ["id": "HO-1", "county": "06029", "from": "W-102", "to": "W-101"])
  }

  /// The youth of the team whose members are of every partner agency.
  public static let teamYouth = "Y-0010"
  /// The youth whom the advocate brings somewhere.
  public static let transportYouth = "Y-0011"
  /// The youth of whom much is disclosed to counsel, and a little to child welfare.
  public static let consentYouth = "Y-0012"

  private func openToTeams() throws {
    let members = "clinician;nurse;mentor;detective;victims;officer;school;lawyer;worker"
    try make(
      "start-team",
      [
        "id": "T-1", "youth": Self.teamYouth, "purpose": "response", "members": members,
        "verified": "badges seen", "from": "2026-11-01",
      ])
    try make(
      "start-team",
      [
        "id": "T-2", "youth": Self.transportYouth, "purpose": "transport", "members": "mentor",
        "verified": "called back",
      ])
    try make(
      "start-team",
      [
        "id": "T-3", "youth": "Y-0013", "purpose": "recovery", "members": "mentor;nurse",
        "verified": "called back", "from": "2026-11-02",
      ])
    try make("end-team", ["team": "T-3"])
  }

  private func openByConsent() throws {
    for (agency, fields) in [
      ("AG-KERN-LAW", "f2;f3;f4;f10;f11"), ("AG-KERN-CW", "f11"), ("AG-KERN-LE", "f7"),
    ] {
      try make(
        "record-consent",
        [
          "id": "N-\(agency)", "youth": Self.consentYouth, "agency": agency, "basis": "consent",
          "fields": fields, "reference": "kept in the file", "until": "2027-01-01",
        ])
    }
    try make(
      "record-consent",
      [
        "id": "N-ended", "youth": "Y-0014", "agency": "AG-KERN-LAW", "basis": "order",
        "fields": "f2;f3", "reference": "order 1", "until": "2027-01-01",
      ])
    try make("end-consent", ["consent": "N-ended"])
  }

  private func openForLifeSafety() throws {
    for (account, youth) in [("desk", "Y-0021"), ("detective", "Y-0015"), ("worker", "Y-0022")] {
      try make(
        "break-glass", as: account,
        ["youth": youth, "reason": "in danger now, nobody else answers"])
    }
  }

  private func tellOfEpisodes() throws {
    for episode in ["M-0001", "M-0002", "M-0003"] {
      try make(
        "describe-episode",
        [
          "episode": episode, "risks": "medication", "le_agency": "Sample PD",
          "clothing": "a red coat", "circumstances": "left at night", "medical": "asthma",
        ])
    }
    try make(
      "record-sighting",
      ["episode": "M-0003", "source": "friend", "place": "a park", "note": "with others"])
    try make("exempt-clock", ["episode": "M-0002", "clock": "return_notices", "reason": "told"])
    try make(
      "acknowledge-alert",
      ["episode": "M-0003", "alert": "ncmec", "owner": "W-101", "until": "2026-11-20T20:00"])
    for owed in try scene.maker.read(NotificationsQuery(at: scene.now)) {
      _ = try scene.maker.claim(owed, now: scene.now)
      try scene.maker.record(.failed, detail: "nobody answered", of: owed, now: scene.now)
    }
  }

  /// Wishes, a bed held, and a need that no facility meets, of youth here and elsewhere.
  private func tellOfPlacement() throws {
    for youth in ["Y-0001", "Y-0010", "Y-0022"] {
      try make(
        "record-preference",
        ["youth": youth, "type": "ISFC", "county": "06019", "said": "near my aunt"])
    }
    try make("record-preference", ["youth": "Y-0021", "facility": "F-KERN-1"])
    try make("hold-bed", ["youth": "Y-0022", "facility": "F-FRES-1"])
    for youth in ["Y-0014", "Y-0021"] {
      let match = try scene.maker.read(MatchQuery(youth: youth, at: scene.now))
      _ = try scene.maker.recordUnmet(match, now: scene.now)
    }
  }

  /// A plan of Kern's in two versions, and one of a county that no account but the maker's sees.
  private func tellOfPlans() throws {
    for county in ["06029", "06019"] {
      try make(
        "set-responsibility",
        ["county": county, "function": "screening", "agency": "AG-KERN-CW", "role": "lead"])
      try make("note-county", ["county": county, "topic": "the court", "text": "on Tuesdays"])
      try make(
        "set-protocol",
        ["county": county, "indicator": "missing", "step": "call the desk", "seat": "advocate"])
      try make(
        "set-partner",
        [
          "county": county, "organisation": "Sample Shelter", "services": "a bed by night",
          "contact_role": "the manager", "agreed_until": "2027-01-01", "fiscal_year": "2026-27",
          "referred": "12", "connected": "9",
        ])
      try tellOfAgenda(county)
    }
    for (county, text) in [("06029", "by day"), ("06029", "by night"), ("06019", "each night")] {
      let session = try ImportSession(store: scene.maker, now: scene.now)
      let header = PlanHeader(
        county: county, year: FiscalYear(start: 2026), status: .submitted,
        submittedOn: LocalDate("2026-06-01"), allocation: 100_000)
      let piece = PlanPiece(
        section: 1, name: "Training", line: 6, lead: 0, isHeaded: true, isFilled: true,
        text: "## Training\nCSE 101 \(text)\n")
      _ = try session.take(IncomingPlan(header: header, pieces: [piece], digest: text))
      try session.commit(source: "plans", files: []) { _, _ in }
    }
  }

  /// One item of each kind, with every column of them filled, and a purpose.
  private func tellOfAgenda(_ county: String) throws {
    let (key, one, other) = ("I-\(county)", "AG-KERN-CW", "AG-KERN-PROB")
    try make(
      "add-goal",
      [
        "id": key, "county": county, "title": "one plan", "agency": one, "due_on": "2027-01-01",
        "signers": "\(one);\(other)", "fiscal_year": "2026-27", "detail": "by count",
      ])
    try make("sign-goal", ["item": key, "agency": other])
    try make(
      "raise-conflict",
      [
        "id": key + "-C", "county": county, "title": "files", "agency": one,
        "other_agency": other,
      ])
    try make("escalate-conflict", ["item": key + "-C"])
    try make("close-item", ["item": key + "-C", "answer": "by court order"])
    try make(
      "record-consultation",
      [
        "county": county, "fiscal_year": "2026-27", "heard": "lived_experience",
        "title": "be asked", "answer": "we ask",
      ])
    try make(
      "set-budget",
      [
        "county": county, "fiscal_year": "2026-27", "purpose": "training", "planned": "900",
        "spent": "100",
      ])
    try write(
      "count_sign_offs",
      [
        "county": county, "first_day": "2026-07-01", "last_day": "2026-09-30",
        "at": "2026-10-05 10:00", "submitted": "3", "in_store": "2", "note": "one by telephone",
        "author": "desk",
      ])
  }

  /// One account a role, each with a staff record where its rows hang on one.
  public static let grants: [GrantRequest] = [
    grant("worker", .caseworker, "AG-KERN-CW", staff: "W-101"),
    grant("lead", .supervisor, "AG-KERN-CW", unit: "Valley"),
    grant("desk", .hotline, "AG-KERN-CW"),
    grant("officer", .probation, "AG-KERN-PROB", staff: "P-101"),
    grant("mentor", .advocate, "AG-KERN-ADV", staff: "AD-101"),
    grant("clinician", .behavioralHealth, "AG-KERN-BH", staff: "B-101"),
    grant("nurse", .publicHealthNurse, "AG-KERN-PH", staff: "N-101"),
    grant("school", .education, "AG-KERN-ED"),
    grant("detective", .lawEnforcement, "AG-KERN-LE", staff: "D-101"),
    grant("victims", .victimServices, "AG-KERN-DA"),
    grant("lawyer", .counsel, "AG-KERN-LAW", staff: "L-101"),
    grant("beds", .placementDesk, "AG-KERN-CW"),
    grant("analyst", .analyst, "AG-KERN-CW"),
    grant("keeper", .administrator, "AG-KERN-CW"),
    grant("auditor", .auditor, "AG-KERN-CW"),
    grant("steward", .dataSteward, "AG-KERN-CW"),
    grant("haven", .provider, "AG-KERN-CW", facilities: ["F-KERN-1"]),
  ]

  private static func grant(
    _ account: String, _ role: Role, _ agency: String, staff: String? = nil, unit: String? = nil,
    facilities: [String] = []
  ) -> GrantRequest {
    let counties = role.home == .nothing ? [] : ["06029"]
    return GrantRequest(
      account: account, role: role, agency: agency, counties: counties, staff: staff, unit: unit,
      facilities: facilities)
  }

  private static func bundle() throws -> RowBundle {
    var bundle = try RowBundle.sample()
    bundle["agencies"] += [
      ("BH", "behavioral_health"), ("PH", "public_health"), ("ED", "education"), ("DA", "other"),
      ("LAW", "legal"),
    ].map { key, kind in
      ["id": "AG-KERN-\(key)", "name": "Sample Kern \(key)", "kind": kind, "county": "06029"]
    }
    let staff = [
      ("P-101", "PROB", "worker", "C-0002"), ("B-101", "BH", "clinician", "C-0003"),
      ("N-101", "PH", "clinician", "C-0004"), ("L-101", "LAW", "other", "C-0005"),
      ("D-101", "LE", "other", "C-0006"), ("AD-101", "ADV", "advocate", "C-0001"),
    ]
    bundle["staff"] += staff.dropLast().map { key, agency, role, _ in
      [
        "id": key, "name": "Sample \(key)", "agency": "AG-KERN-\(agency)", "role": role,
        "county": "06029", "phone": "661-555-0100", "started_on": "2020-01-01",
      ]
    }
    bundle["assignments"] += staff.map { key, _, _, held in
      [
        "case": held, "staff": key, "role": "secondary", "from": "2026-10-01",
        "handover": "told in confidence",
      ]
    }
    let youth = (1...15).map { "Y-00" + ($0 < 10 ? "0\($0)" : "\($0)") }
    bundle["flags"] += youth.flatMap { key in
      YouthFlag.allCases.map { ["youth": key, "flag": $0.rawValue, "from": "2026-11-01"] }
    }
    bundle["hearings"] += youth.map { key in
      ["id": "H-\(key)", "youth": key, "court": "juvenile", "at": "2026-12-01", "kind": "review"]
    }
    bundle["reports"] += youth.map { key in
      [
        "id": "R-\(key)", "county": "06029", "received_at": "2026-10-01", "youth": key,
        "reporter_kind": "law_enforcement", "screening": "evaluated_out",
      ]
    }
    bundle["stays"] += ["Y-0010", "Y-0011", "Y-0012", "Y-0015"].map { key in
      ["youth": key, "facility": "F-KERN-1", "from": "2026-11-10"]
    }
    return bundle
  }
}
