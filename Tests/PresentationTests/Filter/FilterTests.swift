import Domain
import Presentation
import Testing

@Suite struct FilterTests {
  @Test(arguments: [
    ("percent > 97", true), ("percent > 97.5", false), ("percent >= 97.5 %", true),
    ("percent>=97.5%", true), ("load = 97.5", true), ("percent != 97.5", false),
    ("cse_cases = 3", true), ("CSE cases < 3", false), ("\"CSE cases\" <= 3", true),
    ("cse_cases > -1", true),
  ])
  func `numbers compare as printed, with their unit or without`(text: String, passes: Bool) throws {
    #expect(try FilterSamples.passes(text) == passes)
  }

  @Test(arguments: [
    ("elapsed_hours > 25", true), ("Missing, h > 25.5", false), ("elapsed_hours >= 25.5 h", true),
    ("elapsed_hours > 1 d", true), ("elapsed_hours > 2d", false),
    ("elapsed_hours = 1530 min", true),
  ])
  func `lengths of time take another unit of time`(text: String, passes: Bool) throws {
    #expect(try FilterSamples.passes(text) == passes)
  }

  @Test(arguments: [
    ("unit = \"CSE 1\"", true), ("unit = 'cse 1'", true), ("unit = CSE", false),
    ("unit ~ cse", true), ("unit !~ cse", false), ("unit != Intake", true),
    ("unit in (Intake, \"CSE 1\")", true), ("unit not in (Intake, \"CSE 1\")", false),
    ("unit < D", true), ("name = alder", true),
  ])
  func `words compare whatever their case`(text: String, passes: Bool) throws {
    #expect(try FilterSamples.passes(text) == passes)
  }

  @Test(arguments: [
    ("due_at = today", true), ("due_at < today", false), ("due_at <= today", true),
    ("due_at > yesterday", true), ("due_at < tomorrow", true), ("due_at = now", true),
    ("due_at = 2026-11-01 12:00", true), ("due_at = 2026-11-01 12:00 PST", true),
    ("due_at > 2026-11-01 12:00", false), ("due_at >= \"2026-11-01 12:00:01\"", false),
    ("due_at < 2026-11-01T20:00:01Z", true), ("due_at ~ 11-01", true),
    ("opted_in_on = 2024-10-04", true), ("opted_in_on < today", true),
  ])
  func `a day, a minute and a second are as long as they were typed`(text: String, passes: Bool)
    throws
  {
    #expect(try FilterSamples.passes(text) == passes)
  }

  @Test func `the hour that comes twice is told apart by its zone, as screens print it`() throws {
    let first = FilterSamples.noon.adding(seconds: -11 * 3600 - 1800)
    let row = FilterSamples.row(due: .instant(first))
    #expect(try FilterSamples.passes("due_at = 2026-11-01 01:30 PDT", row))
    #expect(try !FilterSamples.passes("due_at = 2026-11-01 01:30 PST", row))
    #expect(FilterSamples.refusal("due_at = 2026-11-01 01:30")?.reason.contains("twice") == true)
  }

  @Test(arguments: [
    ("languages = hmong", true), ("languages != hmong", false), ("languages = span", false),
    ("languages ~ span", true), ("languages in (thai, Spanish)", true), ("designated = yes", true),
    ("designated = no", false), ("designated != no", true),
  ])
  func `a list has members, a flag is yes or no`(text: String, passes: Bool) throws {
    #expect(try FilterSamples.passes(text) == passes)
  }

  @Test(arguments: [
    ("percent > 90 and unit = x or designated = yes", true),
    ("percent > 90 and (unit = x or designated = yes)", true),
    ("percent < 90 and unit = x or designated = no", false),
    ("not percent > 90 or designated = yes", true),
    ("not (percent > 90 or designated = no)", false),
    ("not not designated = yes", true), ("NOT designated = yes AND percent > 0", false),
  ])
  func `not binds before and, and before or, brackets before all`(text: String, passes: Bool) throws
  {
    #expect(try FilterSamples.passes(text) == passes)
  }

  @Test(arguments: [
    "unit = not_connected", "unit = \"not connected\"", "unit ~ \"t c\"", "unit ~ t_c",
    "unit in (other, \"Not Connected\")", "languages = sign_language",
    "languages = \"sign language\"",
  ])
  func `a stored name is found as it is stored and as it is read`(text: String) throws {
    let row = FilterSamples.row(
      unit: .code("not_connected"), languages: .codes(["hmong", "sign_language"]))
    #expect(try FilterSamples.passes(text, row))
    #expect(try !FilterSamples.passes(text))
  }

  @Test func `an unknown value equals nothing and is neither more nor less`() throws {
    let row = FilterSamples.row(unit: .null, percent: (1, 0), cases: .null, languages: .list([]))
    for text in [
      "unit is unknown", "percent is unknown", "languages is unknown", "unit != x",
      "not unit = x", "not cse_cases > 1", "name is known", "name is not unknown",
    ] {
      #expect(try FilterSamples.passes(text, row), "\(text)")
    }
    for text in ["unit = x", "unit ~ x", "percent > 0", "cse_cases <= 0", "unit in (x)"] {
      #expect(try !FilterSamples.passes(text, row), "\(text)")
    }
  }

  @Test(arguments: [
    "name = Alder", "name != Alder", "not name = Alder", "name ~ a", "not name ~ a",
    "name is unknown", "name is known", "name in (Alder)", "not (name = x and percent > 0)",
    "not (name = x or percent < 0)",
  ])
  func `a withheld cell matches nothing, asked either way`(text: String) throws {
    #expect(try !FilterSamples.passes(text, FilterSamples.row(name: .withheld)))
    #expect(try !FilterSamples.passes(text, FilterSamples.row(name: .suppressed)))
  }

  @Test func `words stay words, and in quotes they are one`() throws {
    #expect(try FilterSamples.filter("Kern or  valley") == .words(["kern", "or", "valley"]))
    #expect(try FilterSamples.filter("\"CSE 1\" x") == .words(["cse 1", "x"]))
    #expect(try FilterSamples.filter("\"a=1\"") == .words(["a=1"]))
    #expect(try FilterSamples.filter("what is in it") == .words(["what", "is", "in", "it"]))
    #expect(try FilterSamples.filter("") == .words([]))
  }

  @Test(arguments: [
    ("percent > abc", 10, "'abc' is no number, such as 97.5"),
    ("percent > 3 h", 10, "the unit here is %, not 'h'"),
    ("cse_cases > 3 h", 12, "'h' has no meaning here: the number stands alone"),
    ("staff = 1", 0, "no column is called 'staff'"),
    ("percent > 1 unit = x", 12, "'and' or 'or' goes here; words with blanks stand in quotes"),
    ("(percent > 1", 12, "a closing bracket is missing"),
    ("percent > 1 and", 15, "a column's name goes here"),
    ("unit = ", 7, "a value is missing"),
    ("unit = \"CSE", 11, "the closing quote is missing"),
    ("designated = perhaps", 13, "'perhaps' is neither yes nor no"),
    ("languages < x", 10, "'languages' has several words a row: use = or ~"),
    ("due_at < 11/20/2026", 9, "is written"),
    ("unit in x", 8, "values in brackets go here: (A, B)"),
  ])
  func `a refusal names the place and the reason`(text: String, position: Int, reason: String)
    throws
  {
    let refusal = try #require(FilterSamples.refusal(text))
    #expect(refusal.position == position)
    #expect(refusal.reason.contains(reason), "\(refusal.reason)")
  }

  @Test func `a title that two columns have is refused with their keys`() {
    let columns = [
      FilterColumn(key: "one_phone", title: "Phone", kind: .words),
      FilterColumn(key: "two_phone", title: "Phone", kind: .words),
    ]
    do throws(FilterError) {
      _ = try Filter("Phone ~ 555", columns: columns, reading: FilterSamples.reading)
      Issue.record("two columns are called Phone")
    } catch { #expect(error.reason.hasSuffix("write one_phone or two_phone")) }
  }

  @Test func `brackets without end are refused, not followed`() {
    let text = String(repeating: "(", count: 4000) + "percent = 1"
    #expect(FilterSamples.refusal(text)?.reason == "too many brackets within each other")
  }

  @Test func `numbers at the ends of what fits compare without a trap`() throws {
    for value in [Int.max, Int.min] {
      let row = FilterSamples.row(cases: .tenths(value))
      #expect(try FilterSamples.passes("cse_cases > 999999999.9999", row) == (value > 0))
    }
  }
}
