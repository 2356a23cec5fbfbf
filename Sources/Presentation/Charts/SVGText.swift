import SafeText

/// The elements of a picture in SVG, each a line, with words from outside made safe.
struct SVGText {
  private(set) var lines: [String] = []

  /// An element without content.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    lines.append("<\(name)\(Self.words(attributes))/>")
  }

  /// An element with words in it.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>, text: String) {
    lines.append("<\(name)\(Self.words(attributes))>\(Self.escaped(text))</\(name)>")
  }

  /// An element around others.
  mutating func group(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ body: (inout SVGText) -> Void
  ) {
    lines.append("<\(name)\(Self.words(attributes))>")
    body(&self)
    lines.append("</\(name)>")
  }

  private static func words(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }

  /// Text as XML may have it: cleaned of what no XML may hold, and nothing of it markup.
  static func escaped(_ text: String) -> String {
    TextGuard.clean(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}

/// A whole picture: its title, what it says in words for whoever can't see it, and its elements.
struct SVGPicture {
  let title: String
  let description: String
  let width: Int
  let height: Int
  let body: SVGText

  /// The document.
  var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
    viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title description" \
    font-family="sans-serif" font-size="12" fill="#1a1a1a">
    <title id="title">\(SVGText.escaped(title))</title>
    <desc id="description">\(SVGText.escaped(description))</desc>
    <defs><pattern id="out" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>\
    <line x1="0" y1="0" x2="0" y2="6" stroke="#8a8a8a" stroke-width="2"/></pattern></defs>
    <rect width="\(width)" height="\(height)" fill="#ffffff"/>
    \(body.lines.joined(separator: "\n"))
    </svg>

    """
  }
}
