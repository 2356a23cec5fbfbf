import Domain
import Glibc
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct FreshnessTests {
  @Test func `live while reads succeed; a failure keeps the data and tells its age`() throws {
    let driver = try BoardDriver(SampleStore())
    #expect(driver.line(23).contains(" live "))
    driver.port.failure = Problem("The store cannot be reached: disk I/O error.")
    driver.type("r")
    driver.wait(3)
    #expect(driver.text.contains("Fresno"))
    #expect(driver.line(22).contains("The store cannot be reached"))
    #expect(driver.line(23).contains("as of 12:00:00, 3 s ago"))
    driver.port.failure = nil
    driver.type("r")
    #expect(driver.line(23).contains(" live "))
  }

  @Test func `old data turns from amber to red after a minute`() {
    let read = SampleStore.noon
    var freshness = Freshness(readAt: read, isWatching: true)
    freshness.hasFailed = true
    let zone = TestZone.zone
    #expect(freshness.text(read.adding(seconds: 59), zone: zone).role == .aging)
    #expect(freshness.text(read.adding(seconds: 60), zone: zone).role == .stale)
    #expect(
      freshness.text(read.adding(seconds: 61), zone: zone).text == "as of 12:00:00, 1 min ago")
  }

  @Test func `a fixed moment says so and does not move`() throws {
    let driver = try BoardDriver(SampleStore()) { $0.asOf = SampleStore.noon }
    driver.wait(3600 * 24)
    #expect(driver.program.context.moment == SampleStore.noon)
  }

  @Test func `nothing that looks the same is drawn again`() throws {
    let driver = try BoardDriver(SampleStore())
    let frames = driver.terminal.presented.count
    driver.run([.clock])
    driver.run([.storeMoved])
    driver.run([])
    #expect(driver.terminal.presented.count == frames)
  }

  @Test func `a burst of keys costs one frame`() throws {
    let driver = try BoardDriver(SampleStore())
    let frames = driver.terminal.presented.count
    driver.run(Array(repeating: .event(.key(.down)), count: 3))
    #expect(driver.terminal.presented.count == frames + 1)
  }

  @Test func `the next edge is the next minute; with a fixed moment only the idle limit`() throws {
    let driver = try BoardDriver(SampleStore())
    #expect(driver.program.nextEdge == SampleStore.noon.adding(seconds: 60))
    let fixed = try BoardDriver(SampleStore()) { $0.asOf = SampleStore.noon }
    #expect(fixed.program.nextEdge == SampleStore.noon.adding(seconds: 120))
    let wall = try BoardDriver(SampleStore()) {
      $0.asOf = SampleStore.noon
      $0.idle = DashboardOptions.IdleLimits(blankAfter: nil, leaveAfter: nil)
    }
    #expect(wall.program.nextEdge == nil)
  }

  @Test func `figures change by themselves when a modifier's window ends`() throws {
    let driver = try BoardDriver(SampleStore()) { $0.idle.leaveAfter = nil }
    let fetches = driver.port.fetches.count
    let edge = try #require(driver.program.top.nextChange)
    driver.wait(edge.seconds - SampleStore.noon.seconds)
    #expect(driver.port.fetches.count == fetches + 1)
    #expect(driver.program.context.moment == edge)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal ends the program with its own status`(_ signal: Int32) throws {
    let driver = try BoardDriver(SampleStore())
    driver.run([.signal(signal)])
    #expect(driver.program.exitStatus == 128 + signal)
  }

  @Test func `a stop gives the terminal back and a continue draws anew`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.press(.control("z"))
    #expect(driver.terminal.suspensions == 1)
    driver.run([.signal(SIGCONT)])
    #expect(driver.terminal.redraws == 2)
  }
}
