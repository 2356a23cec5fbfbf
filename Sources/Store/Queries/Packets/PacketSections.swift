import Domain

/// The lines of a packet in their order, each known, not known, or not for the viewer.
struct PacketSections {
  private let line: EpisodeLine
  private let facts: PacketFacts
  private let role: Role
  private let zone: ZoneRules

  init(line: EpisodeLine, facts: PacketFacts, role: Role, _ zone: ZoneRules) {
    self.line = line
    self.facts = facts
    self.role = role
    self.zone = zone
  }

  var fields: [PacketField] { youth + absence + people + search + history }

  private func field(
    _ section: String, _ name: String, _ text: String?, of group: FieldGroup
  ) -> PacketField {
    if let text, !text.isEmpty { return PacketField(section, name, .known(text)) }
    let isSeen = role == .everything || AccessMatrix.access(role, group).mayRead
    return PacketField(section, name, isSeen ? .unknown : .withheld)
  }

  private func time(_ moment: Instant?) -> String? { moment.map { zone.rfc3339($0) } }

  private func list(_ name: String) -> String? {
    facts[name].map { $0.split(separator: ";").map(Self.words).joined(separator: ", ") }
  }

  private static func words(_ text: Substring) -> String {
    text.split(separator: "_").joined(separator: " ")
  }

  private var youth: [PacketField] {
    let section = "The youth"
    return [
      field(section, "Name", facts["name"], of: .f1),
      field(section, "Born on", facts["born_on"], of: .f1),
      field(section, "Gender", facts["gender"], of: .f2),
      field(section, "Languages", facts["languages"], of: .f2),
      field(section, "Height", facts["height"], of: .f2),
      field(section, "Weight", facts["weight"], of: .f2),
      field(section, "Hair", facts["hair"], of: .f2),
      field(section, "Eyes", facts["eyes"], of: .f2),
      field(section, "Marks, piercings, tattoos", facts["marks"], of: .f2),
      field(section, "Clothing", facts["clothing"], of: .f2),
      field(section, "Newest photograph", facts["photo_on"], of: .f2),
      field(section, "Medical needs that cannot wait", facts["medical"], of: .f10),
      field(section, "Pregnant or parenting", facts["pregnancy"], of: .f10),
    ]
  }

  private var absence: [PacketField] {
    let section = "The absence"
    let episode = line.episode
    return [
      field(section, "Last seen", time(episode.lastSeenAt), of: .f5),
      field(section, "Last seen at", facts["last_seen_place"], of: .f6),
      field(section, "Reported to the agency", time(episode.receivedAt), of: .f5),
      field(section, "Reported by", facts["reported_by"], of: .f5),
      field(section, "Report taken by", facts["received_by"], of: .f5),
      field(section, "Placement then", facts["placement"], of: .f7),
      field(section, "Kind of absence", list("category"), of: .f5),
      field(section, "Circumstances", facts["circumstances"], of: .f6),
      field(section, "May be in the county", episode.suspectedCounty, of: .f5),
      field(section, "Newest sighting", facts["newest_sighting"], of: .f6),
      field(section, "May be with", facts["companions"], of: .f6),
      field(section, "Vehicle", facts["vehicle"], of: .f6),
      field(section, "Telephones and accounts", facts["devices"], of: .f6),
      field(section, "At particular risk", list("risks"), of: .f5),
    ]
  }

  private var people: [PacketField] {
    let section = "Whom to call"
    return [
      field(section, "Agency responsible", facts["agency"], of: .f1),
      field(section, "On call now", facts["on_call"], of: .f12),
      field(section, "Recovery worker", facts["worker"], of: .f12),
      field(section, "Lead person", facts["lead"], of: .f1),
    ]
  }

  private var search: [PacketField] {
    let section = "The search"
    let notices = facts.notices.isEmpty ? nil : facts.notices.joined(separator: "; ")
    return [
      field(section, "Law enforcement agency", facts["le_agency"], of: .f5),
      field(section, "ORI", facts["le_ori"], of: .f5),
      field(section, "Officer", facts["le_officer"], of: .f5),
      field(section, "Notices made", notices, of: .f5),
      field(section, "State of the episode", line.state.words, of: .f5),
      field(section, "Returned", time(line.episode.returnedAt), of: .f5),
      field(section, "Returned to", facts["returned_to"], of: .f7),
    ].filter { field in
      // Of a youth who is away a return is not unknown; it has not been.
      line.episode.returnedAt != nil || !field.name.hasPrefix("Returned")
    }
  }

  private var history: [PacketField] {
    let section = "Earlier absences"
    if facts.earlier.isEmpty {
      return [PacketField(section, "Earlier absences", .known("none recorded"))]
    }
    return facts.earlier.enumerated().map { place, text in
      PacketField(section, "\(facts.earlier.count - place)", .known(text))
    }
  }
}
