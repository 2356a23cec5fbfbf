import Domain

/// Reports as pictures in SVG. Every figure stands in numbers beside its colour, in the title of
/// its own element too, so that nothing hangs on seeing a shade.
public enum ReportPicture {
  /// The format's name.
  public static let format = "svg"

  private static let lineHeight = 18
  /// Columns of pixels for a character of the usual size, somewhat more than it takes.
  private static let letter = 7

  // MARK: - The map of counties and quarters

  /// Reports received by county and quarter.
  public static func heat(
    _ lines: [HeatFigures], in span: ReportSpan, notes: [String]
  ) -> String {
    let counties = lines.reduce(into: [String]()) { if $0.last != $1.name { $0.append($1.name) } }
    let quarters = lines.prefix { $0.county == lines[0].county }.map(\.quarter)
    let most = max(1, lines.compactMap { $0.counts?.received }.max() ?? 1)
    let left = 24 + letter * (counties.map(\.count).max() ?? 6)
    let (cell, top) = ((width: 62, height: 24), 66)
    var body = SVGText()
    let title = "Reports received by county and quarter"
    heading(title, span, &body)
    for (place, quarter) in quarters.enumerated() {
      body.add(
        "text",
        [
          "x": "\(left + place * cell.width + cell.width / 2)", "y": "\(top - 6)",
          "text-anchor": "middle",
        ], text: quarter)
    }
    for (row, county) in counties.enumerated() {
      let y = top + row * cell.height
      body.add(
        "text", ["x": "\(left - 8)", "y": "\(y + 16)", "text-anchor": "end"], text: county)
    }
    for (place, line) in lines.enumerated() {
      let (row, column) = (place / max(1, quarters.count), place % max(1, quarters.count))
      let corner = (x: left + column * cell.width, y: top + row * cell.height)
      body.group("g", [:]) { body in
        body.add("title", [:], text: words(of: line))
        let level = line.counts.map { Shade(of: $0.received, most: most) }
        body.add(
          "rect",
          [
            "x": "\(corner.x + 1)", "y": "\(corner.y + 1)", "width": "\(cell.width - 2)",
            "height": "\(cell.height - 2)", "stroke": "#8a8a8a",
            "stroke-dasharray": line.standing == .notReported ? "3 2" : "none",
            "fill": level?.fill ?? (line.standing == .notOptedIn ? "url(#out)" : "#ffffff"),
          ])
        guard line.standing != .notOptedIn else { return }
        body.add(
          "text",
          [
            "x": "\(corner.x + cell.width / 2)", "y": "\(corner.y + 16)",
            "text-anchor": "middle", "fill": level?.ink ?? "#1a1a1a",
          ], text: line.counts.map { "\($0.received)\(line.isPart ? "*" : "")" } ?? CellText.unknown
        )
      }
    }
    let legend =
      [
        "0 = the county reported none; — = it has not reported; hatched = it had not opted in.",
        "* = a part of the quarter. Darker is more, up to \(most).",
      ] + notes
    let bottom = top + counties.count * cell.height
    let width = max(left + quarters.count * cell.width + 24, widest([title] + legend))
    return picture(
      title, lines.map(words).joined(separator: "; "), legend, width: width, bottom: bottom, body)
  }

  private static func words(of line: HeatFigures) -> String {
    let value =
      switch line.standing {
      case .notOptedIn: "not opted in"
      case .notReported: "not reported"
      case .reported: "\(line.counts?.received ?? 0) received\(line.isPart ? ", a part" : "")"
      }
    return "\(line.name), \(line.quarter): \(value)"
  }

  // MARK: - Bars

  /// The funnel by group: received, screened in and substantiated, with their rates.
  public static func bars(
    _ figures: FunnelFigures, by grouping: FunnelGrouping, in span: ReportSpan, notes: [String]
  ) -> String {
    let measures: [FunnelMeasure] = [.received, .screenedIn, .substantiated]
    let fills = ["#b9c8d8", "#5b84ad", "#1f3f63"]
    let shown = figures.lines.flatMap { line in
      measures.filter { !line.hidden.contains($0) }.compactMap { line.counts.map($0.value) }
    }
    let most = max(1, shown.max() ?? 1)
    let names = figures.lines.map { $0.countyName ?? $0.group }
    let left = 24 + letter * (names.map(\.count).max() ?? 6)
    let (full, step, top) = (420, 16, 66)
    let title = "Reports by \(grouping.plainWords)"
    var body = SVGText()
    heading(title, span, &body)
    for (row, line) in figures.lines.enumerated() {
      let y = top + row * (step * 3 + 10)
      body.add(
        "text", ["x": "\(left - 8)", "y": "\(y + 12)", "text-anchor": "end"], text: names[row])
      for (place, measure) in measures.enumerated() {
        let value = line.hidden.contains(measure) ? nil : line.counts.map(measure.value)
        body.group("g", [:]) { body in
          body.add("title", [:], text: "\(names[row]): \(words(of: measure, line))")
          body.add(
            "rect",
            [
              "x": "\(left)", "y": "\(y + place * step)",
              "width": "\(value.map { $0 * full / most } ?? 40)", "height": "\(step - 3)",
              "fill": value == nil ? "#ffffff" : fills[place],
              "stroke": value == nil ? "#8a8a8a" : "none",
              "stroke-dasharray": value == nil ? "3 2" : "none",
            ])
          body.add(
            "text",
            [
              "x": "\(left + (value.map { $0 * full / most } ?? 40) + 6)",
              "y": "\(y + place * step + 11)",
            ], text: words(of: measure, line))
        }
      }
    }
    let legend = ["Each rate names its own total."] + notes
    let width = max(left + full + 380, widest([title] + legend))
    let described = figures.lines.enumerated().flatMap { row, line in
      measures.map { "\(names[row]): \(words(of: $0, line))" }
    }
    return picture(
      title, described.joined(separator: "; "), legend, width: width,
      bottom: top + figures.lines.count * (step * 3 + 10), body)
  }

  /// The count with its rate, or why there is none.
  private static func words(of measure: FunnelMeasure, _ line: FunnelLine) -> String {
    let name = StoredName.words(measure.name)
    guard let counts = line.counts else { return "\(name): not reported" }
    if line.hidden.contains(measure) { return "\(name): suppressed" }
    let text = "\(measure.value(counts)) \(name)"
    let (share, total): (Share, FunnelMeasure)
    switch measure {
    case .screenedIn: (share, total) = (counts.screenedInOfReceived, .received)
    case .substantiated: (share, total) = (counts.substantiatedOfScreenedIn, .screenedIn)
    default: return text
    }
    // A rate and one of its counts give the other.
    if line.hidden.contains(total) { return text }
    return "\(text), \(NumberText.percent(share)) of \(share.total ?? 0)"
      + " \(StoredName.words(total.name))"
  }

  // MARK: - Pieces

  private static func heading(_ title: String, _ span: ReportSpan, _ body: inout SVGText) {
    let last = min(span.until ?? span.at.adding(seconds: 1), span.at.adding(seconds: 1))
    let from = span.from.map { "from \(span.zone.localDate(of: $0).text)" } ?? "from the first"
    let until = span.zone.localDate(of: last.adding(seconds: -1)).text
    body.add("text", ["x": "16", "y": "22", "font-size": "16"], text: title)
    body.add("text", ["x": "16", "y": "40"], text: "Received \(from) through \(until)")
  }

  private static func widest(_ texts: [String]) -> Int {
    32 + letter * (texts.map(\.count).max() ?? 0)
  }

  private static func picture(
    _ title: String, _ description: String, _ legend: [String], width: Int, bottom: Int,
    _ body: SVGText
  ) -> String {
    var body = body
    for (place, text) in legend.enumerated() {
      body.add(
        "text", ["x": "16", "y": "\(bottom + 24 + place * lineHeight)"], text: text)
    }
    return SVGPicture(
      title: title, description: description, width: width,
      height: bottom + 24 + legend.count * lineHeight, body: body
    ).text
  }
}

/// How dark a count is drawn: none is white, the most is the darkest of five.
public struct Shade: Hashable, Sendable {
  /// 0 to 5.
  public let level: Int

  /// The shade of a count.
  ///
  /// - Parameter most: the largest count of all, at least 1.
  public init(of count: Int, most: Int) {
    level = count <= 0 ? 0 : min(5, 1 + count * 5 / (max(1, most) + 1))
  }

  var fill: String { ["#ffffff", "#e3ecf5", "#bcd2e8", "#8fb3d6", "#4f82b4", "#1f4e82"][level] }
  var ink: String { level >= 4 ? "#ffffff" : "#1a1a1a" }

  /// The sign of a screen: it says the level without colour.
  public func sign(unicode: Bool) -> String {
    (unicode ? [" ", "░", "░", "▒", "▓", "█"] : [" ", ".", ":", "+", "#", "@"])[level]
  }
}
