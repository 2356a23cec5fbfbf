import Presentation
import Testing

struct ListingCatalogTests {
  @Test func `spells every key in snake case and none twice in a listing`() {
    for shape in ListingCatalog.all {
      let keys = shape.headers.map(\.key)
      #expect(Set(keys).count == keys.count)
      let flat = shape.headers.flatMap(\.flatKeys)
      #expect(Set(flat).count == flat.count)
      for key in keys + shape.summaryKeys {
        #expect(
          key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
      }
      #expect(!shape.headers.contains { $0.title.isEmpty })
      #expect(shape.headers.contains { $0.priority == 1 })
    }
  }

  @Test func `holds each listing once`() {
    let names = ListingCatalog.all.map { "\($0.name) \($0.variant)" }
    #expect(Set(names).count == names.count)
  }
}
