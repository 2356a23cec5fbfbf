import Domain
import Store

/// The files of a bundle as rows of cells by column name.
public struct RowBundle: Sendable {
  /// One file.
  public struct File: Sendable {
    /// The kind of its rows.
    public let kind: RecordKind
    /// Cells by column name; absent = empty.
    public var rows: [[String: String]]
  }

  /// The files in the order of the catalogue.
  public var files: [File] = []

  /// A bundle of the given rows by kind.
  public init(_ rows: [String: [[String: String]]]) {
    files = RecordCatalog.all.compactMap { kind in
      rows[kind.name].map { File(kind: kind, rows: $0) }
    }
  }

  /// The bundle of the repository's own sample files.
  public static func sample() throws -> RowBundle {
    var rows: [String: [[String: String]]] = [:]
    for kind in RecordCatalog.all {
      let path = "\(RepositoryPath.root)/sampledata/\(kind.fileName)"
      if let text = try? WholeFile.text(path) { rows[kind.name] = parsed(text) }
    }
    return RowBundle(rows)
  }

  /// The rows of one kind.
  public subscript(kind: String) -> [[String: String]] {
    get { files.first { $0.kind.name == kind }?.rows ?? [] }
    set {
      let others = files.filter { $0.kind.name != kind }.map { ($0.kind.name, $0.rows) }
      self = RowBundle(Dictionary(uniqueKeysWithValues: others + [(kind, newValue)]))
    }
  }

  /// The text of one file.
  public static func csv(_ file: File) -> String {
    let columns = file.kind.columns.map(\.name) + (file.kind.takesDates ? ["effective_on"] : [])
    let lines = file.rows.map { row in
      columns.map { quoted(row[$0] ?? "") }.joined(separator: ",") + "\n"
    }
    return columns.joined(separator: ",") + "\n" + lines.joined()
  }

  /// The same rows, each file's in another order.
  public func shuffled(by random: inout SeededNumbers) -> RowBundle {
    var other = self
    for index in other.files.indices { other.files[index].rows.shuffle(using: &random) }
    return other
  }

  /// Takes every row into a store in one import; a bad row is an error.
  public func load(into store: BoardStore, now: Instant) throws {
    let session = try ImportSession(store: store, now: now)
    for file in files {
      for (index, row) in file.rows.enumerated() {
        _ = try session.take(file.kind, cells: row, line: index + 2)
      }
      try session.endFile(file.kind)
    }
    if session.hasChanges {
      try session.commit(source: "test", files: []) { _, _ in }
    }
  }

  private static func quoted(_ cell: String) -> String {
    let needs = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    if !needs { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Reads a file without line ends inside cells.
  private static func parsed(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map(cells)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(header, line)).filter { !$0.value.isEmpty }
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
