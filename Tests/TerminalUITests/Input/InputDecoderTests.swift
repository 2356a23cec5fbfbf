import Testing

@testable import TerminalUI

@Suite struct InputDecoderTests {
  func decode(_ text: String, _ extra: [[UInt8]: KeyPress] = [:]) -> [TerminalEvent] {
    var decoder = InputDecoder(extra: extra)
    return decoder.feed(Array(text.utf8)) + decoder.flush()
  }

  @Test(
    arguments: [
      ("a", [.character("a")]), ("\r", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
      ("\u{C}", [.control("l")]), ("é中🙂", [.character("é"), .character("中"), .character("🙂")]),
      ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
      ("\u{1B}[1;5C", [.right]),
      ("\u{1B}OP\u{1B}[15~\u{1B}[24~", [.function(1), .function(5), .function(12)]),
      ("\u{1B}[[A", [.function(1)]), ("\u{1B}[Z", [.backTab]), ("\u{1B}x", [.alt("x")]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}[", [.alt("[")]),
      ("\u{1B}O", [.alt("O")]), ("\u{0}", [.control("@")]),
      ("\u{1B}[3~\u{1B}[2~", [.delete, .insert]),
      ("\u{1B}[H\u{1B}[F\u{1B}[7~", [.home, .end, .home]),
    ] as [(String, [KeyPress])])
  func `knows the usual keys`(bytes: String, keys: [KeyPress]) {
    #expect(decode(bytes) == keys.map { .key($0) })
  }

  @Test(
    arguments: [
      "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}]52;c;cXFx\u{7}", "\u{1B}P>|tmux 3.3a\u{1B}\\",
      "\u{1B}[<0;10;5M", "\u{1B}[?2026;2$y", "\u{1B}[200", "\u{1B}[Mqqq", "\u{1B}Oz",
    ])
  func `swallows what it doesn't know, letters and all`(bytes: String) {
    #expect(decode(bytes).isEmpty)
  }

  @Test func `gives a paste as text, never as keys`() {
    let events = decode("a\u{1B}[200~q:wq\r\u{1B}[Aé\u{3}\r\n\u{1B}[201~b")
    #expect(
      events == [
        .key(.character("a")), .paste("q:wq\n\u{1B}[Aé\u{3}\n"), .key(.character("b")),
      ])
  }

  @Test func `reports the keyboard's coming and going`() {
    #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
  }

  @Test func `takes sequences however they are cut`() {
    let bytes = Array("x\u{1B}[200~pa\u{1B}ste\u{1B}[201~é\u{1B}[5~\u{1B}[I\u{1B}Py".utf8)
    let whole = decode(String(decoding: bytes, as: UTF8.self))
    for size in 1...bytes.count {
      var decoder = InputDecoder()
      var events: [TerminalEvent] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        events += decoder.feed(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(events + decoder.flush() == whole)
    }
  }

  @Test func `waits for the rest of a sequence but not of a paste`() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isIncomplete)
    #expect(decoder.flush() == [.key(.escape)])
    #expect(!decoder.isIncomplete)
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8)).isEmpty)
    #expect(!decoder.isIncomplete)
    #expect(decoder.feed(Array("\u{1B}[201~".utf8)) == [.paste("abc")])
  }

  @Test func `prefers the terminal's own description`() {
    #expect(decode("\u{1B}Oz", [Array("\u{1B}Oz".utf8): .pageUp]) == [.key(.pageUp)])
    #expect(decode("q", [[0x71]: .pageUp]) == [.key(.character("q"))])
  }

  @Test func `drops bytes that are no characters`() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [0xFF, 0xC3, 0x28, 0xE4, 0xB8, 0xC0, 0x80, 0x61, 0xC2, 0x9B]
    #expect(
      (decoder.feed(bytes) + decoder.flush()) == [.key(.character("(")), .key(.character("a"))])
    var latin = InputDecoder(isUTF8: false)
    #expect(latin.feed([0xE9]) == [.key(.character("é"))])
  }

  @Test func `stands 20,000 random bytes, ending with nothing pending`() {
    var state: UInt64 = 7
    var decoder = InputDecoder()
    let pool: [UInt8] = [0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x7E, 0x3B, 0x41, 0xC3, 0xA9, 0x50, 0x5D, 7]
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = decoder.feed([pool[Int(state >> 33) % pool.count]])
    }
    _ = decoder.feed(Array("\u{1B}[201~".utf8))
    _ = decoder.flush()
    #expect(decoder.feed([0x71]).last == .key(.character("q")))
  }
}
