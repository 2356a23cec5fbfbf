import Domain

/// The listing of `packet`: each field of the sheet, for whatever reads it by machine.
public enum PacketColumns {
  /// One row a field; one that is not known has no value, one that is not for the viewer is
  /// withheld.
  public static let listing = Listing<PacketField>(
    name: "packet",
    columns: [
      Column("section", "Section", priority: 2) { .text($0.section) },
      Column("field", "Field", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("value", "Value", priority: 1) { field in
        switch field.value {
        case .known(let text): .text(text)
        case .unknown: .null
        case .withheld: .withheld
        }
      },
    ],
    summaryKeys: ["episode", "recipient", "known", "unknown", "withheld"],
    emptyText: "Nothing is known.")

  /// What the sheet is of, and how much of it is known.
  public static func summary(
    of packet: Packet, for recipient: PacketRecipient
  ) -> [(key: String, cell: Cell)] {
    let (unknown, withheld) = (packet.unknown.count, packet.withheld.count)
    return [
      ("episode", .key(packet.episode)), ("recipient", .code(recipient)),
      ("known", .integer(packet.fields.count - unknown - withheld)),
      ("unknown", .integer(unknown)), ("withheld", .integer(withheld)),
    ]
  }
}
