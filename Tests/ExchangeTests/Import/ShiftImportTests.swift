import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct ShiftImportTests {
  private static let header = "id,county,seat,rank,staff,starts_at,ends_at\n"

  private func shift(_ id: String, _ from: String, _ until: String, seat: String = "child_welfare")
    -> String
  {
    "\(id),06029,\(seat),primary,W-1,\(from),\(until)\n"
  }

  /// Key, begin and end of every shift that lasts at all.
  private func lasting(_ scene: ImportScene) throws -> [String] {
    try scene.rows("shifts").map { $0.split(separator: "|").map(String.init) }
      .filter { $0[5] != $0[6] }
      .map { row in row[0].split(separator: "\"")[1].description }
  }

  private func scene() throws -> ImportScene {
    let scene = try ImportScene()
    _ = try scene.take(
      "shifts",
      Self.header + shift("S-0", "2026-11-01", "2026-11-02")
        + shift("S-1", "2026-11-20 08:00", "2026-11-21 08:00")
        + shift("S-2", "2026-11-22", "2026-11-23") + shift("S-3", "2026-11-24", "2026-11-25")
        + shift("S-4", "2026-11-28", "2026-11-29")
        + shift("S-5", "2026-11-22", "2026-11-23", seat: "advocate"))
    return scene
  }

  @Test func `dropped shifts of the span and seat end, hours worked stay`() throws {
    let scene = try scene()
    let file =
      Self.header + shift("S-0", "2026-11-01", "2026-11-02")
      + shift("S-3", "2026-11-24", "2026-11-25")
    let report = try scene.take("shifts", file)
    #expect(report.files[0].counts.changed == 2)
    // S-1 runs now and ends now; S-2 never begins; beyond the span and the seat nothing moves.
    #expect(try lasting(scene) == ["S-0", "S-1", "S-3", "S-4", "S-5"])
    let running = try scene.rows("shifts").first { $0.contains("S-1") }
    #expect(running?.contains("integer(\(scene.now.seconds))") == true)
    #expect(try scene.take("shifts", file, at: scene.now.adding(seconds: 60)).changesNothing)
  }

  @Test func `a shift that comes back is in force again`() throws {
    let scene = try scene()
    let without =
      Self.header + shift("S-1", "2026-11-20 08:00", "2026-11-21 08:00")
      + shift("S-3", "2026-11-24", "2026-11-25")
    _ = try scene.take("shifts", without)
    #expect(try !lasting(scene).contains("S-2"))
    _ = try scene.take("shifts", without + shift("S-2", "2026-11-22", "2026-11-23"))
    #expect(try lasting(scene).contains("S-2"))
  }

  @Test func `where a row is rejected, no shift is taken for dropped`() throws {
    let scene = try scene()
    let report = try scene.take(
      "shifts",
      Self.header + shift("S-1", "2026-11-20 08:00", "2026-11-21 08:00")
        + shift("S-2", "11/22/2026", "2026-11-23") + shift("S-3", "2026-11-24", "2026-11-25")
    ) { $0.rejectsPath = scene.folder.file("aside.csv") }
    #expect(report.files[0].counts.rejected == 1 && report.changesNothing)
    #expect(try lasting(scene).contains("S-2"))
  }
}
