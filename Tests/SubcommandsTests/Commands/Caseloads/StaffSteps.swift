/// Changes of staff, made one after the other.
extension EveryChangeTests {
  static let staffSteps: [(name: String, fields: Fields)] = [
    (
      "add-leave",
      [("staff", "W-9"), ("from", "2027-02-01"), ("until", "2027-02-08"), ("kind", "vacation")]
    ),
    ("change-leave", [("staff", "W-9"), ("until", "2027-02-05")]),
    ("add-training", [("staff", "W-9"), ("course", "CSE 101"), ("expires_on", "2028-11-20")]),
    (
      "set-positions",
      [("county", "06029"), ("agency", "CW"), ("role", "clinician"), ("funded", "2")]
    ),
    ("add-conflict", [("staff", "W-9"), ("youth", "Y-9"), ("reason", "a neighbour")]),
    ("end-conflict", [("staff", "W-9"), ("youth", "Y-9")]),
  ]
}
