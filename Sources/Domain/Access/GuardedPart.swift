/// A part of a listing's rows that some of the roles which list them do not see (D§7.2). A column
/// of it is withheld from them, which is not the same as empty.
public enum GuardedPart: String, CaseIterable, Sendable {
  /// Who a youth is, beyond their key: initials (F1; a stub names agency and worker alone).
  case identity
  /// Phones of the people on a roster (F12).
  case phones
  /// What a search for a missing youth found out (F6).
  case leads
  /// Whose record was opened for life safety, why, and what a review found (F18).
  case openings

  /// The field group that it is a part of.
  public var group: FieldGroup {
    switch self {
    case .identity: .f1
    case .phones: .f12
    case .leads: .f6
    case .openings: .f18
    }
  }

  /// The part in words, for the reason that a mark stands for.
  public var words: String {
    switch self {
    case .identity: "who the youth is"
    case .phones: "phones of people on call"
    case .leads: "what a search found"
    case .openings: "why a record was opened for life safety"
    }
  }

  /// Whom to ask for it.
  public var whomToAsk: String {
    switch self {
    case .identity, .leads: "the youth's record names the agency and the worker to ask"
    case .phones: "the county's hotline reaches whoever is on call"
    case .openings: "the supervisor who reviews it knows"
    }
  }
}

extension Role {
  /// Whether the role sees that part of the rows that it lists.
  public func sees(_ part: GuardedPart) -> Bool {
    if self == .everything { return true }
    let access = AccessMatrix.access(self, part.group)
    // Whoever may open a record for life safety sees what they opened, in a role without a log too.
    if part == .openings, mayBreakGlass { return true }
    return access.readsWhole
  }
}

extension Role {
  /// Whether the role sees openings for life safety: those of others by its log, or its own.
  public var seesOpenings: Bool { lists(.f18) || mayBreakGlass }

  /// Whether the role reviews openings.
  public var reviewsOpenings: Bool { self == .supervisor || self == .everything }

  /// Whether the role sees who else sees a youth, and why.
  public var seesWhoSees: Bool { self == .supervisor || self == .auditor || self == .everything }
}
