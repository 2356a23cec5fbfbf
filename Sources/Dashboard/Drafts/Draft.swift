import Domain

/// What was typed into an action's form and has not been entered yet.
struct Draft: Hashable, Sendable {
  /// Tells it from the other drafts of the session.
  var id: Int
  /// The action's name.
  let action: String
  /// When it was last typed in.
  var at: Instant
  /// The fields that are not empty, spoken times already read: "2h ago" means nothing tomorrow.
  var fields: [NamedText]
  /// Whether it was on its way to the store: what came of it is not known.
  var isSent = false
  /// The entry of the log at which what it rests on was looked at; nil = it rests on nothing.
  var basis: Int?

  /// For how long a draft is kept: then nobody remembers whether it was entered in another way.
  static let days = 7
}

// MARK: - As a file

extension Draft {
  /// The first line of every draft file; another means that another program's is not read.
  private static let header = "csecboard draft 1"

  /// The draft as the text of a file: one fact a line, line feeds in a value written `\n`.
  var text: String {
    var lines = [Self.header, "action \(Self.escaped(action))", "at \(at.seconds)"]
    if isSent { lines.append("sent") }
    if let basis { lines.append("basis \(basis)") }
    lines += fields.map { "field \($0.name) \(Self.escaped($0.text))" }
    return lines.joined(separator: "\n") + "\nend\n"
  }

  /// Reads a file's text; nil where it is not whole.
  init?(text: String, id: Int) {
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst() == Self.header[...], lines.popLast() == "end" else { return nil }
    self.id = id
    var action: String?
    var at: Instant?
    fields = []
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      switch (parts[0], parts.count) {
      case ("action", 2): action = Self.plain(parts[1])
      case ("at", 2): at = Int64(parts[1]).map { Instant(seconds: $0) }
      case ("sent", 1): isSent = true
      case ("basis", 2): basis = Int(parts[1])
      case ("field", 3):
        fields.append(NamedText(name: String(parts[1]), text: Self.plain(parts[2])))
      default: return nil
      }
    }
    guard let action, let at else { return nil }
    self.action = action
    self.at = at
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  private static func plain(_ text: Substring) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        plain.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        plain.append(character)
      }
    }
    return plain
  }
}
