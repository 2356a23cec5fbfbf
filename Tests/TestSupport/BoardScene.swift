import Domain
import Store

/// A demonstration store in a folder of its own, at a fixed present, with an
/// account for each role besides its maker's.
public final class BoardScene {
  /// The store's folder.
  public let folder: TemporaryFolder
  /// The store's file.
  public let path: String
  /// The present.
  public let now: Instant
  /// The store as its maker sees it.
  public let maker: BoardStore

  /// Makes a store, takes the rows, and grants.
  public init(
    _ bundle: RowBundle, at time: String = "2026-11-20T12:00:00-08:00",
    grants: [GrantRequest] = BoardScene.sampleGrants
  ) throws {
    folder = try TemporaryFolder()
    path = folder.file("demo.db")
    maker = try folder.demoStore(at: time)
    now = try TimeText.instant(time, zone: try SystemZone.load())
    try bundle.load(into: maker, now: now)
    for request in grants { try maker.grant(request, now: now) }
  }

  /// The sample bundle's store.
  public static func sample() throws -> BoardScene { try BoardScene(copying: made.get()) }

  private static let made = Result { try BoardScene(RowBundle.sample()).template() }

  /// The store's files as they are now; nobody writes to them meanwhile.
  func template() throws -> StoreTemplate {
    try StoreTemplate(of: path)
  }

  /// A scene that was made before.
  init(copying template: StoreTemplate, at time: String = "2026-11-20T12:00:00-08:00") throws {
    folder = try TemporaryFolder()
    path = folder.file("demo.db")
    now = try TimeText.instant(time, zone: try SystemZone.load())
    try template.write(to: path)
    let present = now
    maker = try BoardStore.open(
      path: path, identity: Identity(uid: 1000, account: "maker"), present: { present })
  }

  /// The store as another account sees it.
  public func open(as account: String) throws -> BoardStore {
    let now = now
    return try BoardStore.open(
      path: path, identity: Identity(uid: 1000, account: "maker"), actingAs: account,
      present: { now })
  }

  /// One account a role, for the sample bundle.
  public static var sampleGrants: [GrantRequest] {
    [
      GrantRequest(
        account: "worker", role: .caseworker, agency: "AG-KERN-CW", counties: [], staff: "W-101"),
      GrantRequest(
        account: "lead", role: .supervisor, agency: "AG-KERN-CW", counties: ["06029"],
        unit: "Valley"),
      GrantRequest(account: "steward", role: .dataSteward, agency: "AG-KERN-CW", counties: []),
      GrantRequest(account: "keeper", role: .administrator, agency: "AG-KERN-CW", counties: []),
    ]
  }
}
