import Domain
import Presentation
import SafeText
import Store
import TerminalUI

/// A youth's record as lines.
struct YouthText {
  let detail: YouthDetail
  let context: ScreenContext

  /// The whole record, each section under its heading.
  var text: PagerText {
    var text = PagerText()
    text.add(who)
    add(
      "To call, in this order", calls, "Nobody works with this youth, and no agency leads.", &text)
    for row in detail.cases {
      let lines = CaseItems(row: row, facts: detail.load, assessment: detail.record.status)
        .lines(context)
      text.add(heading: lines[0])
      text.add(Array(lines.dropFirst()))
    }
    if detail.cases.isEmpty {
      let sees = context.viewer.role.seesWeights
      text.add(["", muted(sees ? "No case is open at this time." : "Points are withheld.")])
    }
    add("Team", team, "Nobody works with this youth.", &text)
    add("Placements", stays, empty(.f7, "No placement is recorded."), &text)
    add("Missing from care", episodes, empty(.f5, "No episode is recorded."), &text)
    let asked = YouthAskedText(detail: detail, context: context)
    add(
      "Referred to partners", asked.referrals,
      empty(.f3, "No partner was asked to help; a and refer-to-partner refers the youth."), &text)
    if !asked.requests.isEmpty { add("Asked of other counties", asked.requests, "", &text) }
    YouthGroundsText(detail: detail, context: context).add(to: &text)
    text.add(withheld)
    return text
  }

  /// What an empty section reads, or that it is withheld.
  private func empty(_ group: FieldGroup, _ words: String) -> String {
    detail.record.withheld.contains(group) ? "\(CellText.withheld) Ask whom to call." : words
  }

  /// The groups that are withheld, and whom to ask.
  private var withheld: [StyledText] {
    let sentence = detail.record.withheldSentence(
      at: context.moment, zone: context.zone, showsNames: !context.isMasked)
    return sentence.map { ["", muted($0)] } ?? []
  }

  private var who: [StyledText] {
    let person = detail.record.person
    let name = Mask.shown(person.name ?? "", isMasked: context.isMasked)
    var heading = StyledText(person.id, context.theme.style(.title))
    let initials = person.initials ?? ""
    if !initials.isEmpty { heading.append("  " + initials, context.theme.style(.strong)) }
    if !context.isMasked, !name.isEmpty { heading.append("  " + name) }
    var facts = ["county \(detail.load.countyName(person.county))"]
    if !context.viewer.role.sees(.identity) { facts.append("name and age \(CellText.withheld)") }
    if let born = person.bornOn {
      facts.append("\(born.wholeYears(until: context.today)) years")
      if !context.isMasked { facts.append("born \(born.text)") }
    }
    if let involvement = person.involvement {
      facts.append("case with: \(StoredName.words(involvement))")
    }
    if let agency = person.leadAgency { facts.append("lead \(agency)") }
    if let lead = person.leadPerson {
      let isMasked = context.isMasked && !person.isLeadPersonKey
      facts.append("lead person \(Mask.shown(lead, isMasked: isMasked))")
    }
    if let group = person.siblingGroup { facts.append("siblings \(group)") }
    let status = detail.record.status
    let isWithheld = detail.record.withheld.contains(.f3)
    let word = isWithheld ? CellText.withheld : status.status.plainWords
    return [heading, muted(facts.joined(separator: ", "))] + [
      StyledText("Status ", context.theme.style(.title))
        + StyledText(
          word,
          context.theme.style(!isWithheld && status.status.isExploitation ? .strong : .normal))
    ]
  }

  /// The phone first, so that no width cuts it.
  private var calls: [StyledText] {
    let calls = detail.record.calls(at: context.moment, zone: context.zone)
    let phones = calls.map { call in
      call.phone ?? (call.name == nil && !call.isAgency ? CellText.withheld : "no phone")
    }
    let width = phones.map { DisplayWidth.of($0) }.max() ?? 0
    return zip(calls, phones).map { call, phone in
      let isMasked = context.isMasked && !call.isAgency
      let name = Mask.shown(call.name ?? "", isMasked: isMasked)
      let gap = String(repeating: " ", count: width - DisplayWidth.of(phone) + 2)
      let part = call.part.split(separator: "_").joined(separator: " ")
      let words = ["\(part):", name, call.key].filter { !$0.isEmpty }.joined(separator: " ")
      return StyledText("  " + phone, context.theme.style(call.phone == nil ? .muted : .strong))
        + StyledText(gap + words)
    }
  }

  private var team: [StyledText] {
    detail.record.team.filter { $0.staff != nil }.map { member in
      let name = Mask.shown(member.name ?? "", isMasked: context.isMasked)
      var words = [
        member.caseID, member.component ?? CellText.withheld, member.role ?? "",
        "\(name) \(member.staff ?? "")",
        // Every member of staff has a name: without one, name and phone are not the viewer's.
        member.name == nil ? CellText.withheld : member.phone ?? "",
        span(member.from, member.until),
      ]
      words.removeAll { $0.isEmpty }
      let isPast = member.until.map { $0 <= context.moment } ?? false
      return StyledText(
        "  " + words.joined(separator: "  "), context.theme.style(isPast ? .muted : .normal))
    }
  }

  private var stays: [StyledText] {
    detail.record.stays.reversed().map { stay in
      let name = context.isMasked ? "" : "  " + (stay.name ?? CellText.withheld)
      return StyledText("  \(stay.facility)\(name)  \(span(stay.from, stay.until))")
    }
  }

  private var episodes: [StyledText] {
    detail.record.episodes.reversed().map { episode in
      let end =
        episode.returnedAt.map { "returned \(TimeDisplay.local($0, zone: context.zone))" }
        ?? episode.closedAt.map { "closed \(TimeDisplay.local($0, zone: context.zone))" }
        ?? "missing now"
      let isNow = episode.returnedAt == nil && episode.closedAt == nil
      return StyledText(
        "  \(episode.id)  \(TimeDisplay.local(episode.receivedAt, zone: context.zone))  \(end)",
        context.theme.style(isNow ? .warning : .normal))
    }
  }

  private func span(_ from: Instant?, _ until: Instant?) -> String {
    guard let from else { return "" }
    let start = TimeDisplay.local(from, zone: context.zone)
    return until.map { "\(start) to \(TimeDisplay.local($0, zone: context.zone))" }
      ?? "since \(start)"
  }

  private func add(
    _ title: String, _ lines: [StyledText], _ empty: String, _ text: inout PagerText
  ) {
    text.add(heading: StyledText(title, context.theme.style(.title)))
    text.add(lines.isEmpty ? [muted("  " + empty)] : lines)
  }

  private func muted(_ text: String) -> StyledText {
    StyledText(text, context.theme.style(.muted))
  }
}
