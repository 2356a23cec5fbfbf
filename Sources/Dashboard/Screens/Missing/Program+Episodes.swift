import Domain
import Store
import TerminalUI

/// What is done for a missing youth, one key each.
extension Program {
  /// Does a command about the selected episode; whether it was one.
  func actOnEpisode(_ command: Command) -> Bool {
    let selected = top.selectedEpisode
    switch command {
    case .nextStep: selected.map(doNextStep)
    case .onCallHere: (selected?.county).map { push(OnCallScreen(county: $0)) }
    case .packet: selected.map { push(PacketScreen(episode: $0.id, youth: $0.youth)) }
    default:
      guard let action = command.action else { return false }
      openForm(action, subject: subject(for: command))
    }
    return true
  }

  private func doNextStep(_ selected: SelectedEpisode) {
    guard let step = selected.nextStep,
      let action = ChangeCatalog.descriptor(named: step.action)
    else { return }
    if let reason = Availability.reason(action, context.viewer.role) {
      notice = Notice(reason, .warning)
      return
    }
    let known = step.known
    openForm(
      action,
      subject: selected.subject.filter { one in !known.contains { $0.name == one.name } } + known)
  }

  /// What is selected, and who takes an alert on: whoever is looking.
  private func subject(for command: Command) -> [NamedText] {
    guard command == .takeOnAlert, let staff = context.viewer.staff else { return top.subject }
    return top.subject + [NamedText(name: "owner", text: staff)]
  }
}
