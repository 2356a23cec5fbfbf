import Domain
import Testing

@testable import Presentation

struct CellTextTests {
  @Test func `prints each kind of cell for the eye`() {
    let expected: [(Cell, String)] = [
      (.null, "—"), (.text("Núñez"), "Núñez"), (.key("Y-0001"), "Y-0001"), (.integer(-3), "-3"),
      (.points(275), "275"), (.tenths(975), "97.5"), (.tenths(120), "12.0"), (.tenths(-5), "-0.5"),
      (.hundredths(100), "1.0"), (.hundredths(75), "0.75"), (.hundredths(50), "0.5"),
      (.boolean(true), "yes"), (.boolean(false), "no"),
      (.instant(Samples.springNight), "2026-03-08 01:30 PST"),
      (.instant(Samples.springNight.adding(seconds: 3_600)), "2026-03-08 03:30 PDT"),
      (.list(["a", "b"]), "a;b"), (.list([]), "—"),
      (.namedPoints([NamedPoints(name: "missing", points: 50)]), "missing=50"),
      (.withheld, "[withheld]"), (.suppressed, "[suppressed]"),
    ]
    for (cell, text) in expected {
      #expect(CellText.text(cell, zone: Samples.zone) == text)
    }
  }

  @Test func `prints a share as a percentage and says what it is of in full`() {
    let share = Share(count: 1_950, total: 2_000, of: "capacity")
    #expect(CellText.text(.share(share), zone: Samples.zone) == "97.5 %")
    #expect(NumberText.percentInFull(share) == "97.5 % (1950 of 2000 capacity)")
    let unknown = Share(count: 0, total: 0, of: "capacity")
    #expect(CellText.text(.share(unknown), zone: Samples.zone) == "—")
  }

  @Test func `takes the place of an optional with null`() {
    #expect(Cell.integer(Int?.none) == .null)
    #expect(Cell.text(String?.some("a")) == .text("a"))
    #expect(Cell.instant(Instant?.none) == .null)
  }

  @Test func `a stored name stays as it is in files and is words on a screen`() {
    let zone = Samples.zone
    let modifier = NamedPoints(name: "return_window", points: 25)
    let cells: [(Cell, String, String)] = [
      (.code(ClockState.dueSoon), "due_soon", "due soon"), (.code("met"), "met", "met"),
      (.code("icwa_active_efforts"), "icwa_active_efforts", "ICWA active efforts"),
      (.code("ncmec"), "ncmec", "NCMEC"),
      (.codes([Seat.childWelfare, .advocate]), "child_welfare;advocate", "child welfare;advocate"),
      (.namedPoints([modifier]), "return_window=25", "return window=25"),
      (
        .records([CellRecord([.init("why", .code("no_lead")), .init("of", .code("a_b"))])]),
        "no_lead=a_b", "no lead=a b"
      ),
      (.text("a_b"), "a_b", "a_b"), (.key("F_1"), "F_1", "F_1"), (.list(["a_b"]), "a_b", "a_b"),
    ]
    for (cell, stored, read) in cells {
      #expect(CellText.text(cell, zone: zone) == stored)
      #expect(PlainCell(style: .csv).text(cell) == stored)
      #expect(CellText.text(cell.inWords, zone: zone) == read)
    }
    #expect(Cell.code(ClockState?.none) == .null)
    #expect(Cell.code(String?.none) == .null)
    var json = TextBytes()
    json.append(jsonValue: .codes(["child_welfare"]))
    json.append(jsonValue: .code("due_soon"))
    #expect(json.text == #"["child_welfare"]"due_soon""#)
  }

  @Test func `cleans what came from outside`() {
    #expect(!CellText.text(.text("a\u{1B}[2Jb"), zone: Samples.zone).contains("\u{1B}"))
    #expect(!CellText.text(.list(["\u{202E}x"]), zone: Samples.zone).contains("\u{202E}"))
  }

  @Test func `joins the fields of a small object`() {
    let record = CellRecord([.init("criterion", .key("age")), .init("detail", .text("Is 17"))])
    #expect(CellText.text(.records([record, record]), zone: Samples.zone) == "age=Is 17;age=Is 17")
  }
}
