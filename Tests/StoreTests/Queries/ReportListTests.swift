import Domain
import TestSupport
import Testing

@testable import Store

/// The reports behind each count, and the figures made of them.
@Suite struct ReportListTests {
  @Test func `the list behind each count of each group is as long as the count`() throws {
    let scene = try EveryRoleScene().scene
    let reports = try scene.maker.read(ReportRecordsQuery(at: scene.now)).reports
    let span = ReportSpan(at: scene.now, zone: scene.maker.zone)
    for grouping in FunnelGrouping.allCases {
      let figures = try scene.maker.read(
        FunnelQuery(by: grouping, from: nil, until: nil, at: scene.now))
      #expect(figures.total.received > 0)
      let group = try #require(figures.lines.first)
      let listed = try scene.maker.read(
        ReportListQuery(of: .screenedIn, by: grouping, group: group.group, at: scene.now))
      #expect(listed.count == group.counts?.screenedIn)
      for measure in FunnelMeasure.allCases {
        for line in figures.lines {
          let list = span.reports(reports, of: measure, by: grouping, group: line.group)
          #expect(list.count == line.counts.map(measure.value) ?? 0, "\(grouping) \(line.group)")
        }
      }
    }
  }

  @Test func `each role lists the reports that its views show, and who has counts lists none`()
    throws
  {
    let scene = try EveryRoleScene().scene
    let all = try scene.maker.read(ReportRecordsQuery(at: scene.now)).reports.count
    for account in EveryRoleScene.accounts {
      let store = try scene.open(as: account)
      let view = "my_reports_f3"
      let seen = try store.read(AnyStatement(sql: "SELECT id FROM \(view)", views: [view])).count
      let records = try store.read(ReportRecordsQuery(at: scene.now)).reports
      #expect(records.count <= seen && records.count <= all, "\(account)")
      if account == "analyst" { #expect(records.isEmpty) }
      if !store.viewer.role.seesWholeCounties(.f17) {
        let isTeam = records.contains { $0.recorded.source != nil }
        #expect(!isTeam || store.viewer.role.lists(.f17), "\(account)")
      }
    }
  }

  @Test func `an identification is the first confirmed status, after the first contact`() throws {
    let scene = try EveryRoleScene().scene
    let found = try scene.maker.read(IdentificationsQuery(at: scene.now))
    #expect(!found.isEmpty)
    #expect(Set(found.map(\.youth)).count == found.count)
    for one in found {
      #expect(one.at <= scene.now)
      if let contact = one.firstContact { #expect(contact <= one.at) }
    }
    let other = try scene.maker.read(IdentificationsQuery(at: scene.now, counties: ["06067"]))
    #expect(other == found.filter { $0.county == "06067" })
  }
}
