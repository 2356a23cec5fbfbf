import Domain
import SafeText

/// A packet as a page for groff(1): nothing of what is written in it can be a request.
public struct PacketRoff {
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

  /// The source of the page.
  public var text: String {
    var lines = [
      ".pl 11i", ".po 1i", ".ll 6.5i", ".ps 11", ".vs 14", ".nh", ".ad l", ".sp 0.5i", ".ft B",
    ]
    lines += DemoMark.lines(isDemo: isDemo).flatMap { [Self.line($0), ".br"] }
    lines += [
      ".ps 14", Self.line(recipient.heading), ".br", ".ps 11", ".ft R",
      Self.line("Episode \(packet.episode), \(made)"), ".sp", Self.line(recipient.request),
    ]
    for (section, fields) in packet.known {
      lines += [".sp", ".ne 4", ".ft B", Self.line(section), ".br", ".ft R"]
      for (name, value) in fields {
        lines += [".in 2.2i", ".ti 0.2i", Self.line(name) + ":\\h'|2.2i'\\c"]
        lines += value.split(separator: "\n").flatMap { [Self.line(String($0)), ".br"] }
        lines.append(".in 0")
      }
    }
    lines += Self.list("Not known", packet.unknown)
    lines += Self.list("Not for your role", packet.withheld)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ title: String, _ names: [String]) -> [String] {
    if names.isEmpty { return [] }
    return [".sp", ".ne 4", ".ft B", line(title), ".br", ".ft R"] + [
      ".in 0.2i", line(names.joined(separator: ", ")), ".br", ".in 0",
    ]
  }

  /// One line of text. It begins with `\&`, so that it is no request, and each character that
  /// means something to groff, or is not ASCII, is named.
  private static func line(_ text: String) -> String {
    var line = "\\&"
    for scalar in TextGuard.clean(text).unicodeScalars {
      switch scalar {
      case "\\": line += "\\[rs]"
      case "'": line += "\\[aq]"
      case "`": line += "\\[ga]"
      case "^": line += "\\[ha]"
      case "~": line += "\\[ti]"
      case "-": line += "\\-"
      case "\"": line += "\\[dq]"
      default:
        if scalar.isASCII {
          line.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          line += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
      }
    }
    return line
  }
}
