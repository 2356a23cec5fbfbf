/// Every command, in the order of the program's help. To add one: its file, and a line here.
public enum SubcommandCatalog {
  /// The commands by their names: to describe one takes a hundred columns of records and more, so
  /// that only the command at hand is described.
  static var all: KeyValuePairs<String, any Subcommand.Type> {
    [
      "caseloads": CaseloadsCommand.self,
      "missing": MissingCommand.self, "clocks": ClocksCommand.self, "alerts": AlertsCommand.self,
      "notices": NoticesCommand.self, "recovery": RecoveryCommand.self,
      "packet": PacketCommand.self, "placements": PlacementsCommand.self,
      "oversight": OversightCommand.self,
      "oncall": OnCallCommand.self, "gaps": GapsCommand.self,
      "coverage": CoverageCommand.self,
      "roster": RosterCommand.self, "callouts": CalloutsCommand.self,
      "responses": ResponsesCommand.self, "swaps": SwapsCommand.self,
      "schedules": SchedulesCommand.self, "handovers": HandoversCommand.self,
      "reports": ReportsCommand.self, "plans": PlansCommand.self,
      "responsibilities": ResponsibilitiesCommand.self,
      "county-notes": CountyNotesCommand.self,
      "agenda": AgendaCommand.self, "budget": BudgetCommand.self,
      "protocol": ProtocolCommand.self, "partners": PartnersCommand.self,
      "requests": RequestsCommand.self, "studies": StudiesCommand.self,
      "youth": YouthCommand.self, "policies": PoliciesCommand.self, "do": DoCommand.self,
      "import": ImportCommand.self, "imports": ImportsCommand.self,
      "export": ExportCommand.self, "init": InitCommand.self,
      "demo": DemoCommand.self, "check": CheckCommand.self, "doctor": DoctorCommand.self,
      "accounts": AccountsCommand.self, "access": AccessCommand.self,
      "breakglass": BreakGlassCommand.self, "grant": GrantCommand.self,
      "revoke": RevokeCommand.self, "audit": AuditCommand.self,
      "backup": BackupCommand.self, "restore": RestoreCommand.self,
      "notify": NotifyCommand.self,
      "completions": CompletionsCommand.self,
    ]
  }

  /// What each is called.
  public static var names: [String] { all.map(\.key) }

  /// What each is called and takes, for help and shells.
  public static var descriptors: [CommandDescriptor] { all.map { $0.value.descriptor } }

  static func command(named name: String) -> (any Subcommand.Type)? {
    all.first { $0.key == name }?.value
  }
}
