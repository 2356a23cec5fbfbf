import Domain

/// Run charts in SVG: a bar a quarter with its count and total in numbers, a line for the median,
/// and a run in words.
public enum RunChartPicture {
  private static let bar = (width: 46, gap: 8, height: 80)
  private static let (left, top, panel) = (24, 60, 176)

  /// One chart a county and indicator, one below the other.
  ///
  /// - Parameter day: the local day of the figures.
  public static func charts(
    _ lines: [IndicatorLine], at day: LocalDate, notes: [String]
  ) -> String {
    let charts = lines.reduce(into: [[IndicatorLine]]()) { charts, line in
      if let last = charts.last?.last, last.county == line.county,
        last.indicator == line.indicator
      {
        charts[charts.count - 1].append(line)
      } else {
        charts.append([line])
      }
    }
    let title = "Figures by quarter"
    var body = SVGText()
    body.add("text", ["x": "16", "y": "22", "font-size": "16"], text: title)
    body.add("text", ["x": "16", "y": "40"], text: "As of \(day.text)")
    for (place, chart) in charts.enumerated() {
      draw(chart, y: top + place * panel, &body)
    }
    let legend =
      [
        "The dashed line is the median of the whole quarters; * = a quarter that is not over.",
        "A run is six in a row on one side of the median, or five that rise or fall.",
      ] + notes
    let bottom = top + charts.count * panel
    for (place, text) in legend.enumerated() {
      body.add("text", ["x": "16", "y": "\(bottom + 24 + place * 18)"], text: text)
    }
    let quarters = charts.map(\.count).max() ?? 0
    let texts = legend + charts.flatMap { $0.flatMap(improvements) }
    let widest = 7 * (texts.map(\.count).max() ?? 0)
    return SVGPicture(
      title: title, description: charts.map(words).joined(separator: "; "),
      width: max(left + quarters * (bar.width + bar.gap), widest) + 40,
      height: bottom + 24 + legend.count * 18, body: body
    ).text
  }

  private static func draw(_ chart: [IndicatorLine], y: Int, _ body: inout SVGText) {
    guard let first = chart.first else { return }
    body.add(
      "text", ["x": "\(left)", "y": "\(y + 12)", "font-weight": "bold"],
      text: "\(first.name): \(name(of: first.indicator))\(run(in: chart))")
    let floor = y + 24 + bar.height
    for (place, line) in chart.enumerated() {
      let x = left + place * (bar.width + bar.gap)
      body.group("g", [:]) { body in
        body.add("title", [:], text: words(of: line))
        if let tenths = line.share.percentTenths {
          let height = tenths * bar.height / 1_000
          body.add(
            "rect",
            [
              "x": "\(x)", "y": "\(floor - height)", "width": "\(bar.width)",
              "height": "\(height)", "fill": line.quarter.isPart ? "#e3ecf5" : "#8fb3d6",
              "stroke": line.run == nil ? "none" : "#1a1a1a",
            ])
        }
        let middle = "\(x + bar.width / 2)"
        let value =
          line.share.percentTenths == nil ? CellText.unknown : NumberText.percent(line.share)
        for (offset, text) in [
          (-4, value), (12, counts(of: line)),
          (26, line.quarter.name + (line.quarter.isPart ? "*" : "")),
        ] {
          body.add(
            "text",
            ["x": middle, "y": "\(floor + offset)", "text-anchor": "middle", "font-size": "10"],
            text: text)
        }
      }
    }
    if let median = first.median {
      let line = "\(floor - median * bar.height / 1_000)"
      body.add(
        "line",
        [
          "x1": "\(left)", "y1": line,
          "x2": "\(left + chart.count * (bar.width + bar.gap))", "y2": line,
          "stroke": "#1a1a1a", "stroke-dasharray": "4 3",
        ])
    }
    for (place, text) in chart.flatMap(improvements).prefix(2).enumerated() {
      body.add("text", ["x": "\(left)", "y": "\(floor + 42 + place * 13)"], text: text)
    }
  }

  private static func improvements(of line: IndicatorLine) -> [String] {
    line.actions.map { "\(line.quarter.name): \(IndicatorColumns.words(of: $0))" }
  }

  private static func name(of indicator: QuarterIndicator) -> String {
    indicator.plainWords
  }

  private static func run(in chart: [IndicatorLine]) -> String {
    let runs = QuarterRun.allCases.filter { run in chart.contains { $0.run == run } }
    return runs.isEmpty ? "" : " (a run: \(runs.map(\.plainWords).joined(separator: ", ")))"
  }

  private static func counts(of line: IndicatorLine) -> String {
    guard let count = line.share.count, let total = line.share.total else { return "" }
    return "\(count)/\(total)"
  }

  private static func words(of line: IndicatorLine) -> String {
    let value =
      line.share.percentTenths == nil
      ? "none" : "\(NumberText.percent(line.share)), \(counts(of: line))"
    let part = line.quarter.isPart ? ", not over" : ""
    let run = line.run.map { ", a run: \($0.plainWords)" } ?? ""
    return "\(line.name), \(name(of: line.indicator)), \(line.quarter.name): \(value)\(part)\(run)"
  }

  private static func words(of chart: [IndicatorLine]) -> String {
    chart.map(words).joined(separator: "; ")
  }
}
