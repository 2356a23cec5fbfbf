import Domain
import SafeText
import TerminalUI

/// The last line: DEMO, who is looking, which counties, how fresh, the hotline.
///
/// Every part is there at every width that the program works at, in a shorter wording where room is
/// scarce; the hotline's number is never shortened, since a part of a number is another number.
struct BottomLine {
  let freshness: (wordings: [String], role: ThemeRole)
  let hotline: String?

  /// One part of the line, from its longest to its shortest wording.
  private struct Part {
    let wordings: [String]
    let role: ThemeRole
    /// How many of the last wordings are for where nothing else can be shortened.
    var lastResorts = 0
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    surface.fill(rect, style: theme.style(.footer))
    let parts = parts(context)
    let (chosen, isTight) = fit(parts, width: rect.width)
    var x = rect.x
    for (part, wording) in zip(parts, chosen) where !wording.isEmpty {
      let text = isTight ? "\(wording) " : " \(wording) "
      x += surface.write(
        text, at: Point(x: x, y: rect.y), style: theme.style(part.role),
        maxWidth: rect.maxX - x)
    }
  }

  private func parts(_ context: ScreenContext) -> [Part] {
    var parts: [Part] = []
    if context.isDemo {
      parts.append(Part(wordings: ["DEMO: sample youth are invented", "DEMO"], role: .demo))
    }
    let viewer = context.viewer
    parts.append(
      Part(
        wordings: [
          "\(viewer.account), \(viewer.role.words)", "\(viewer.account), \(viewer.role.rawValue)",
          "\(TextGuard.truncate(viewer.account, columns: 8)), \(viewer.role.rawValue)",
          "\(TextGuard.truncate(viewer.account, columns: 6)),"
            + TextGuard.truncate(viewer.role.rawValue, columns: 8),
        ], role: .footerIdentity, lastResorts: 1))
    let ages = freshness.wordings
    parts.append(Part(wordings: ages, role: freshness.role, lastResorts: ages.count - 1))
    parts.append(Part(wordings: scope(context), role: .footer, lastResorts: 1))
    var states: [String] = []
    if context.isReadOnly { states.append("read only") }
    if !context.isMasked { states.append("NAMES SHOWN") }
    if !states.isEmpty {
      let short = (context.isReadOnly ? "ro " : "") + (context.isMasked ? "" : "NAMES")
      parts.append(
        Part(
          wordings: [states.joined(separator: ", "), FieldReading.trimmed(short)], role: .warning,
          lastResorts: 1))
    }
    if let hotline {
      parts.append(Part(wordings: ["hotline \(hotline)", hotline], role: .footerIdentity))
    }
    return parts
  }

  private func scope(_ context: ScreenContext) -> [String] {
    let chosen = context.counties.isEmpty ? context.viewer.counties : context.counties
    if chosen.isEmpty { return ["all counties", "all"] }
    if chosen.count == 1 {
      let name = context.countyName(chosen[0])
      return ["county \(name)", name, TextGuard.truncate(name, columns: 8)]
    }
    return [
      "counties \(chosen.map(context.countyName).sorted().joined(separator: ", "))",
      "\(chosen.count) counties", "\(chosen.count) co.",
    ]
  }

  /// The longest wordings that fit, the longest part shortened first; and whether they fit only with
  /// one blank between them.
  private func fit(_ parts: [Part], width: Int) -> (wordings: [String], isTight: Bool) {
    var steps = parts.map { _ in 0 }
    func text(_ index: Int) -> String { parts[index].wordings[steps[index]] }
    func total(blanks: Int) -> Int {
      parts.indices.reduce(0) {
        $0 + (text($1).isEmpty ? 0 : DisplayWidth.of(TextGuard.clean(text($1))) + blanks)
      }
    }
    while total(blanks: 2) > width {
      let all = parts.indices.filter { steps[$0] + 1 < parts[$0].wordings.count }
      let first = all.filter { steps[$0] + 1 < parts[$0].wordings.count - parts[$0].lastResorts }
      guard
        let longest = (first.isEmpty ? all : first).max(by: {
          DisplayWidth.of(text($0)) < DisplayWidth.of(text($1))
        })
      else { break }
      steps[longest] += 1
    }
    return (parts.indices.map(text), total(blanks: 2) > width)
  }
}
