import Domain
import Testing

@testable import Store

@Suite struct ChangeSentencePatternTests {
  @Test(arguments: ChangeCatalog.descriptors)
  func `every change has a sentence of its own fields that names no sensitive one`(
    change: ChangeDescriptor
  ) {
    #expect(change.sentence != change.summary, "give \(change.name) a sentence: ChangeSentence")
    for name in ChangeSentence.names(in: change.sentence) {
      let field = change.field(named: name)
      #expect(field?.name == name, "\(change.name) has no field \(name)")
      #expect(field?.isSensitive == false, "\(change.name) would show \(name)")
    }
  }

  @Test(arguments: ChangeCatalog.descriptors)
  func `a sentence with the required fields alone has no gap`(change: ChangeDescriptor) {
    let words = Dictionary(
      uniqueKeysWithValues: change.fields.filter(\.isRequired).map { ($0.name, "X") })
    let text = ChangeSentence.text(change, words: words)
    #expect(!text.contains("…"), "\(text)")
    #expect(text.hasSuffix("."))
  }
}
