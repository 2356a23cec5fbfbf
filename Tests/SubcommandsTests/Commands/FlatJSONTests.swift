import Testing

@testable import Subcommands

struct FlatJSONTests {
  @Test func `reads strings, numbers, words and lists`() throws {
    let text = #" { "a" : "x\"\n\u00e9\ud83d\ude00" , "b":1.50,"c":true,"d":null,"e":["p","q"] } "#
    let fields = try FlatJSON.fields(of: text)
    #expect(fields.map(\.name) == ["a", "b", "c", "d", "e"])
    #expect(fields.map(\.text) == ["x\"\né😀", "1.50", "yes", "", "p;q"])
    #expect(try FlatJSON.fields(of: "{}").isEmpty)
  }

  @Test(arguments: [
    "", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":{\"b\":1}}", "{'a':1}",
    "{\"a\":01}", "{\"a\":1.}", "{\"a\":nope}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}",
    "{\"a\":\"x", "{\"a\":1} 2", "{\"a\":\"\u{1}\"}", "{\"a\":\"\\u12\"}", "{\"a\":[1]}",
    "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":--1}",
  ])
  func `refuses anything else with its place`(text: String) {
    #expect(throws: FlatJSON.Problem.self) { try FlatJSON.fields(of: text) }
  }
}
