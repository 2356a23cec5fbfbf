import Store

/// Bundles made at random around a present, whose rows never contradict one
/// another: dated rows in any order, blanks anywhere they may be.
public struct RandomRows {
  /// The present around which the facts lie.
  public static let present = "2026-11-20T12:00:00-08:00"
  private static let counties = ["06019", "06029", "06067"]
  private var random: SeededNumbers

  /// Begins a series.
  public init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  /// One bundle.
  public mutating func make() -> RowBundle {
    var rows: [String: [[String: String]]] = [
      "counties": Self.counties.map { ["fips": $0, "name": "County \($0)"] },
      "agencies": (1...2).map {
        ["id": "A-\($0)", "name": "Agency \($0)", "kind": "child_welfare"]
      },
    ]
    let staff = (0..<random.pick(5...9)).map { "W-\($0)" }
    let youth = (0..<random.pick(6...14)).map { "Y-\($0)" }
    let places = (0..<3).map { "F-\($0)" }
    rows["staff"] = staff.flatMap { staffRows($0) }
    rows["youth"] = youth.flatMap { youthRows($0) }
    rows["facilities"] = places.flatMap { facilityRows($0) }
    rows["cases"] = (0..<random.pick(6...16)).map { caseRow($0, random.one(of: youth)) }
    rows["assignments"] = (rows["cases"] ?? []).flatMap { assignmentRows($0, staff) }
    rows["flags"] = youth.filter { _ in random.chance(40) }.map { flagRow($0) }
    rows["cse_status"] = youth.filter { _ in random.chance(60) }.map { statusRow($0) }
    rows["reports"] = (0..<random.pick(0...5)).map { reportRow($0, random.one(of: youth)) }
    rows["stays"] = youth.filter { _ in random.chance(50) }
      .map { stayRow($0, random.one(of: places)) }
    rows["missing"] = (0..<random.pick(0...4)).map { missingRow($0, random.one(of: youth)) }
    rows["positions"] = [
      ["county": "06029", "agency": "A-1", "role": "worker", "funded": "4", "as_of": day()]
    ]
    return RowBundle(rows)
  }

  /// A day within some years before the present, or a little after it.
  private mutating func day(from first: Int = 2022, to last: Int = 2026) -> String {
    let month = random.pick(1...12)
    let day = random.pick(1...28)
    return "\(random.pick(first...last))-\(month < 10 ? "0" : "")\(month)"
      + "-\(day < 10 ? "0" : "")\(day)"
  }

  private mutating func maybe(_ percent: Int, _ text: String) -> String {
    random.chance(percent) ? text : ""
  }

  /// One to three rows of one record on different days, in any order.
  private mutating func dated(_ make: (inout Self) -> [String: String]) -> [[String: String]] {
    let count = random.pick(1...3)
    var rows: [[String: String]] = []
    for index in 0..<count {
      var row = make(&self)
      if count > 1 { row["effective_on"] = "\(2021 + index * 2)-0\(random.pick(1...9))-15" }
      rows.append(row)
    }
    return rows.shuffled(using: &random)
  }

  private mutating func staffRows(_ id: String) -> [[String: String]] {
    let started = day(from: 2015, to: 2020)
    let role = random.one(of: ["worker", "worker", "worker", "supervisor"])
    return dated { this in
      [
        "id": id, "name": "Name \(id)", "agency": this.random.one(of: ["A-1", "A-2"]),
        "role": role, "unit": this.random.one(of: ["North", "South", ""]),
        "county": this.random.one(of: Self.counties),
        "fte": this.random.one(of: ["", "1.0", "0.5"]), "phone": this.maybe(50, "555-0100"),
        "cse_designated": this.random.one(of: ["", "yes", "no"]), "started_on": started,
      ]
    }
  }

  private mutating func youthRows(_ id: String) -> [[String: String]] {
    dated { this in
      [
        "id": id, "initials": "I", "name": "Name \(id)", "born_on": "2010-05-05",
        "county": this.random.one(of: Self.counties),
        "gender": this.random.one(of: ["", "female", "male"]),
        "sibling_group": this.random.one(of: ["", "", "G-1"]),
        "lead_person": this.maybe(40, "Person"),
      ]
    }
  }

  private mutating func facilityRows(_ id: String) -> [[String: String]] {
    dated { this in
      [
        "id": id, "name": "Place \(id)", "type": this.random.one(of: ["STRTP", "RFH"]),
        "county": this.random.one(of: Self.counties), "capacity_contracted": this.maybe(60, "4"),
        "cse_capable": this.random.one(of: ["", "yes", "no"]),
      ]
    }
  }

  private mutating func caseRow(_ number: Int, _ youth: String) -> [String: String] {
    let isClosed = random.chance(25)
    return [
      "id": "C-\(number)", "youth": youth, "county": random.one(of: Self.counties),
      "component": random.one(of: ["FR", "FM", "PP", "ER"]), "opened_on": day(to: 2023),
      "closed_on": isClosed ? day(from: 2025, to: 2027) : "",
    ]
  }

  private mutating func assignmentRows(_ opened: [String: String], _ staff: [String])
    -> [[String: String]]
  {
    (0..<random.pick(0...2)).map { number in
      [
        "case": opened["id"] ?? "", "staff": random.one(of: staff),
        "role": number == 0 ? "primary" : "secondary", "from": day(from: 2024),
        "until": random.one(of: ["", "", "2026-11-20T12:00:00-08:00", "2026-12-31"]),
      ]
    }
  }

  private mutating func flagRow(_ youth: String) -> [String: String] {
    [
      "youth": youth,
      "flag": random.one(of: [
        "pregnant_or_parenting", "interpreter", "dual_lead", "wants_lgbtq_affirming",
        "confidential_location",
      ]), "from": day(), "until": maybe(30, "2027-01-01"),
    ]
  }

  private mutating func statusRow(_ youth: String) -> [String: String] {
    [
      "youth": youth, "status": random.one(of: ["at_risk", "possible", "clear", "confirmed"]),
      "basis": random.one(of: ["grid", "court", "disclosure"]), "from": day(),
    ]
  }

  private mutating func reportRow(_ number: Int, _ youth: String) -> [String: String] {
    [
      "id": "R-\(number)", "county": random.one(of: Self.counties), "received_at": day(),
      "youth": maybe(70, youth), "venue": random.one(of: ["hotel", "online", ""]),
    ]
  }

  private mutating func stayRow(_ youth: String, _ facility: String) -> [String: String] {
    ["youth": youth, "facility": facility, "from": day(), "until": maybe(40, "2026-12-01")]
  }

  private mutating func missingRow(_ number: Int, _ youth: String) -> [String: String] {
    [
      "id": "M-\(number)", "youth": youth, "received_at": day(),
      "returned_at": maybe(50, "2026-12-02"),
    ]
  }
}
