import Domain
import Glibc
import Presentation
import Testing

/// The formats read by readers that are not ours: Python's `csv` and `json`.
@Suite(.enabled(if: access("/usr/bin/python3", X_OK) == 0))
struct PythonReadersTests {
  static let python = "/usr/bin/python3"

  /// Reads both files; every cell must agree, and the JSON must hold the texts typed.
  static let script = """
    import csv, json, sys
    document = json.load(open(sys.argv[2], encoding='utf-8'))
    with open(sys.argv[1], encoding='utf-8', newline='') as file:
        table = list(csv.reader(file, strict=True))
    assert table[0] == ['unit', 'points', 'percent_percent', 'percent_count', 'percent_total']
    rows = document['rows']
    assert len(rows) == len(table) - 1 == int(sys.argv[3]), (len(rows), len(table))
    for cells, row in zip(table[1:], rows):
        share = row['percent']
        assert cells[0] == row['unit'], (cells, row)
        assert int(cells[1]) == row['points']
        assert cells[2] == ('' if share['percent'] is None else str(share['percent']))
        assert [int(cells[3]), int(cells[4])] == [share['count'], share['total']]
    """

  @Test func `CSV and JSON agree cell by cell on hostile texts`() throws {
    let units = Samples.hostileTexts(1_000).enumerated().map { index, text in
      Samples.Unit(name: text, points: index, capacity: index % 3 * 700)
    }
    let document = Samples.document(units)
    var template = Array("/tmp/csecboard-formats-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let paths = ["\(folder)/rows.csv", "\(folder)/rows.json"]
    defer {
      paths.forEach { unlink($0) }
      rmdir(folder)
    }
    try write(Samples.written(document, .csv, raw: true), to: paths[0])
    try write(Samples.written(document, .json), to: paths[1])
    #expect(try run([Self.python, "-c", Self.script] + paths + ["\(units.count)"]) == 0)
  }

  private func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var sink = DescriptorSink(descriptor: descriptor)
    try sink.write(text)
    try sink.flush()
  }

  /// Runs a program to its end and gives its wait status.
  private func run(_ arguments: [String]) throws -> Int32 {
    var child: pid_t = 0
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    try #require(posix_spawn(&child, arguments[0], nil, nil, &pointers, environ) == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status
  }
}
