import Testing

/// Holds the words used of young people, wherever a user can read them.
@Suite struct WordWallTests {
  /// Beginnings of words that nothing the program says may hold.
  static let unkind = ["prostitut", "awol", "pimp", "runaway", "run away", "offender", "delinquen"]

  /// What a user can read: the literals of the sources, the manual, the README, sample files.
  static var readable: [(path: String, text: String)] {
    let literals = SourceTree.files(below: "Sources")
      .map { ($0.path, $0.parts.literals.joined(separator: "\n")) }
    let documents =
      (["README.md"] + SourceTree.paths(below: "man")
      + SourceTree.paths(below: "sampledata") + SourceTree.paths(below: "themes"))
      .map { ($0, SourceTree.text(at: $0)) }
    return literals + documents
  }

  @Test func `no text calls a young person by an unkind word`() {
    for (path, text) in Self.readable {
      let lowered = text.lowercased()
      for word in Self.unkind {
        #expect(!lowered.contains(word), "\(path) says \"\(word)\"")
      }
    }
  }

  @Test func `what a user can read is found`() {
    let paths = Self.readable.map(\.path)
    for path in ["README.md", "man/csecboard.1", "sampledata/youth.csv"] {
      #expect(paths.contains(path))
    }
    #expect(Self.readable.contains { $0.text.contains("print help and exit") })
  }
}
