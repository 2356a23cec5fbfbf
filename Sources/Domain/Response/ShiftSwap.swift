/// A shift that one person asks another to take over. The duty stays with whoever has it until both
/// and a supervisor have said yes (D§6.3).
public struct ShiftSwap: Hashable, Sendable {
  /// The swap's key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// The shift's key.
  public let shift: String
  /// Which seat.
  public let seat: Seat
  /// Its first moment.
  public let startsAt: Instant
  /// Its end, not part of it.
  public let endsAt: Instant
  /// Whose it is.
  public let from: String
  /// Who is to take it over.
  public let to: String
  /// When it was asked.
  public let askedAt: Instant
  /// When the other said yes.
  public let acceptedAt: Instant?
  /// When a supervisor said yes.
  public let approvedAt: Instant?
  /// When it was called off.
  public let endedAt: Instant?

  /// One swap.
  public init(
    id: String, county: String, shift: String, seat: Seat, startsAt: Instant, endsAt: Instant,
    from: String, to: String, askedAt: Instant, acceptedAt: Instant?, approvedAt: Instant?,
    endedAt: Instant?
  ) {
    self.id = id
    self.county = county
    self.shift = shift
    self.seat = seat
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.from = from
    self.to = to
    self.askedAt = askedAt
    self.acceptedAt = acceptedAt
    self.approvedAt = approvedAt
    self.endedAt = endedAt
  }

  /// What it waits for.
  public enum Standing: String, ClosedVocabulary {
    case asked
    case accepted
    case approved
    case done
    case withdrawn
  }

  /// What it waits for.
  public var standing: Standing {
    if endedAt != nil { return .withdrawn }
    switch (acceptedAt, approvedAt) {
    case (nil, nil): return .asked
    case (.some, nil): return .accepted
    case (nil, .some): return .approved
    case (.some, .some): return .done
    }
  }
}

/// The handing over of a county's duty from one person to the next (S28): what was open then, by
/// key, and both signatures.
public struct Handover: Hashable, Sendable {
  /// The handover's key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// Who gives the duty, and signed by starting it.
  public let from: String
  /// Who takes it.
  public let to: String
  /// When the giver signed.
  public let startedAt: Instant
  /// When the taker signed; `nil` = the duty is the giver's.
  public let signedAt: Instant?
  /// What was open: `episode M-0001`, `hold B-0001`, `response CO-0001`.
  public let items: [String]

  /// One handover.
  public init(
    id: String, county: String, from: String, to: String, startedAt: Instant, signedAt: Instant?,
    items: [String]
  ) {
    self.id = id
    self.county = county
    self.from = from
    self.to = to
    self.startedAt = startedAt
    self.signedAt = signedAt
    self.items = items
  }
}
