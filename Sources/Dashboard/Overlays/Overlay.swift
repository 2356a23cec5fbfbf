import TerminalUI

/// What lies over the screen and has the keyboard.
enum Overlay: Sendable {
  /// What can be done, by name.
  case palette(Palette)
  /// The keys of the screen.
  case help(HelpBox)
  /// A line typed at the bottom.
  case prompt(PromptKind, Prompt)
  /// The choice of an action.
  case menu(ActionMenu)
  /// The letter of a mark, for the command that takes it.
  case letter(Command)
  /// The choice of the columns of the list.
  case columns(ColumnChooser)
  /// The choice of an action on every marked row.
  case bulkMenu(BulkMenu)
  /// How far the action on every marked row is.
  case bulkProgress
  /// A draft of an action that is being opened.
  case draft(DraftOffer)
  /// One's own last changes, to take back.
  case undo(UndoList)
  /// The fields of an action.
  case form(ActionForm)
}

/// What is being typed at the bottom.
enum PromptKind: Hashable, Sendable { case filter, search, youth, plans, percent }
