import Testing

@testable import NcursesTerminal

@Suite struct TransliterationTests {
  func ascii(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.compactMap { Unicode.Scalar(Transliteration.ascii($0.value)) }))
  }

  @Test(
    arguments: [
      ("plain ~", "plain ~"), ("┌─┐│", "+-+|"), ("José Muñoz", "Jose Munoz"), ("█▌▏·", "#++."),
      ("▲▼…⏎—", "^v~\\-"), ("中", "?"), ("ＡＢ", "AB"), ("✓ ✗ ⚠", "+ x !"), ("ÀÿßÆ", "AysA"),
    ])
  func `finds a sign for each character`(text: String, expected: String) {
    #expect(ascii(text) == expected)
  }

  @Test func `gives nothing but printable ASCII`() {
    #expect(
      (0..<0x3_0000).allSatisfy { (0x20...0x7E).contains(Transliteration.ascii(UInt32($0))) })
  }
}
