import TerminalUI

/// Which key does what, and where: the defaults of the table of commands with a user's changes over
/// them.
public struct Keymap: Hashable, Sendable {
  /// Where a key means something; what a key does is looked up from the narrowest to the widest.
  enum Place: Hashable, Sendable {
    /// One screen.
    case screen(ScreenID)
    /// Every screen with a list that has the keyboard.
    case list
    /// Every screen.
    case everywhere
  }

  /// A key in one place.
  struct Seat: Hashable, Sendable {
    let place: Place
    let key: KeyPress
  }

  /// What each key does where it is bound; no command = nothing, whatever wider places say.
  private var commands: [Seat: Command?] = [:]
  /// Where each command is bound, in the order in which help names its keys.
  private var seats: [Command: [Seat]] = [:]

  /// The keys of the table of commands.
  public static let standard: Keymap = {
    var keymap = Keymap()
    for entry in CommandTable.all {
      for key in entry.keys { keymap.bind(key, in: .everywhere, to: entry.command) }
    }
    return keymap
  }()

  private init() {}

  /// What a key does on a screen.
  func command(for key: KeyPress, on screen: any Screen) -> Command? {
    command(for: key, in: Self.places(of: screen))
  }

  /// What a key does where these places hold, the narrowest first.
  func command(for key: KeyPress, in places: [Place]) -> Command? {
    for place in places {
      if let command = commands[Seat(place: place, key: key)] { return command }
    }
    return nil
  }

  /// The keys that do a command on a screen, in the order in which they were bound.
  func keys(of command: Command, on screen: any Screen) -> [KeyPress] {
    keys(of: command, in: Self.places(of: screen))
  }

  /// The keys that do a command where these places hold.
  func keys(of command: Command, in places: [Place]) -> [KeyPress] {
    (seats[command] ?? []).filter {
      places.contains($0.place) && self.command(for: $0.key, in: places) == command
    }.map(\.key)
  }

  /// The same keys as help names them.
  func keyNames(of command: Command, on screen: any Screen) -> String {
    keys(of: command, on: screen).map(\.description).joined(separator: " ")
  }

  /// How to name a command's key in a sentence: its first key, or what is typed for it.
  func name(of command: Command) -> String {
    keys(of: command, in: [.everywhere]).first?.description ?? ":\(command.rawValue)"
  }

  /// Lets a key do a command in a place, or nothing.
  mutating func bind(_ key: KeyPress, in place: Place, to command: Command?) {
    let seat = Seat(place: place, key: key)
    if let former = commands.removeValue(forKey: seat), let former {
      seats[former] = seats[former]?.filter { $0 != seat }
    }
    // A key that does nothing anywhere needs no entry; in a narrower place it hides the wider one.
    if command == nil, place == .everywhere { return }
    commands.updateValue(command, forKey: seat)
    if let command { seats[command, default: []].append(seat) }
  }

  /// The places that hold on a screen, the narrowest first.
  static func places(of screen: any Screen) -> [Place] {
    [.screen(screen.id)] + (screen.grid == nil ? [] : [.list]) + [.everywhere]
  }
}
