import Domain
import SafeText

/// A packet as a sheet of plain text, 78 columns wide.
public struct PacketText {
  /// When a sheet was made and by whom, for its head.
  public static func made(_ moment: Instant, by account: String, zone: ZoneRules) -> String {
    "made \(TimeDisplay.local(moment, zone: zone)) by \(account)"
  }

  private static let width = 78
  private static let margin = 30

  private let packet: Packet
  private let recipient: PacketRecipient
  private let made: String
  private let isDemo: Bool

  /// - Parameters:
  ///   - made: when it was made and by whom, for the head of the sheet.
  ///   - isDemo: whether the youth is invented, which the sheet says first.
  public init(_ packet: Packet, for recipient: PacketRecipient, made: String, isDemo: Bool) {
    self.isDemo = isDemo
    self.packet = packet
    self.recipient = recipient
    self.made = made
  }

  /// The sheet.
  public var text: String {
    var lines = DemoMark.lines(isDemo: isDemo)
    lines += [recipient.heading, "Episode \(TextGuard.clean(packet.episode)), \(made)", ""]
    lines += TextFlow.wrap(recipient.request, width: Self.width)
    for (section, fields) in packet.known {
      lines += ["", section.uppercased()]
      for (name, value) in fields { lines += Self.field(name, value) }
    }
    lines += Self.list("NOT KNOWN", packet.unknown)
    lines += Self.list("NOT FOR YOUR ROLE", packet.withheld)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func field(_ name: String, _ value: String) -> [String] {
    let words = TextGuard.clean(value, newlines: .kept).split(
      separator: "\n", omittingEmptySubsequences: true)
    let lines = words.flatMap { TextFlow.wrap(String($0), width: width - margin) }
      .filter { !$0.isEmpty }
    let head = "  \(name):"
    let pad = String(repeating: " ", count: max(1, margin - DisplayWidth.of(head)))
    let rest = String(repeating: " ", count: margin)
    return lines.enumerated().map { place, line in
      place == 0 ? head + pad + line : rest + line
    }
  }

  private static func list(_ title: String, _ names: [String]) -> [String] {
    if names.isEmpty { return [] }
    return ["", title]
      + TextFlow.wrap(names.joined(separator: ", "), width: width - 2).map { "  " + $0 }
  }
}
