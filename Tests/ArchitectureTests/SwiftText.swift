/// A Swift file taken apart: what is code, and what its literals say.
///
/// Knows comments, `"…"`, `"""…"""`, raw strings and interpolations; an interpolation counts as
/// code. A regular expression literal that holds a quote would confuse it; none of ours does.
struct SwiftText {
  /// The code, with line breaks kept, comments dropped and each literal standing as `""`.
  private(set) var code = ""
  /// The literals in order; an interpolation cuts its literal in two.
  private(set) var literals: [String] = []

  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    readCode(untilParenthesis: false)
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    var plain: [UInt8] = []
    func flush(_ code: inout String) {
      code += String(decoding: plain, as: UTF8.self)
      plain = []
    }
    while position < bytes.count {
      if starts("//") {
        skipLine()
      } else if starts("/*") {
        skipBlock()
      } else if starts("#\"") || starts("\"") {
        flush(&code)
        code += "\"\""
        readLiteral()
      } else {
        let byte = bytes[position]
        depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
        position += 1
        if untilParenthesis, depth < 0 { break }
        plain.append(byte)
      }
    }
    flush(&code)
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipBlock() {
    position += 2
    while position < bytes.count, !starts("*/") { position += 1 }
    position += 2
  }

  private mutating func readLiteral() {
    let isRaw = starts("#")
    position += isRaw ? 1 : 0
    let isLong = starts("\"\"\"")
    let width = isLong ? 3 : 1
    position += width
    var content: [UInt8] = []
    while position < bytes.count {
      let closes = isLong ? starts("\"\"\"") : starts("\"")
      if closes, !isRaw || bytes.dropFirst(position + width).first == UInt8(ascii: "#") {
        position += width + (isRaw ? 1 : 0)
        break
      }
      if !isRaw, starts("\\(") {
        literals.append(String(decoding: content, as: UTF8.self))
        content = []
        position += 2
        readCode(untilParenthesis: true)
      } else if !isRaw, starts("\\") {
        content += bytes[position..<min(position + 2, bytes.count)]
        position += 2
      } else {
        content.append(bytes[position])
        position += 1
      }
    }
    literals.append(String(decoding: content, as: UTF8.self))
  }
}
