import Glibc
import Testing

@testable import TerminalUI

@Suite struct ThemeTests {
  static let shipped = ["standard", "high-contrast", "deuteranopia", "light"]

  /// The text of a theme file of the repository.
  static func text(of name: String) throws -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let path = "/\(root)/themes/\(name).theme"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  @Test func `falls back along the dots`() {
    let theme = Theme(name: "t", styles: ["status": .bold, "status.late": .reverse])
    #expect(theme.style("status.late.row") == .reverse)
    #expect(theme.style("status.other") == .bold)
    #expect(theme.style("unknown") == .plain)
  }

  @Test(arguments: shipped)
  func `is shipped without faults and sets every role`(name: String) throws {
    let (theme, warnings) = ThemeParser.parse(
      try Self.text(of: name), name: name, file: "\(name).theme")
    #expect(warnings.isEmpty)
    #expect(ThemeRole.all.allSatisfy { theme.styles[$0] != nil })
  }

  @Test func `the built-in theme is the file`() throws {
    let (theme, _) = ThemeParser.parse(
      try Self.text(of: "standard"), name: "standard", file: "standard.theme")
    #expect(theme == Theme.standard)
  }

  @Test(arguments: [("high-contrast", 7.0, 0), ("light", 4.5, 255)])
  func `keeps its promise of contrast`(name: String, least: Double, ground: Int) throws {
    let (theme, _) = ThemeParser.parse(try Self.text(of: name), name: name, file: name)
    let background = RGB(red: ground, green: ground, blue: ground)
    for role in [ThemeRole.good, .notice, .warning, .critical, .muted, .accent] {
      guard case .rgb(let red, let green, let blue)? = theme.style(role).foreground else {
        Issue.record("\(role.rawValue) has no colour")
        continue
      }
      let color = RGB(red: Int(red), green: Int(green), blue: Int(blue))
      #expect(color.contrast(with: background) >= least, "\(role.rawValue)")
    }
  }

  @Test func `comes down the ladder`() {
    let theme = Theme(
      name: "t", styles: ["text": Style(foreground: .rgb(255, 0, 0), background: .indexed(200))])
    func adapted(_ count: Int) -> Style {
      theme.adapted(to: TerminalCapabilities(colorCount: count, unicode: true)).style(.normal)
    }
    #expect(adapted(1 << 24).foreground == .rgb(255, 0, 0))
    #expect(adapted(256) == Style(foreground: .indexed(196), background: .indexed(200)))
    #expect(adapted(16) == Style(foreground: .indexed(9), background: .indexed(13)))
    #expect(adapted(8) == Style(foreground: .indexed(1), background: .indexed(5)))
    #expect(adapted(0) == Style(attributes: .reverse))
  }

  @Test func `never leaves blue on the terminal's own background`() {
    let theme = Theme(name: "t", styles: ["text": Style(foreground: .rgb(0, 0, 238))])
    for count in [8, 16, 256] {
      let capabilities = TerminalCapabilities(colorCount: count, unicode: true)
      #expect(theme.adapted(to: capabilities).style(.normal).foreground != .indexed(4))
    }
  }

  @Test func `without colours the four states still differ`() {
    let theme = Theme.standard.adapted(to: TerminalCapabilities(colorCount: 0, unicode: true))
    let looks = [ThemeRole.good, .notice, .warning, .critical].map { theme.style($0) }
    #expect(Set(looks).count == 4)
    #expect(looks.allSatisfy { $0.foreground == nil && $0.background == nil })
  }
}
