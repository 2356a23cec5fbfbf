import Domain

/// What a screen asks the program to do.
enum Effect: Sendable {
  /// Opens a screen on top of this one.
  case show(any Screen)
  /// Does what a command does.
  case run(Command)
  /// Opens the form of an action, filled with some fields.
  case act(String, [NamedText])
  /// Makes a change that was shown whole already; the sentence says what will have been done.
  case send(String, [NamedText], sentence: String)
  /// Goes back to the screen beneath.
  case back
  /// Puts a text onto the clipboard: plans, and phones of agencies and staff; nothing of a youth.
  case copy(String)
  /// Says something on the line above the last until the next key.
  case notice(Notice)
}

/// A sentence for the user.
struct Notice: Hashable, Sendable {
  /// How much it asks for attention.
  enum Weight: Hashable, Sendable { case plain, good, warning, critical }

  /// The sentence.
  let text: String
  /// How much it asks for attention.
  let weight: Weight

  init(_ text: String, _ weight: Weight = .plain) {
    self.text = text
    self.weight = weight
  }
}
