import Domain
import Exchange
import Presentation
import Store

/// `import`: files in, all or nothing.
enum ImportCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "import", summary: "take in a folder of files, or one file of a kind",
    usage: [
      "import [--dry-run] [--rejects FILE] DIR", "import [--dry-run] [--rejects FILE] KIND FILE…",
      "import --template KIND", "import --revert ID",
    ],
    options: [
      OptionSpec("dry-run", help: "check and compare only; exits as the import would"),
      OptionSpec(
        "rejects", valueName: "FILE", help: "set bad rows aside in FILE and take the rest"),
      OptionSpec(
        "revert", valueName: "ID",
        help: "take one import back, where nothing later was built on it"),
      OptionSpec("template", valueName: "KIND", help: "print what a kind of file begins with"),
    ],
    positionals: [
      .init(
        "PATH", help: "a folder, files by their usual names, or KIND and its files",
        isRequired: false, isRepeating: true, choices: FileKind.all.map(\.name))
    ],
    help: [
      "Reads every file of a folder that the formats name, in their order, in one transaction. A"
        + " bad row stops the import, with every bad row listed as FILE:LINE:COLUMN: reason, up to"
        + " 100. Importing the same files again changes nothing. For data stewards.",
      "'import plans' takes a plan named FIPS-FY.pdf or FIPS-FY.docx too, read through pdftotext"
        + " (package poppler-utils) or pandoc, as a draft: its sections are known by lines that are"
        + " their names.",
      "Kinds: \(FileKind.all.map(\.name).joined(separator: ", ")).",
    ],
    examples: [
      .init("csecboard import --dry-run county/", "What a folder would change."),
      .init("csecboard import county/ --rejects bad.csv", "Takes all but the bad rows."),
      .init("csecboard import --template youth > youth.csv", "An empty file to fill in."),
    ])
  static let uses: GlobalUse = [.user, .clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    try requireAlone(arguments)
    if let name = arguments.value("template") {
      let kind = try kind(named: name, option: "--template")
      try context.out.write(ImportTemplate.text(for: kind))
      return .done
    }
    if let number = arguments.value("revert") { return try revert(number, context) }
    guard !arguments.positionals.isEmpty else {
      throw UsageError.missingArgument(command: "import", name: "PATH")
    }
    let store = try context.openStore()
    let now = try context.now(store)
    let (inputs, warnings) = try PlanConversion.converted(
      try inputs(arguments.positionals), path: context.environment.variables["PATH"])
    for warning in warnings { context.warn(warning) }
    guard !inputs.isEmpty else {
      throw CommandFailure(
        .noInput, what: arguments.positionals.last ?? "import",
        why: "Holds no file that can be imported.")
    }
    let report = try take(inputs, into: store, now: now, arguments, context)
    for warning in report.warnings { context.warn(warning) }
    for row in report.rejects { context.warn(row.text) }
    try print(report, warnings: warnings, store, now: now, context)
    return .done
  }

  /// Refuses what would be passed over: a try that is none, paths that are not read.
  private static func requireAlone(_ arguments: ParsedArguments) throws(UsageError) {
    guard let one = ["template", "revert"].first(where: { arguments.value($0) != nil }) else {
      return
    }
    let isAlone =
      arguments.positionals.isEmpty && !arguments.has("dry-run")
      && arguments.value("rejects") == nil
      && (one == "revert" || arguments.value("revert") == nil)
    if isAlone { return }
    throw .other(
      what: "--\(one)", reason: "It stands alone: no PATH and no other option goes with it.")
  }

  private static func revert(_ text: String, _ context: CommandContext) throws -> ExitStatus {
    guard let number = Int(text) else {
      throw UsageError.badValue(option: "--revert", reason: "'\(text)' is no import's number")
    }
    let store = try context.openStore()
    let (restored, removed) = try store.revertImport(number, now: try context.now(store))
    try context.out.write(
      "Import \(number) taken back: \(Plural.of(removed, "row")) taken out, \(restored) put back.\n"
    )
    return .done
  }

  /// `KIND FILE…` where the first word is a kind and no path of that name alone, else paths.
  private static func inputs(
    _ words: [String]
  ) throws -> (inputs: [ImportInput], warnings: [String]) {
    if words.count > 1, let kind = FileKind.named(words[0]) {
      return try ImportInput.inputs(of: kind, paths: Array(words.dropFirst()))
    }
    return try ImportInput.discover(paths: words)
  }

  private static func kind(named name: String, option: String) throws(UsageError) -> FileKind {
    if let kind = FileKind.named(name) { return kind }
    throw .unknownChoice(
      option: option, value: name, choices: FileKind.all.map(\.name).sorted())
  }

  private static func take(
    _ inputs: [ImportInput], into store: BoardStore, now: Instant, _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws -> ImportReport {
    let bar = ProgressBar(context.err, isShown: context.environment.isErrorTerminal)
    var work = BundleImport(store: store, now: now)
    work.isDryRun = arguments.has("dry-run")
    work.rejectsPath = arguments.value("rejects")
    work.progress = { bar.show($0.phase, done: $0.done, of: $0.total) }
    work.isInterrupted = { Interrupt.isRequested }
    defer { bar.clear() }
    do {
      return try Interrupt.tidily { try work.run(inputs) }
    } catch let failure as ImportFailure {
      bar.clear()
      switch failure {
      case .badRows(let rows, _), .refused(let rows, _):
        for row in rows { context.warn(row.text) }
      default: break
      }
      throw failure
    }
  }

  private static func print(
    _ report: ImportReport, warnings: [String], _ store: BoardStore, now: Instant,
    _ context: CommandContext
  ) throws {
    let lines = report.files.map { file in
      ImportLine(
        kind: file.kind, file: file.file, read: file.counts.read, added: file.counts.added,
        changed: file.counts.changed, unchanged: file.counts.unchanged,
        conflicts: file.counts.conflicts, rejected: file.counts.rejected)
    }
    var notes: [String] = []
    if report.isDryRun { notes.append("dry run: nothing was written") }
    if report.changesNothing {
      let isAllThere = lines.allSatisfy { $0.conflicts == 0 && $0.rejected == 0 }
      notes.append(
        isAllThere ? "nothing changed: the store has all of this already" : "nothing changed")
    }
    notes += report.notes
    notes += report.conflicts.map { "conflict, left as it was: \($0)" }
    if try context.global.outputFormat() == .json { notes += warnings + report.warnings }
    func sum(_ value: (ImportLine) -> Int) -> Cell { .integer(lines.reduce(0) { $0 + value($1) }) }
    try context.print(
      ImportColumns.report, rows: lines, store: store, asOf: now,
      counties: try context.counties(store).covered,
      summary: [
        ("import", .integer(report.importNumber)), ("dry_run", .boolean(report.isDryRun)),
        ("added", sum(\.added)), ("changed", sum(\.changed)), ("conflicts", sum(\.conflicts)),
        ("rejected", sum(\.rejected)),
      ], notes: notes)
  }
}
