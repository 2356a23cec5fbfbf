import SafeText
import TerminalUI

extension Program {
  /// The least size that screens are made for.
  static let leastSize = Size(width: 60, height: 20)

  /// Draws everything; answers where the cursor stands.
  func paint(on surface: inout Surface) -> Point? {
    let bounds = surface.bounds
    if isBlank {
      paintBlank(on: &surface)
      return nil
    }
    if bounds.width < Self.leastSize.width || bounds.height < Self.leastSize.height {
      let text =
        "csecboard needs 60 x 20 cells, this is \(bounds.width) x \(bounds.height); keys work, q quits"
      surface.write(text, in: bounds.row(0), style: context.theme.style(.warning))
      return nil
    }
    let parts = bounds.split(
      rows: [
        .cells(2), .cells(1), .share(1), .cells(tour == nil ? 0 : Tour.height), .cells(1),
        .cells(1),
      ])
    HeaderLine(
      screen: top.id, breadcrumb: top.breadcrumb(context),
      grid: refusal == nil ? top.grid : nil,
      isFixed: options.asOf != nil
    ).draw(in: parts[0], on: &surface, context)
    paintUrgent(in: parts[1], on: &surface)
    let body = parts[2]
    let context = context
    if let refusal {
      paintLines(refusal, in: body, on: &surface)
    } else {
      surface.clipped(to: body) { surface in top.draw(in: body, on: &surface, context) }
    }
    BottomLine(freshness: freshness.text(context.now, zone: context.zone), hotline: hotline)
      .draw(in: parts[5], on: &surface, context)
    paintTour(in: parts[3], on: &surface)
    let cursor = paintLine(in: parts[4], on: &surface)
    if let cursor { paintFilterHint(in: body, cursor: cursor, on: &surface) }
    return paintOverlay(in: body, on: &surface) ?? cursor
  }

  /// The line above the last: what is typed, what is to be said, or the keys.
  private func paintLine(in rect: Rect, on surface: inout Surface) -> Point? {
    if case .prompt(let kind, var prompt) = overlay {
      let cursor = prompt.draw(in: rect, on: &surface, theme: context.theme)
      overlay = .prompt(kind, prompt)
      return cursor
    }
    if case .palette(var palette) = overlay {
      let cursor = palette.drawLine(in: rect, on: &surface, context)
      overlay = .palette(palette)
      return cursor
    }
    guard let notice else {
      FooterLine(screen: top).draw(in: rect, on: &surface, context)
      return nil
    }
    let role: ThemeRole =
      switch notice.weight {
      case .plain: .normal
      case .good: .good
      case .warning: .warning
      case .critical: .critical
      }
    surface.write(notice.text, in: rect, style: context.theme.style(role))
    return nil
  }

  private func paintOverlay(in rect: Rect, on surface: inout Surface) -> Point? {
    switch overlay {
    case .help(var box):
      let cursor = box.draw(in: rect, on: &surface, context)
      overlay = .help(box)
      return cursor
    case .palette(let palette): palette.drawList(in: rect, on: &surface, context)
    case .menu(let menu): menu.draw(in: rect, on: &surface, context)
    case .bulkMenu(let menu): menu.draw(in: rect, on: &surface, context)
    case .bulkProgress:
      if let bulk { BulkProgress(bulk: bulk).draw(in: rect, on: &surface, context) }
    case .columns(let chooser):
      if let grid = top.grid { chooser.draw(in: rect, on: &surface, grid, context) }
    case .draft(let offer): offer.draw(in: rect, on: &surface, context)
    case .undo(let list): list.draw(in: rect, on: &surface, context)
    case .form(var form):
      let cursor = form.draw(in: rect, on: &surface, context)
      overlay = .form(form)
      return cursor
    case .prompt, .letter, nil: break
    }
    return nil
  }

  private func paintLines(_ text: String, in rect: Rect, on surface: inout Surface) {
    for (line, part) in TextLines.wrap(text, width: rect.width).enumerated() {
      surface.write(part, in: rect.row(line), style: context.theme.style(.warning))
    }
  }

  private func paintBlank(on surface: inout Surface) {
    let middle = surface.bounds.row(surface.size.height / 2)
    surface.write(
      "csecboard is blank after \((options.idle.blankAfter ?? 0) / 60) min without a key; any key shows it again",
      in: middle, style: context.theme.style(.muted), alignment: .center)
  }
}
