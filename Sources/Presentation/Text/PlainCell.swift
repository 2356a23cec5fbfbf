import Domain
import SafeText

/// A cell in a format without structure: CSV as data, text for the eye.
struct PlainCell {
  enum Style {
    case csv
    /// With the zone's rules in a box of their own: a style is copied for each cell.
    indirect case text(ZoneRules)
  }

  let style: Style

  /// One string; a share is its percentage alone.
  func text(_ cell: Cell) -> String {
    var bytes = TextBytes()
    append(cell, to: &bytes)
    return bytes.text
  }

  /// Adds what stands under one of as many flat keys as the cell's header has: the cell itself, or a
  /// third of a share.
  func append(_ cell: Cell, part: Int, of count: Int, to bytes: inout TextBytes) {
    guard count > 1, case .share(let share) = cell else {
      return append(cell, to: &bytes)
    }
    switch part {
    case 0: append(share.percentTenths, to: &bytes) { $0.append(tenths: $1) }
    case 1: append(share.count, to: &bytes) { $0.append($1) }
    default: append(share.total, to: &bytes) { $0.append($1) }
    }
  }

  /// Adds the cell; a share is its percentage alone.
  func append(_ cell: Cell, to bytes: inout TextBytes) {
    switch cell {
    case .null: bytes.append(unknown)
    case .text(let words), .key(let words), .code(let words): bytes.append(cleaned(words))
    case .integer(let number), .points(let number): bytes.append(number)
    case .tenths(let number): bytes.append(tenths: number)
    case .hundredths(let number): bytes.append(NumberText.hundredths(number))
    case .degrees(let number): bytes.append("\(number)")
    case .boolean(let flag): bytes.append(flag ? "yes" : "no")
    case .instant(let instant): append(instant, to: &bytes)
    case .date(let date): bytes.append(date)
    case .share(let share): append(share, to: &bytes)
    case .list(let words), .codes(let words): append(words, to: &bytes) { $0.append(cleaned($1)) }
    case .namedPoints(let items):
      append(items, to: &bytes) { bytes, item in
        bytes.append(cleaned(item.name))
        bytes.append(ascii: "=")
        bytes.append(item.points)
      }
    case .records(let records): append(records, to: &bytes) { append($1, to: &$0) }
    case .withheld: bytes.append(CellText.withheld)
    case .suppressed: bytes.append(CellText.suppressed)
    }
  }

  private var unknown: String {
    if case .csv = style { "" } else { CellText.unknown }
  }

  private func cleaned(_ words: String) -> String {
    if case .csv = style { words } else { TextGuard.clean(words) }
  }

  private func append(_ instant: Instant, to bytes: inout TextBytes) {
    switch style {
    case .csv: bytes.append(instant)
    case .text(let zone): bytes.append(local: instant, zone: zone)
    }
  }

  private func append(_ share: Share, to bytes: inout TextBytes) {
    append(share.percentTenths, to: &bytes) { bytes, tenths in
      bytes.append(tenths: tenths)
      if case .text = style { bytes.append(" %") }
    }
  }

  private func append(
    _ number: Int?, to bytes: inout TextBytes, _ add: (inout TextBytes, Int) -> Void
  ) {
    if let number { add(&bytes, number) } else { bytes.append(unknown) }
  }

  /// Items joined by `;`, or what stands for none.
  private func append<Item>(
    _ items: [Item], to bytes: inout TextBytes, _ add: (inout TextBytes, Item) -> Void
  ) {
    if items.isEmpty { bytes.append(unknown) }
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(ascii: ";") }
      add(&bytes, item)
    }
  }

  /// Adds a small object as its first field, `=`, and the others joined by `,`.
  private func append(_ record: CellRecord, to bytes: inout TextBytes) {
    for (index, field) in record.fields.enumerated() {
      if index == 0 {
        append(field.cell, to: &bytes)
        bytes.append(ascii: "=")
        continue
      }
      if index > 1 { bytes.append(ascii: ",") }
      if field.cell != .null { append(field.cell, to: &bytes) }
    }
  }
}
