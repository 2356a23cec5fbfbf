import Exchange
import Glibc
import Store

/// Reads plans that came as PDF or DOCX through the programs that there are for it: without a
/// shell, from a pipe, for so many seconds and bytes, their output taken as text from outside.
enum PlanConversion {
  /// What a form is read by.
  private struct Reader {
    let program: String
    let arguments: [String]
    /// The Debian package that has it.
    let package: String
  }

  /// The bytes of a file, and of what is made of it, that are taken.
  static let mostBytes = 256 << 20
  /// How long a reader may take.
  private static let seconds = 120

  private static func reader(of form: ConvertedPlan.Form) -> Reader {
    switch form {
    case .pdf:
      Reader(
        program: "pdftotext", arguments: ["-layout", "-enc", "UTF-8", "-", "-"],
        package: "poppler-utils")
    case .docx:
      Reader(
        program: "pandoc",
        arguments: ["--sandbox", "-f", "docx", "-t", "gfm", "--wrap=none", "-"],
        package: "pandoc")
    }
  }

  /// The inputs, plans in another form with the text that was made of them.
  ///
  /// - Parameter path: folders in which programs are looked for, by colons.
  /// - Throws: ``CommandFailure`` where a program is not there, or does not read the file.
  static func converted(
    _ found: (inputs: [ImportInput], warnings: [String]), path: String?
  ) throws -> (inputs: [ImportInput], warnings: [String]) {
    var warnings = found.warnings
    let inputs = try found.inputs.map { input -> ImportInput in
      guard input.kind == .plans, let form = ConvertedPlan.form(ofFile: input.fileName) else {
        return input
      }
      let output = try read(input.path, reader(of: form), path: path ?? "")
      guard let plan = ConvertedPlan(output, of: form, file: input.fileName) else { return input }
      warnings.append(
        "\(input.path): read through \(reader(of: form).program): \(plan.sections) of the required"
          + " sections were known by their headings; status draft, as the file says none")
      return ImportInput(path: input.path, kind: .plans, conversion: plan.text)
    }
    return (inputs, warnings)
  }

  private static func read(_ file: String, _ reader: Reader, path: String) throws -> [UInt8] {
    let programs = path.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { "\($0)/\(reader.program)" }
    guard let program = programs.first(where: { access($0, X_OK) == 0 }) else {
      throw CommandFailure(
        .noInput, what: file,
        why: "Reading it needs \(reader.program), which is not installed; on Debian it is in the"
          + " package \(reader.package). A plan in Markdown needs nothing.")
    }
    // A file without a name: it is gone with the last who has it open.
    guard let scratch = tmpfile() else {
      throw CommandFailure(.cantCreate, what: file, why: String(cString: strerror(errno)))
    }
    defer { fclose(scratch) }
    let target = fileno(scratch)
    _ = fcntl(target, F_SETFD, FD_CLOEXEC)
    var process = ChildProcess(
      command: [program] + reader.arguments, input: try bytes(of: file), output: target)
    process.outputLimit = mostBytes
    let end = process.run(timeout: seconds)
    guard end == .exited(0) else {
      throw CommandFailure(
        .data, what: file, why: "\(reader.program) could not read it (\(end.words)).")
    }
    lseek(target, 0, SEEK_SET)
    return try bytes(target, of: file)
  }

  private static func bytes(of file: String) throws -> [UInt8] {
    let source = CallersFiles.reaching { open(file, O_RDONLY | O_CLOEXEC) }
    guard source >= 0 else {
      throw CommandFailure(.noInput, what: file, why: String(cString: strerror(errno)))
    }
    defer { close(source) }
    return try bytes(source, of: file)
  }

  private static func bytes(_ source: Int32, of file: String) throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        throw CommandFailure(.io, what: file, why: String(cString: strerror(errno)))
      }
      if count == 0 { return all }
      if all.count + count > mostBytes {
        throw CommandFailure(
          .data, what: file, why: "It is larger than \(mostBytes >> 20) MiB.")
      }
      all += buffer[..<count]
    }
  }
}
