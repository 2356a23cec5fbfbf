import Domain
import Store

/// `backup`: the whole store, as of one moment, in a new file.
enum BackupCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "backup", summary: "copy the whole store into a new file, and prove the copy",
    positionals: [.init("PATH", help: "the new file")],
    help: [
      "Copies the store as of one moment into a new file that only you can read, while others go"
        + " on working, and proves it: every page, the log's chain, its last entry. A file that is"
        + " there is kept. Never copy a store with cp: what was written last is in other files.",
      "The copy holds every record in plain. Keep it where the store itself could be kept: on an"
        + " encrypted disk, or encrypted for its recipient. It is for the administrator, and an"
        + " entry in the log.",
    ],
    examples: [.init("csecboard backup /srv/backup/board-2026-11-29.db", "Tonight's copy.")],
    formats: ["text"])
  static let uses: GlobalUse = [.user, .clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let path = arguments.positionals[0]
    let store = try context.openStore()
    let bar = ProgressBar(context.err, isShown: context.environment.isErrorTerminal)
    defer { bar.clear() }
    let report = try store.backUp(to: path, now: try context.now(store)) {
      bar.show("copying", done: $0, of: $1)
    }
    bar.clear()
    try context.out.write(
      "\(path)\nProved: \(report.pages) pages, the log whole to entry \(report.entries).\n")
    return .done
  }
}

/// `restore`: a store of a backup, where no store is.
enum RestoreCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "restore", summary: "make the store of a backup, where no store is",
    positionals: [.init("PATH", help: "the backup")],
    help: [
      "Proves the backup and makes the store at the path of --store of it. It is never laid over a"
        + " store: move the old one away first, with its -wal and -shm. It is for the administrator"
        + " of what the backup holds.",
      "What was entered after the backup is not in it: 'csecboard doctor' compares the log with its"
        + " anchor and says so.",
    ],
    examples: [
      .init("csecboard restore /srv/backup/board-2026-11-29.db", "After a disk was lost."),
      .init(
        "csecboard --store try.db restore board-2026-11-29.db", "To see that a backup can be read."),
    ], formats: ["text"])
  static let uses: GlobalUse = []

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let backup = arguments.positionals[0]
    let path = try context.storePath()
    try StoreLocation.makeFolder(of: path, environment: context.environment)
    let bar = ProgressBar(context.err, isShown: context.environment.isErrorTerminal)
    defer { bar.clear() }
    let report: BackupReport
    do {
      report = try BoardStore.restore(
        from: backup, to: path, identity: context.environment.identity,
        now: context.environment.present()
      ) { bar.show("copying", done: $0, of: $1) }
    } catch StoreError.missing(let missing) where missing == backup {
      throw CommandFailure(.noInput, what: backup, why: "There is no such file.")
    }
    bar.clear()
    try context.out.write(
      "\(path)\nRestored: \(report.pages) pages, the log whole to entry \(report.entries).\n")
    return .done
  }
}
