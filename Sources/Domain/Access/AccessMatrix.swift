/// One cell of the access matrix (D§7.2): what a role may do with a field group.
public enum Access: Sendable {
  /// Reads and writes, within the role's rows.
  case readWrite
  /// Reads, within the role's rows.
  case read
  /// Only with a recorded consent or order; none is recorded yet, so it is closed.
  case consent
  /// Never.
  case never

  /// Whether the cell shows values.
  public var mayRead: Bool {
    switch self {
    case .readWrite, .read: true
    case .consent, .never: false
    }
  }
}

/// The access matrix of D§7.2 as one table of data.
public enum AccessMatrix {
  /// The cell of one role and one field group.
  public static func access(_ role: Role, _ group: FieldGroup) -> Access {
    switch role {
    case .everything: .readWrite
    case .administrator, .dataSteward: .never
    case .caseworker: caseworker[group] ?? .never
    case .supervisor: supervisor[group] ?? .never
    }
  }

  private static let caseworker: [FieldGroup: Access] = [
    .f1: .readWrite, .f2: .readWrite, .f3: .readWrite, .f4: .readWrite, .f5: .readWrite,
    .f6: .readWrite, .f7: .readWrite, .f8: .read, .f9: .readWrite, .f10: .readWrite, .f11: .consent,
    .f12: .read,
    .f13: .readWrite, .f14: .read, .f15: .read, .f16: .readWrite, .f17: .read,
  ]

  private static let supervisor: [FieldGroup: Access] = [
    .f1: .readWrite, .f2: .readWrite, .f3: .readWrite, .f4: .read, .f5: .readWrite,
    .f6: .read, .f7: .readWrite, .f8: .read, .f9: .readWrite, .f10: .read, .f11: .consent,
    .f12: .readWrite,
    .f13: .readWrite, .f14: .read, .f15: .read, .f16: .readWrite, .f17: .read,
  ]
}
