import Domain
import Glibc
import Presentation
import Store

/// A file made for one person: new, readable by its owner alone.
enum ExportFile {
  /// Writes a file and answers its path.
  ///
  /// The name tells what it is and the second, and nothing about a youth.
  /// - Throws: ``Problem``; a file in the way is never overwritten.
  static func write(
    name: String, ending: String, to folder: String, _ context: ScreenContext,
    _ body: (inout DescriptorSink) throws -> Void
  ) throws(Problem) -> String {
    let file = "csecboard-\(name)-\(stamp(context)).\(ending)"
    let path = folder == "." ? file : "\(folder)/\(file)"
    let descriptor = CallersFiles.reaching {
      open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard descriptor >= 0 else {
      throw Problem("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var sink = DescriptorSink(descriptor: descriptor)
    do {
      try body(&sink)
      try sink.flush()
    } catch {
      CallersFiles.reaching { _ = unlink(path) }
      throw Problem("\(path) could not be written (\(error)); it was removed again.")
    }
    return path
  }

  /// `20261120120000`, in local time.
  private static func stamp(_ context: ScreenContext) -> String {
    let digits = TimeDisplay.local(context.now, zone: context.zone).prefix(16)
      .filter { $0.isNumber }
    let second = context.zone.local(context.now).second
    return "\(digits)\(second < 10 ? "0" : "")\(second)"
  }
}

/// A screen's page of text as a file.
struct PageExport {
  let page: BoardPage
  let context: ScreenContext

  /// Writes a new file and answers its path.
  func write(to folder: String) throws(Problem) -> String {
    try ExportFile.write(name: "board", ending: "txt", to: folder, context) { sink in
      try sink.write(page.text())
    }
  }
}
