import Domain

/// A youth while its rows are made.
struct SampleYouth {
  let id: String
  /// The place among the county's youth.
  let index: Int
  let standing: SampleDealing.Standing
  /// When exploitation, or the risk of it, was first recognised.
  let identifiedAt: Instant
  let bornOn: LocalDate
  /// From 18 years, still in care by choice.
  let isNonminor: Bool
  let languages: String
  /// Which of the county's workers has the case; `nil` where nobody has, or none is open.
  var worker: Int?
  var component = CaseComponent.familyReunification
  var openedOn: LocalDate
  var group: String?
  /// The home where the youth stays, or stayed last.
  var home: String?
  /// The part of an open missing episode, by its kind.
  var episodeKind: Int?
}
