import Domain
import SafeText

/// A cell as one string, for a screen or a table: cleaned, so that nothing from outside can move
/// the cursor, recolour the screen or hide.
public enum CellText {
  /// What stands for a value that is unknown or does not apply.
  public static let unknown = "—"
  /// What stands for a value that the viewer may not see.
  public static let withheld = "[withheld]"
  /// What stands for a count too small to publish.
  public static let suppressed = "[suppressed]"

  /// The cell's text: times local, a share as `97.5 %`.
  public static func text(_ cell: Cell, zone: ZoneRules) -> String {
    PlainCell(style: .text(zone)).text(cell)
  }
}

/// A cell in a format without structure: CSV as data, text for the eye.
struct PlainCell {
  enum Style {
    case csv
    case text(ZoneRules)
  }

  let style: Style

  /// One string; a share is its percentage alone.
  func text(_ cell: Cell) -> String {
    switch cell {
    case .null: unknown
    case .text(let words), .key(let words): cleaned(words)
    case .integer(let number), .points(let number): String(number)
    case .tenths(let number): NumberText.tenths(number)
    case .hundredths(let number): NumberText.hundredths(number)
    case .boolean(let flag): flag ? "yes" : "no"
    case .instant(let instant): time(instant)
    case .date(let date): date.text
    case .share(let share): percent(share)
    case .list(let words): joined(words.map(cleaned))
    case .namedPoints(let items): joined(items.map { "\(cleaned($0.name))=\($0.points)" })
    case .records(let records): joined(records.map(text(ofRecord:)))
    case .withheld: CellText.withheld
    case .suppressed: CellText.suppressed
    }
  }

  /// The strings under `header.flatKeys`: one, or three for a share.
  func fields(_ cell: Cell, under header: ColumnHeader) -> [String] {
    guard header.kind == .share else { return [text(cell)] }
    guard case .share(let share) = cell else {
      return Array(repeating: text(cell), count: 3)
    }
    let percent = share.percentTenths.map(NumberText.tenths) ?? unknown
    return [
      percent, share.count.map(String.init) ?? unknown, share.total.map(String.init) ?? unknown,
    ]
  }

  private var unknown: String {
    if case .csv = style { "" } else { CellText.unknown }
  }

  private func cleaned(_ words: String) -> String {
    if case .csv = style { words } else { TextGuard.clean(words) }
  }

  private func time(_ instant: Instant) -> String {
    switch style {
    case .csv: instant.rfc3339
    case .text(let zone): TimeDisplay.local(instant, zone: zone)
    }
  }

  private func percent(_ share: Share) -> String {
    switch style {
    case .csv: share.percentTenths.map(NumberText.tenths) ?? ""
    case .text: NumberText.percent(share)
    }
  }

  private func joined(_ items: [String]) -> String {
    items.isEmpty ? unknown : items.joined(separator: ";")
  }

  private func text(ofRecord record: CellRecord) -> String {
    guard let name = record.fields.first else { return "" }
    let rest = record.fields.dropFirst().map { $0.cell == .null ? "" : text($0.cell) }
    return "\(text(name.cell))=\(rest.joined(separator: ","))"
  }
}
