import Presentation
import Testing

@Suite struct FilterCompletionTests {
  private func completion(_ text: String) -> FilterCompletion {
    FilterCompletion(text, columns: FilterSamples.columns, reading: FilterSamples.reading) {
      $0 == 0 ? ["CSE 1", "CSE 2", "Intake"] : []
    }
  }

  @Test(arguments: [
    ("perc", "percent "), ("mis", "elapsed_hours "), ("percent > 1 a", "percent > 1 and "),
    ("percent > 1 and (lang", "percent > 1 and (languages "), ("unit is un", "unit is unknown "),
    ("unit = int", "unit = Intake "), ("unit = c", "unit = c"), ("unit = \"c", "unit = \"CSE "),
    ("due_at < tod", "due_at < today "), ("designated = y", "designated = yes "),
    ("percent > abc", "percent > abc"), ("zzz", "zzz"), ("d", "d"), ("de", "designated "),
  ])
  func `Tab puts in what the words have in common`(text: String, completed: String) {
    #expect(completion(text).completed(text) == completed)
  }

  @Test func `a key or a heading begins the names offered`() {
    #expect(completion("d").words == ["due_at", "designated"])
    #expect(completion("l").words == ["languages", "percent"])
    #expect(completion("").words.count == FilterSamples.columns.count)
  }

  @Test func `after a column come its comparisons, after a value the connectives`() {
    #expect(completion("languages ").words == ["=", "!=", "~", "is unknown"])
    #expect(completion("percent > 1 ").words == ["and", "or"])
    #expect(completion("unit = ").words == ["\"CSE 1\"", "\"CSE 2\"", "Intake"])
  }
}
