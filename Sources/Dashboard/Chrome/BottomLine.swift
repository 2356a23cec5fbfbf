import Domain
import SafeText
import TerminalUI

/// The last line: DEMO, who is looking, which counties, how fresh, the hotline.
struct BottomLine {
  let freshness: (text: String, role: ThemeRole)
  let hotline: String?

  /// One part of the line, from its longest to its shortest wording.
  private struct Part {
    let wordings: [String]
    let role: ThemeRole
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    surface.fill(rect, style: theme.style(.footer))
    let parts = parts(context)
    let chosen = fit(parts, width: rect.width)
    var x = rect.x
    for (part, wording) in zip(parts, chosen) where !wording.isEmpty {
      let text = " \(wording) "
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
        ], role: .footerIdentity))
    parts.append(Part(wordings: [freshness.text], role: freshness.role))
    parts.append(Part(wordings: scope(context), role: .footer))
    var states: [String] = []
    if context.isReadOnly { states.append("read only") }
    if !context.isMasked { states.append("NAMES SHOWN") }
    if !states.isEmpty {
      parts.append(Part(wordings: [states.joined(separator: ", ")], role: .warning))
    }
    if let hotline {
      parts.append(Part(wordings: ["hotline \(hotline)", hotline], role: .footerIdentity))
    }
    return parts
  }

  private func scope(_ context: ScreenContext) -> [String] {
    let chosen = context.counties.isEmpty ? context.viewer.counties : context.counties
    if chosen.isEmpty { return ["all counties"] }
    if chosen.count == 1 {
      let name = context.countyName(chosen[0])
      return ["county \(name)", name]
    }
    return [
      "counties \(chosen.map(context.countyName).sorted().joined(separator: ", "))",
      "\(chosen.count) counties",
    ]
  }

  /// The longest wordings that fit; those further right and less needed are shortened first.
  private func fit(_ parts: [Part], width: Int) -> [String] {
    var steps = parts.map { _ in 0 }
    func text(_ index: Int) -> String { parts[index].wordings[steps[index]] }
    func total() -> Int {
      parts.indices.reduce(0) {
        $0 + (text($1).isEmpty ? 0 : DisplayWidth.of(TextGuard.clean(text($1))) + 2)
      }
    }
    while total() > width {
      let shortenable = parts.indices.filter { steps[$0] + 1 < parts[$0].wordings.count }
      guard
        let longest = shortenable.max(by: {
          DisplayWidth.of(text($0)) < DisplayWidth.of(text($1))
        })
      else { break }
      steps[longest] += 1
    }
    return parts.indices.map(text)
  }
}
