import Domain
import TestSupport
import Testing

@testable import Store

/// Two connections after one thing, a thousand times: one has it, and the other is told who.
@Suite struct RaceTests {
  /// What became of one side's tries.
  private struct Tally: Sendable {
    var won = 0
    var told = 0
    var others: [String] = []
  }

  /// Each side takes and gives back as fast as it can; after each take nobody else may have it.
  private func race(
    _ path: String, _ now: Instant, take: @escaping @Sendable (Int) -> (String, [String: String]),
    giveBack: @escaping @Sendable (Int) -> (String, [String: String]), count: String,
    isTold: @escaping @Sendable (String) -> Bool
  ) async -> [Tally] {
    await withTaskGroup(of: Tally.self) { group in
      for side in 0..<2 {
        group.addTask {
          var tally = Tally()
          guard
            let store = try? BoardStore.open(
              path: path, identity: Identity(uid: 1_000, account: "maker"), present: { now })
          else { return tally }
          func apply(_ change: (String, [String: String])) throws {
            let fields = change.1.map { (name: $0.key, text: $0.value) }
            _ = try store.apply(change.0, fields: fields, now: now)
          }
          for _ in 0..<500 {
            do {
              try apply(take(side))
              tally.won += 1
              let held = try store.writing().connection.fetchInt(count)
              if held != 1 { tally.others.append("\(held) have it") }
              try apply(giveBack(side))
            } catch StoreError.rule(let reason) where isTold(reason) {
              tally.told += 1
            } catch {
              tally.others.append("\(error)")
            }
          }
          return tally
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test func `a thousand tries for one bed never give two holds`() async throws {
    let scene = try EveryRoleScene().scene
    let contracted = 6
    _ = try scene.maker.apply(
      "confirm-beds",
      fields: [("facility", "F-KERN-1"), ("occupied", String(contracted - 1))], now: scene.now)
    let now = scene.now
    let tallies = await race(
      scene.path, now,
      take: { ("hold-bed", ["youth": "Y-000\($0 + 1)", "facility": "F-KERN-1"]) },
      giveBack: { ("release-bed", ["youth": "Y-000\($0 + 1)", "facility": "F-KERN-1"]) },
      count: "SELECT count(*) FROM bed_holds WHERE facility = 'F-KERN-1'"
        + " AND until_at > \(now.seconds)",
      isTold: { $0.contains("held") || $0.contains("open") })
    #expect(tallies.flatMap(\.others) == [])
    #expect(tallies.reduce(0) { $0 + $1.won + $1.told } == 1_000)
    #expect(tallies.reduce(0) { $0 + $1.told } > 0, "they met")
  }
}
