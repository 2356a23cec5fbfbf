import Domain
import Store

extension Availability {
  /// Why a command about a missing youth can't be used now.
  static func episodeReason(
    _ command: Command, on screen: any Screen, _ context: ScreenContext
  ) -> String? {
    let role = context.viewer.role
    if let action = command.action, !action.permits(role) {
      return "'\(action.name)' is not for the role \(role.words)."
    }
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

extension Command {
  /// The action whose form it opens, for a command named as one that is about missing youth.
  var action: ChangeDescriptor? {
    guard let entry = CommandTable.entry(self), entry.group == "Missing youth" else { return nil }
    return ChangeCatalog.descriptors.first { $0.name == rawValue }
  }
}
