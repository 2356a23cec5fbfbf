import Domain

/// The listings of `do`.
public enum ActionColumns {
  /// `do` alone: what can be done.
  public static let catalog = Listing<ChangeDescriptor>(
    name: "do", variant: "actions",
    columns: [
      Column("action", "Action", priority: 1, emphasis: { _ in .strong }) { .text($0.name) },
      Column("summary", "What it does", priority: 1) { .text($0.summary) },
      Column("needs", "Needs", priority: 2) {
        .list($0.fields.filter(\.isRequired).map(\.name))
      },
      Column("roles", "Roles", priority: 4) { .list($0.roles.map(\.rawValue).sorted()) },
    ], emptyText: "No action is known.")

  /// `do ACTION`: the identifier of what it made or changed.
  public static let result = Listing<(action: String, id: String)>(
    name: "do",
    columns: [
      Column("action", "Action", priority: 2) { .text($0.action) },
      Column("id", "Identifier", priority: 1) { .key($0.id) },
    ], emptyText: "Nothing was done.")
}
