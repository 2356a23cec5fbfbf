import Domain
import Presentation
import Testing

@testable import Dashboard

@Suite struct GridFilterTests {
  private typealias Row = GridSamples.Row
  private static let rows = [
    Row(id: "A", unit: "CSE 1", name: "Sample Alder", load: 90),
    Row(id: "B", unit: "CSE 1", name: "Sample Beech", load: 120),
    Row(id: "C", unit: "Intake", name: "Sample Cedar", load: 130, note: nil),
  ]

  private func shown(_ filter: String, isMasked: Bool = true) -> [String] {
    let context = GridSamples.context(isMasked: isMasked)
    var grid = GridSamples.filled(Self.rows, context)
    grid.setFilter(filter, context)
    return grid.filtering.problem == nil ? GridSamples.ids(grid) : ["?"]
  }

  @Test(arguments: [
    ("cse", ["A", "B"]), ("cse 120", ["B"]), ("percent > 100 and unit = \"CSE 1\"", ["B"]),
    ("Load > 100", ["B", "C"]), ("note is unknown", ["C"]), ("key in (a, c)", ["A", "C"]),
    ("not unit ~ cse", ["C"]), ("percent > x", ["?"]), ("", ["A", "B", "C"]),
  ])
  func `words and conditions choose rows`(filter: String, ids: [String]) {
    #expect(shown(filter) == ids)
  }

  @Test func `a masked name is its initials, to words and conditions alike`() {
    #expect(shown("alder") == [])
    #expect(shown("name = \"Sample Alder\"") == [])
    #expect(shown("name = SA") == ["A"])
    #expect(shown("name ~ alder", isMasked: false) == ["A"])
    #expect(shown("alder", isMasked: false) == ["A"])
  }

  @Test(arguments: [
    ("Ana-Maria  de la\tCruz", "AMDLC"), ("- -", ""), ("", ""), ("4th o'Hara", "4O"),
    ("élise Öz-ñ", "ÉÖÑ"), ("Ana Ñuñez", "AÑ"),
  ])
  func `initials are the first letters, in ASCII and beyond`(name: String, initials: String) {
    #expect(Mask.initials(name) == initials)
  }

  @Test(arguments: ["withheld", "secret is unknown", "secret ~ w", "not secret = x"])
  func `what is withheld passes no filter`(filter: String) {
    #expect(shown(filter) == [])
  }

  @Test func `what was shown stays while a condition is typed, with what is missing`() {
    let context = GridSamples.context()
    var grid = GridSamples.filled(Self.rows)
    for typed in ["perce", "percent", "percent ", "percent >", "percent > 1 and", "unit = \"C"] {
      grid.setFilter(typed, isFinal: false, context)
      #expect(grid.shown.count == 3, "\(typed)")
      #expect(grid.filtering.problem?.isUnfinished == true, "\(typed)")
    }
    grid.setFilter("percent > 100", isFinal: false, context)
    #expect(grid.filtering.problem == nil)
    #expect(GridSamples.ids(grid) == ["B", "C"])
    grid.setFilter("percent > 100 or", isFinal: false, context)
    #expect(GridSamples.ids(grid) == ["B", "C"])
    #expect(grid.filter == "percent > 100")
  }

  @Test func `typing on and back finds what a fresh look would`() {
    let context = GridSamples.context()
    var grid = GridSamples.filled(Self.rows)
    for typed in ["c", "cs", "cse", "cse 9", "cse", "cs", "c", "ci", "c", ""] {
      grid.setFilter(typed, context)
      #expect(GridSamples.ids(grid) == shown(typed), "\(typed)")
    }
    grid.setFilter("c", context)
    grid.take(GridSamples.rows(Self.rows + [Row(id: "D", unit: "Cedar")]), context)
    grid.setFilter("ced", context)
    #expect(GridSamples.ids(grid) == ["D"])
  }

  @Test func `today moves on with the clock`() {
    let listing = Listing<Int>(
      name: "days", columns: [Column("due_at", "Due") { .instant(Instant(seconds: Int64($0))) }],
      emptyText: "")
    let noon = SampleStore.noon
    let rows = [0, 86_400].map {
      GridRow(Int(noon.seconds) + $0, id: "\($0)", listing: listing)
    }
    var grid = Grid(listing)
    grid.take(rows, GridSamples.context())
    grid.setFilter("due_at = today", GridSamples.context())
    #expect(GridSamples.ids(grid) == ["0"])
    grid.take(rows, GridSamples.context(now: noon.adding(seconds: 86_400)))
    #expect(GridSamples.ids(grid) == ["86400"])
  }
}
