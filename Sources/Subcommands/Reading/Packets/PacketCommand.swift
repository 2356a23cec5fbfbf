import Domain
import Glibc
import Presentation
import Store

/// `packet EPISODE`: a sheet about a missing youth for those who look for them.
enum PacketCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "packet", summary: "a sheet about a missing youth for NCMEC or law enforcement",
    options: [
      OptionSpec(
        "to", choices: PacketRecipient.storedNames, help: "whom it is for; ncmec if not given"),
      OptionSpec("print", choices: ["ps", "pdf"], help: "a page to print, through groff"),
    ],
    positionals: [.init("EPISODE", help: "the episode's key, such as M-0001")],
    help: [
      "Prints everything that is known of a missing youth for those who look for them, with their"
        + " name, and a list of what is not known. What the youth told in confidence is no part of"
        + " it, nor what CLETS or NCIC answer: that is never kept.",
      "Each sheet is entered in the audit log as an export before it is printed. Its text goes to"
        + " groff through a pipe and is never a file of this program's.",
    ],
    examples: [
      .init("csecboard packet M-0001", "The sheet for NCMEC."),
      .init(
        "csecboard packet M-0001 --to law_enforcement --print ps | lpr",
        "The sheet for law enforcement, printed."),
    ])
  static let uses: GlobalUse = [.asOf, .user, .clock]

  static let groff = "/usr/bin/groff"

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let recipient = arguments.value("to").flatMap { PacketRecipient(stored: $0) } ?? .ncmec
    let device = arguments.value("print")
    if device != nil, context.global.format != nil {
      throw UsageError.badValue(
        option: "--print", reason: "Is a format of its own; leave --format out.")
    }
    let key = arguments.positionals[0]
    let store = try context.openStore()
    try store.require(.f5, of: "packet", words: "missing youth")
    guard store.viewer.role.worksEpisodes else {
      throw CommandFailure(
        .notPermitted, what: "packet",
        why: "Your role (\(store.viewer.role.words)) does not report missing youth.")
    }
    let at = try context.asOf(store)
    let packet = try store.read(PacketQuery(episode: key, at: at))
    let now = try context.now(store)
    let format = try device ?? context.global.outputFormat().rawValue
    let made = PacketText.made(now, by: store.viewer.account, zone: store.zone)
    if let device {
      let source = PacketRoff(packet, for: recipient, made: made, isDemo: store.isDemo).text
      try requireDevice(device)
      try store.notePacket(packet, for: recipient, format: format, now: now)
      try typeset(source, device: device, context)
      return .done
    }
    try store.notePacket(packet, for: recipient, format: format, now: now)
    if try context.global.outputFormat() == .text {
      try context.out.write(
        PacketText(packet, for: recipient, made: made, isDemo: store.isDemo).text)
    } else {
      try context.print(
        PacketColumns.listing, rows: packet.fields, store: store, asOf: at,
        counties: try context.counties(store).covered,
        summary: PacketColumns.summary(of: packet, for: recipient))
    }
    return .done
  }

  /// Refuses a page that cannot be made, before anything is entered in the log.
  private static func requireDevice(_ device: String) throws {
    if access(groff, X_OK) != 0 {
      throw CommandFailure(
        .cantCreate, what: "--print \(device)",
        why: "groff is not installed; without --print the sheet is plain text.")
    }
    let test = ChildProcess(command: [groff, "-T\(device)"], input: Array(".br\n".utf8))
    if test.run(timeout: 20) != .exited(0) {
      throw CommandFailure(
        .cantCreate, what: "--print \(device)",
        why: "groff has no output of that kind here; --print ps, or plain text without --print.")
    }
  }

  private static func typeset(
    _ source: String, device: String, _ context: CommandContext
  ) throws {
    try context.out.flush()
    let process = ChildProcess(
      command: [groff, "-T\(device)"], input: Array(source.utf8),
      output: context.environment.pageDescriptor)
    let end = process.run(timeout: 60)
    if end != .exited(0) {
      throw CommandFailure(.io, what: "groff", why: "Made no page (\(end.words)).")
    }
  }
}
