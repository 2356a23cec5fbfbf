/// Which two plans are compared, as it was typed.
struct PlanComparison {
  /// The county of the first plan.
  let county: String
  /// The first plan's year.
  let from: String
  /// The county of the second plan; `nil` = the same.
  let other: String?
  /// The second plan's year.
  let to: String

  /// From `COUNTY YEAR YEAR`, `COUNTY YEAR COUNTY` or `COUNTY YEAR COUNTY YEAR`; a second county
  /// without a year is compared in the same one.
  ///
  /// - Parameter words: three or four.
  init(_ words: [String]) {
    (county, from) = (words[0], words[1])
    // A county is its name or five digits; what else begins with a digit was meant as a year.
    let isCode = words[2].count == 5 && words[2].allSatisfy(\.isWholeNumber)
    let isYear = words.count == 3 && !isCode && words[2].first?.isWholeNumber == true
    other = isYear ? nil : words[2]
    to = isYear ? words[2] : words.count == 4 ? words[3] : words[1]
  }
}
