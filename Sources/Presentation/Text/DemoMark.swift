/// What marks a page or a sheet of a demonstration store: on paper too nobody may take an invented
/// youth for a real one.
public enum DemoMark {
  /// The first line of whatever leaves the screen.
  public static let sentence = "DEMO: a demonstration store; every youth in it is invented."

  /// The mark as the first lines of a sheet; of a real store none.
  public static func lines(isDemo: Bool) -> [String] { isDemo ? [sentence] : [] }
}
