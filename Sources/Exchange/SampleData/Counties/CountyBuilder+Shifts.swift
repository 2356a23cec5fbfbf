import Domain

/// Who answers: two seats, day and night, for the last two weeks and the next three.
extension CountyBuilder {
  mutating func addShifts() throws {
    for day in -14...20 {
      for half in 0...1 {
        try addSeat("child_welfare", day, half, people: workers.map(\.id), hasBackup: half == 1)
        try addSeat("advocate", day, half, people: advocates, hasBackup: advocates.count > 1)
      }
      if let supervisor = supervisors.isEmpty ? nil : supervisors[modulo(day, supervisors.count)] {
        try addShift("supervisor", "primary", supervisor, day, from: 0, until: 2)
      }
    }
  }

  private mutating func addSeat(
    _ seat: String, _ day: Int, _ half: Int, people: [String], hasBackup: Bool
  ) throws {
    let turn = 2 * day + half + day / 7
    let ranks = hasBackup ? ["primary", "backup"] : ["primary"]
    for step in ranks.indices {
      if isGap(seat, ranks[step], day, half) { continue }
      let person = people[modulo(turn + step, people.count)]
      try addShift(seat, ranks[step], person, day, from: half, until: half + 1)
    }
  }

  /// Whether nobody takes a shift: by rule in the showcase, by chance in a state.
  private mutating func isGap(_ seat: String, _ rank: String, _ day: Int, _ half: Int) -> Bool {
    if !part.isShowcase { return day >= 0 && random.chance(part.workerCount < 4 ? 60 : 12) }
    switch (place, day, half) {
    case (0, 0, 1): return seat == "advocate"
    case (1, 2, 1): return true
    case (1, 9, 0): return seat == "child_welfare"
    case (2, 0, 1): return seat == "advocate" && rank == "backup"
    case (2, 5, 1): return seat == "advocate"
    default: return false
    }
  }

  /// A shift between two of the day's edges: 8:00, 20:00 and 8:00 of the next day.
  private func addShift(
    _ seat: String, _ rank: String, _ staff: String, _ day: Int, from: Int, until: Int
  ) throws {
    try add(
      "shifts",
      [
        "id": run.key("SH", width: 6), "county": fips, "seat": seat, "rank": rank,
        "staff": staff, "starts_at": edge(day, from).rfc3339, "ends_at": edge(day, until).rfc3339,
      ])
  }

  private func edge(_ day: Int, _ half: Int) -> Instant {
    let date = run.today.adding(days: half == 2 ? day + 1 : day)
    return run.at(date, hour: half == 1 ? 20 : 8)
  }

  private func modulo(_ number: Int, _ count: Int) -> Int {
    (number % count + count) % count
  }
}
