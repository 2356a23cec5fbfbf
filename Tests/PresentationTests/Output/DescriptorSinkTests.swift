import Glibc
import Presentation
import Testing

struct DescriptorSinkTests {
  @Test func `passes everything on in order`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    var sink = DescriptorSink(descriptor: ends[1])
    try sink.write("one ")
    try sink.write("two é")
    try sink.flush()
    close(ends[1])
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(ends[0], &bytes, bytes.count)
    close(ends[0])
    #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == "one two é")
  }

  @Test func `reports a full disk`() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    var sink = DescriptorSink(descriptor: full)
    try sink.write("text")
    #expect(throws: SinkError(errorNumber: ENOSPC)) { try sink.flush() }
    #expect(SinkError(errorNumber: ENOSPC).reason == "No space left on device")
    #expect(SinkError(errorNumber: EPIPE).isClosedPipe)
  }
}
