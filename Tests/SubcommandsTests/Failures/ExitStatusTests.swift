import Glibc
import Presentation
import Subcommands
import Testing

struct ExitStatusTests {
  @Test func `has the numbers of the contract`() {
    let numbers = ExitStatus.allCases.map(\.rawValue)
    #expect(numbers == [0, 1, 64, 65, 66, 69, 73, 74, 75, 77, 78, 130])
  }

  @Test func `prints a failure as one clean line`() {
    let failure = CommandFailure(.data, what: "a\u{1B}[2J.csv:3:born_on", why: "Is\nno date.")
    #expect(failure.line.hasPrefix("csecboard: a"))
    #expect(!failure.line.contains("\u{1B}") && !failure.line.contains("\n"))
  }

  @Test func `takes a full disk for a failure and a closed pipe for none`() {
    let full = CommandFailure.writing(SinkError(errorNumber: ENOSPC), to: "out.csv")
    #expect(full?.status == .io)
    #expect(
      full?.line == "csecboard: out.csv: Can't be written: No space left on device. "
        + "What was written is incomplete.")
    #expect(CommandFailure.writing(SinkError(errorNumber: EPIPE), to: "out.csv") == nil)
  }
}
