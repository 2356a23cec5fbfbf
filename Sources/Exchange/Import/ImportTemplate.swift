import Store

/// The header row of a kind of file, for `import --template`.
public enum ImportTemplate {
  /// The columns of a kind by name, `,`-separated, in the contract's order.
  public static func header(for kind: RecordKind) -> String {
    let dates = kind.takesDates ? ["effective_on"] : []
    return (kind.columns.map(\.name) + dates).joined(separator: ",")
  }
}
