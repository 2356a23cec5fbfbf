import Testing

@testable import SafeText

@Suite struct TextGuardTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("José Müller", "José Müller"), ("a\u{1B}[31mb", "a\\u{1B}[31mb"),
      ("tab\there", "tab\\u{9}here"), ("bell\u{7}", "bell\\u{7}"), ("\u{9B}x", "\\u{9B}x"),
      ("del\u{7F}", "del\\u{7F}"), ("a\u{202E}b", "a\\u{202E}b"), ("\u{2066}", "\\u{2066}"),
      ("\u{61C}", "\\u{61C}"), ("a\u{200B}b", "a\\u{200B}b"), ("soft\u{AD}", "soft\\u{AD}"),
      ("\u{FEFF}x", "\\u{FEFF}x"), ("\u{E0041}", "\\u{E0041}"), ("\u{2028}", "\\u{2028}"),
      ("\u{3164}", "\\u{3164}"), ("\u{E000}", "\\u{E000}"), ("\u{FFFF}", "\\u{FFFF}"),
    ])
  func `makes unsafe characters visible`(text: String, expected: String) {
    #expect(TextGuard.clean(text) == expected)
  }

  @Test func `shows a line feed as a sign or keeps it`() {
    #expect(TextGuard.clean("a\nb\r\nc\rd") == "a⏎b⏎c\\u{D}d")
    #expect(TextGuard.clean("a\nb\r\nc", newlines: .kept) == "a\nb\nc")
  }

  @Test(
    arguments: [
      ("👨\u{200D}👩\u{200D}👧", "👨👩👧", 6), ("🇺🇸", "US", 2), ("❤\u{FE0F}", "❤", 1),
      ("👍🏽", "👍", 2), ("1\u{FE0F}\u{20E3}", "1\u{20E3}", 1), ("\u{1F3FD}", "\\u{1F3FD}", 9),
    ])
  func `settles clusters whose width is disputed`(text: String, expected: String, width: Int) {
    let clean = TextGuard.clean(text)
    #expect(clean == expected)
    #expect(DisplayWidth.of(clean) == width)
  }

  @Test func `keeps joiners between letters that need them and shows the others`() {
    #expect(TextGuard.clean("می\u{200C}خواهم") == "می\u{200C}خواهم")
    #expect(TextGuard.clean("क्\u{200D}ष") == "क्\u{200D}ष")
    #expect(TextGuard.clean("ad\u{200D}min") == "ad\\u{200D}min")
    #expect(TextGuard.clean("\u{200C}") == "\\u{200C}")
  }

  @Test func `keeps four combining marks and gives a lone one a base`() {
    let heap = "e" + String(repeating: "\u{301}", count: 20)
    #expect(TextGuard.clean(heap).unicodeScalars.count == 5)
    #expect(TextGuard.clean("\u{301}x").unicodeScalars.first == "\u{25CC}")
  }

  @Test func `is idempotent and leaves nothing unsafe, for 5,000 hostile texts`() {
    var state: UInt64 = 42
    let pool: [UInt32] = [
      0x41, 0x20, 0x1B, 0x9B, 0x0A, 0x0D, 0x09, 0x7F, 0xAD, 0x301, 0x200B, 0x200D, 0x202E, 0x2067,
      0x061C, 0x0628, 0x0915, 0x094D, 0x4E2D, 0xFE0F, 0x1F468, 0x1F469, 0x1F1FA, 0x1F3FD, 0xE0041,
      0xFFFE, 0xE000, 0xFF21, 0xAC00, 0x1100, 0x1161, 0x11A8, 0x20E3, 0x3164, 0x10FFFF,
    ]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = pool[Int(state >> 33) % pool.count]
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let clean = TextGuard.clean(text)
      #expect(TextGuard.clean(clean) == clean)
      let kept = clean.unicodeScalars.allSatisfy { scalar in
        switch ScalarClass(scalar) {
        case .plain, .combining: true
        case .joiner: true
        default: false
        }
      }
      #expect(kept, "\(text.unicodeScalars.map(\.value))")
    }
  }
}
