import Domain
import Glibc
import Store
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
      freshness.text(read.adding(seconds: 61), zone: zone).wordings.first
        == "as of 12:00:00, 1 min ago")
  }

  @Test(arguments: [60, 80], [Role.victimServices, .behavioralHealth, nil])
  func `the hotline's number stands whole in the last line, whatever else is there`(
    width: Int, role: Role?
  ) throws {
    let store = try SampleStore()
    if let role {
      try store.open().grant(
        GrantRequest(account: "somebody", role: role, agency: "AG-KERN-CW", counties: ["06029"]),
        now: SampleStore.noon)
    }
    for isFixed in [true, false] {
      for keys in ["", "m"] {
        let driver = try BoardDriver(
          store, width: width, height: 24, actingAs: role == nil ? nil : "somebody"
        ) { options in
          if isFixed { options.asOf = SampleStore.noon }
        }
        driver.type(keys)
        let line = driver.line(23)
        #expect(line.contains("800-555-0100"), "\(line)")
        #expect(line.contains("DEMO"), "\(line)")
        #expect(isFixed ? line.contains("11-20 12:00") : line.contains("live"), "\(line)")
        #expect(keys.isEmpty || line.contains("NAMES"), "\(line)")
      }
    }
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
