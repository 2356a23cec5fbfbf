import Domain
import Store

/// What a person does with what a screen shows, and the log must know before it is done (S14).
enum ScreenNote: Hashable, Sendable {
  /// Rows go into a file.
  case export(listing: String, format: String, rows: Int, isMasked: Bool)
  /// A sheet about a missing youth goes into a file.
  case packet(Packet, PacketRecipient)
  /// Names are shown in full.
  case unmasking(screen: String)

  /// Whether a file waits for it.
  var isOfExport: Bool {
    if case .unmasking = self { false } else { true }
  }

  /// Enters it.
  func enter(in store: BoardStore, now: Instant) throws(Problem) {
    do {
      switch self {
      case .export(let listing, let format, let rows, let isMasked):
        try store.noteExport(
          of: listing, format: format, rows: rows, isMasked: isMasked, now: now)
      case .packet(let packet, let recipient):
        try store.notePacket(packet, for: recipient, format: "text", now: now)
      case .unmasking(let screen): try store.noteUnmasking(on: screen, now: now)
      }
    } catch { throw Problem(error) }
  }
}
