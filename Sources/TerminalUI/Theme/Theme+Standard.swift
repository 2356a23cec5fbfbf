extension Theme {
  /// The theme the program starts with; `themes/standard.theme` holds the same text.
  public static let standard = ThemeParser.parse(
    standardText, name: "standard", file: "standard.theme"
  ).theme

  /// The text of the file, so that the program needs no file to start.
  static let standardText = """
    # The theme csecboard starts with: calm, one accent, for dark and light backgrounds alike.
    # Colours by name follow the scheme of the user's terminal.
    palette.accent = cyan
    palette.faint = bright-black
    palette.good = green
    palette.notice = cyan
    palette.warning = yellow
    palette.critical = red

    text = plain
    text.muted = faint
    text.strong = bold
    text.withheld = faint italic
    title = bold
    accent = accent

    status = plain
    status.good = good
    status.notice = notice
    status.warning = warning bold
    status.critical = critical bold

    header = bold underline
    header.sorted = accent bold underline
    row.selected = reverse
    row.selected.unfocused = bold underline
    row.marked = accent bold
    row.changed = warning

    border = faint
    border.focused = accent
    footer = reverse
    footer.key = bold
    footer.identity = bold
    demo = black bold on yellow
    freshness.live = good
    freshness.aging = warning
    freshness.stale = critical bold

    bar.full = accent
    bar.full.good = good
    bar.full.notice = notice
    bar.full.warning = warning
    bar.full.critical = critical
    bar.empty = faint
    bar.mark = bold
    sparkline = accent

    field = underline
    field.focused = accent bold underline
    field.error = critical bold underline
    prompt = plain
    prompt.label = accent bold
    help = plain
    help.key = accent bold
    disabled = faint
    search.match = black on yellow
    search.current = black bold on bright-yellow
    tab = faint
    tab.selected = accent bold underline
    heat.low = 24
    heat.middle = 31
    heat.high = 45
    heat.gap = critical bold reverse

    mono text.muted = dim
    mono status.notice = underline
    mono status.warning = bold
    mono status.critical = bold reverse
    mono row.marked = bold
    mono row.changed = underline
    mono disabled = dim
    mono bar.full.warning = bold
    mono bar.full.critical = bold
    mono demo = bold reverse
    mono freshness.stale = bold reverse
    mono search.match = underline
    mono search.current = bold underline
    mono tab.selected = bold underline
    """
}
