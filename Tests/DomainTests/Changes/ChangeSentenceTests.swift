import Testing

@testable import Domain

@Suite struct ChangeSentenceTests {
  private let descriptor = ChangeDescriptor(
    name: "lend", summary: "Lend a book.",
    sentence: "Lend {book} to {reader}[ for {days} days] from {from|now}.",
    fields: [
      ChangeField("book", .text, required: true, help: "Which."),
      ChangeField("reader", .text, required: true, help: "Whom."),
      ChangeField("days", .text, help: "How long."), ChangeField("from", .time, help: "Since."),
      ChangeField("shelf", .text, help: "Where."),
      ChangeField("reason", .text, sensitive: true, help: "Why."),
    ], roles: [])

  @Test func `leaves out what is not given and has words for an empty field`() {
    let text = ChangeSentence.text(descriptor, words: ["book": "B-1", "reader": "R-2"])
    #expect(text == "Lend B-1 to R-2 from now.")
  }

  @Test func `takes in what is given, and says what the pattern does not name`() {
    let text = ChangeSentence.text(
      descriptor,
      words: ["book": "B-1", "reader": "R-2", "days": "3", "from": "Fri", "shelf": "top"])
    #expect(text == "Lend B-1 to R-2 for 3 days from Fri. With shelf top.")
  }

  @Test func `never says a sensitive value`() {
    let text = ChangeSentence.text(
      descriptor, words: ["book": "B-1", "reader": "R-2", "reason": "a secret"])
    #expect(text == "Lend B-1 to R-2 from now. With reason as typed.")
  }

  @Test func `takes brackets and braces in words as they are`() {
    let text = ChangeSentence.text(descriptor, words: ["book": "[{x}]", "reader": "R"])
    #expect(text == "Lend [{x}] to R from now.")
  }
}
