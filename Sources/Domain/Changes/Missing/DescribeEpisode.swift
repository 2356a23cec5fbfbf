/// Sets what is known of a missing youth and of the search (`do describe-episode`, D§2.3).
public struct DescribeEpisode: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "describe-episode", summary: "Set what is known of a missing youth and of the search.",
    sentence: "Set what is known for {episode}.",
    fields: [
      .episode,
      ChangeField(
        "category", .term(MissingCategory.storedNames), clearable: true, help: "Kind of absence."),
      ChangeField(
        "risks", .terms(EpisodeRisk.storedNames), clearable: true,
        help: "What puts the youth at particular risk."),
      text("reported_by", "Who reported it, by role: caregiver, school, family …"),
      text("received_by", "Who took the report."),
      text("le_agency", "The law enforcement agency that looks for the youth."),
      text("le_ori", "Its ORI."), text("le_officer", "The officer, and how to reach them."),
      text("last_seen_place", "Where the youth was last seen.", sensitive: true),
      text("circumstances", "How the youth left.", sensitive: true),
      text("companions", "Who may be with the youth.", sensitive: true),
      text("vehicle", "A vehicle, with its plate.", sensitive: true),
      text("devices", "Telephones and accounts.", sensitive: true),
      text("clothing", "What the youth wore.", sensitive: true),
      text("height", "Height."), text("weight", "Weight."), text("hair", "Hair."),
      text("eyes", "Eyes."), text("marks", "Marks, piercings, tattoos.", sensitive: true),
      ChangeField("photo_on", .date, clearable: true, help: "The date of the newest photograph."),
      text("medical", "What they need medically that cannot wait.", sensitive: true),
      text("returned_to", "Where the youth returned to.", sensitive: true),
    ], roles: [.caseworker, .hotline, .probation])

  private static func text(_ name: String, _ help: String, sensitive: Bool = false) -> ChangeField {
    ChangeField(name, .text, sensitive: sensitive, clearable: true, help: help)
  }

  /// The episode's key.
  public let episode: String
  /// The new values, by field name.
  public let correction: Correction

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    correction = try Correction(fields, besides: ["episode"])
  }
}
