/// Every command, in the order of the program's help. To add one: its file, and a line here.
public enum SubcommandCatalog {
  /// The commands.
  static var all: [any Subcommand.Type] {
    [
      CaseloadsCommand.self,
      MissingCommand.self, ClocksCommand.self, AlertsCommand.self, NoticesCommand.self,
      RecoveryCommand.self, PacketCommand.self, PlacementsCommand.self,
      OversightCommand.self,
      OnCallCommand.self, CoverageCommand.self, RosterCommand.self, CalloutsCommand.self,
      ReportsCommand.self,
      YouthCommand.self, PoliciesCommand.self, DoCommand.self, ImportCommand.self,
      ImportsCommand.self, InitCommand.self, DemoCommand.self, CheckCommand.self,
      DoctorCommand.self,
      AccountsCommand.self, AccessCommand.self, BreakGlassCommand.self, GrantCommand.self,
      RevokeCommand.self, AuditCommand.self,
      NotifyCommand.self,
      CompletionsCommand.self,
    ]
  }

  /// What each is called and takes, for the parser, help and shells.
  public static var descriptors: [CommandDescriptor] { all.map { $0.descriptor } }

  static func command(named name: String) -> (any Subcommand.Type)? {
    all.first { $0.descriptor.name == name }
  }
}
