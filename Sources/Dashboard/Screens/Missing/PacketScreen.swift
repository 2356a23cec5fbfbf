import Domain
import Presentation
import Store
import TerminalUI

/// The sheet about a missing youth for those who look for them; b turns it to the other recipient,
/// e writes it.
///
/// Opening it is entered in the log as an opening of the youth's record, writing it as an export.
struct PacketScreen: Screen {
  let id = ScreenID.packet
  let episode: String
  let youth: String
  private var packet: Packet?
  private var recipient = PacketRecipient.ncmec
  private var shownPager = Pager(PagerText())
  /// How names stood when the text was made.
  private var isMasked: Bool?

  init(episode: String, youth: String) {
    self.episode = episode
    self.youth = youth
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Missing from care", episode, "packet", recipient.words]
  }

  func request(_ context: ScreenContext) -> PacketQuery {
    PacketQuery(episode: episode, at: context.moment)
  }

  var opening: String? { packet == nil ? youth : nil }
  var hasGroupings: Bool { true }
  var subject: [NamedText] { SelectedEpisode.keys(episode, youth) }
  var sheet: PacketSheet? { packet.map { PacketSheet(packet: $0, recipient: recipient) } }

  var grid: Grid? {
    get { nil }
    set { _ = newValue }
  }

  var pager: Pager? {
    get { shownPager }
    set { if let newValue { shownPager = newValue } }
  }

  mutating func receive(_ value: Packet, _ context: ScreenContext) {
    packet = value
    isMasked = nil
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .groupBy:
      recipient = recipient == .ncmec ? .lawEnforcement : .ncmec
      isMasked = nil
    default: break
    }
    return []
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    if isMasked != context.isMasked, let sheet {
      isMasked = context.isMasked
      var text = PagerText()
      text.add(
        sheet.masked(context.isMasked).text(context).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map { StyledText(String($0)) })
      shownPager.replace(text)
    }
    shownPager.draw(in: rect, on: &surface, theme: context.theme, unicode: context.unicode)
  }
}

/// A packet for one recipient, as it is shown or written.
struct PacketSheet: Sendable {
  let packet: Packet
  let recipient: PacketRecipient

  /// The sheet as plain text.
  func text(_ context: ScreenContext) -> String {
    PacketText(
      packet, for: recipient,
      made: PacketText.made(context.now, by: context.viewer.account, zone: context.zone),
      isDemo: context.isDemo
    ).text
  }

  /// The sheet for a screen that others may look at: what names a person or was written by one is
  /// hidden, as everywhere, until m shows it.
  func masked(_ isMasked: Bool) -> PacketSheet {
    guard isMasked else { return self }
    let fields = packet.fields.map { field in
      guard case .known = field.value, !Self.open.contains(field.name) else { return field }
      return PacketField(field.section, field.name, .known("(m shows it)"))
    }
    return PacketSheet(
      packet: Packet(episode: packet.episode, youth: packet.youth, fields: fields),
      recipient: recipient)
  }

  /// The fields that hold a time, a number, or a word of a closed list.
  private static let open: Set<String> = [
    "Born on", "Gender", "Height", "Weight", "Newest photograph", "Pregnant or parenting",
    "Last seen", "Reported to the agency", "Kind of absence", "May be in the county",
    "At particular risk", "Notices made", "State of the episode", "Returned", "Earlier absences",
    "ORI",
  ]

  /// Writes it into a new file, readable by its owner alone, and answers its path.
  func write(to folder: String, _ context: ScreenContext) throws(Problem) -> String {
    try ExportFile.write(name: "packet", ending: "txt", to: folder, context) { sink in
      try sink.write(text(context))
    }
  }
}

extension PacketRecipient {
  /// The recipient in words.
  var words: String { self == .ncmec ? "for NCMEC" : "for law enforcement" }
}
