extension EveryRoleScene {
  /// What Kern asks of Fresno and Fresno of Kern: one that waits, one that is answered and one that
  /// has ended, with every column filled.
  func tellOfRequests() throws {
    let ended = ["answered_at": "2026-11-19 10:00", "ended_at": "2026-11-20 09:00"]
    let open = ["ended_at": "2099-01-01"]
    let rows: [(String, String, String, String, [String: String])] = [
      ("Q-1", "Y-0001", "06029", "06019", ended), ("Q-2", "Y-0021", "06019", "06029", open),
      ("Q-3", "Y-0022", "06019", "06029", ended), ("Q-4", "Y-0029", "06067", "06019", open),
    ]
    for (key, youth, county, other, times) in rows {
      let cells = [
        "id": key, "youth": youth, "county": county, "to_county": other, "kind": "transfer",
        "asked": "a home near school", "at": "2026-11-18 09:00", "author": "somebody",
        "answer": "declined", "answered_at": "2026-11-19 10:00", "staff": "W-101",
        "post": "intake", "reason": "no home is free",
      ]
      try write("county_requests", cells.merging(times) { $1 })
    }
  }

  /// Who was referred to a partner, of each kind of youth, with every column filled.
  func tellOfReferrals() throws {
    for (key, youth, county) in [
      ("RF-1", "Y-0001", "06029"), ("RF-2", Self.teamYouth, "06029"), ("RF-3", "Y-0021", "06019"),
      ("RF-4", "Y-0022", "06019"),
    ] {
      try write(
        "partner_referrals",
        [
          "id": key, "youth": youth, "county": county, "organisation": "Sample Shelter",
          "service": "a bed by night", "at": "2026-11-18 09:00", "author": "somebody",
          "outcome": "not_connected", "answered_at": "2026-11-19 10:00", "why": "too_far",
        ])
    }
  }
}
