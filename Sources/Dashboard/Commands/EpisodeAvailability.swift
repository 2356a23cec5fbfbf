import Domain
import Store

extension Availability {
  /// Why a command about a missing youth can't be used now.
  static func episodeReason(
    _ command: Command, on screen: any Screen, _ context: ScreenContext
  ) -> String? {
    let role = context.viewer.role
    if let reason = command.action.flatMap({ reason($0, role) }) { return reason }
    switch command {
    case .nextStep, .onCallHere, .packet:
      guard let selected = screen.selectedEpisode else {
        return "Nothing selected here is about a missing youth;"
          + " \(context.keymap.name(of: .showMissing)) lists them."
      }
      if command == .packet, !role.worksEpisodes {
        return "Your role (\(role.words)) does not report missing youth."
      }
      if command == .nextStep, selected.nextStep == nil {
        return "Nothing is to be done next of the episode; its clocks are listed with it."
      }
      return nil
    default: return nil
    }
  }
}

extension Availability {
  /// Why an action is not for a role; nil where it is.
  static func reason(_ action: ChangeDescriptor, _ role: Role) -> String? {
    action.permits(role) ? nil : "'\(action.name)' is not for the role \(role.words)."
  }
}

extension Command {
  /// The action whose form it opens, for a command named as one that is about missing youth or
  /// placement.
  var action: ChangeDescriptor? {
    guard let entry = CommandTable.entry(self),
      ["Missing youth", "Placement"].contains(entry.group)
    else { return nil }
    return ChangeCatalog.descriptor(named: rawValue)
  }
}
