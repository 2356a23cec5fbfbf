/// Whether youth were reported again after exploitation was substantiated (S16).
public struct AgainFigures: Hashable, Sendable {
  /// How far the measure looks, in months.
  public static let windows = [6, 12, 24]

  /// One window.
  public struct Window: Hashable, Sendable {
    /// Its length in months.
    public let months: Int
    /// Youth whose window has ended, and those of them with a new report in it.
    public let share: Share
    /// Youth whose window has not ended: nobody knows yet, so they are in neither count.
    public let censored: Int
  }

  /// The group's name; empty for all together.
  public let group: String
  /// Youth with a first substantiated report here.
  public let youth: Int
  /// The windows, the shortest first.
  public let windows: [Window]

  /// The groups, and all together. A youth is in the group of the first substantiated report; any
  /// later report of them counts, wherever it was received.
  public static func lines(
    _ reports: [CountedReport], by grouping: FunnelGrouping, in span: ReportSpan
  ) -> (lines: [AgainFigures], total: AgainFigures) {
    let first = span.identifications(reports).filter { $0.youth != nil }
    let later = Dictionary(
      grouping: reports.filter { $0.youth != nil && $0.facts.receivedAt <= span.at },
      by: { $0.youth ?? "" })
    return (
      span.groups(first, by: grouping).map { AgainFigures($0.name, $0.reports, later, span) },
      AgainFigures("", first.filter(span.includes), later, span)
    )
  }

  private init(
    _ group: String, _ first: [CountedReport], _ all: [String: [CountedReport]], _ span: ReportSpan
  ) {
    self.group = group
    youth = first.count
    let today = span.zone.localDate(of: span.at)
    let followed = first.compactMap { report -> (from: LocalDate, next: LocalDate?)? in
      guard let start = report.facts.substantiatedAt(by: span.at) else { return nil }
      let next = all[report.youth ?? ""]?.map(\.facts.receivedAt).filter { $0 > start }.min()
      return (span.zone.localDate(of: start), next.map(span.zone.localDate))
    }
    windows = Self.windows.map { months in
      // A window ends with the same day of a later month, that day included.
      let ended = followed.filter { $0.from.adding(months: months) < today }
      let again = ended.count { one in
        one.next.map { $0 <= one.from.adding(months: months) } ?? false
      }
      return Window(
        months: months, share: Share(count: again, total: ended.count, of: "followed"),
        censored: followed.count - ended.count)
    }
  }
}
