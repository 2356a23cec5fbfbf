/// A listing as one JSON object, written row by row: memory stays flat however many rows follow.
///
/// Keys stand in the order of interface §5; each row is a line of its own.
public struct JSONWriter: Sendable {
  private let names: JSONNames
  private var hasRows = false

  /// Prepares to write rows under these headers.
  public init(headers: [ColumnHeader]) { names = JSONNames(headers.map(\.key)) }

  /// Everything ahead of the first row.
  public func beginning(of document: ListingDocument) -> String {
    let counties = JSONText.array(document.counties.map(JSONText.string))
    return """
      {"listing":\(JSONText.string(document.name)),\
      "as_of":\(JSONText.string(document.asOf.rfc3339)),\
      "store":"\(document.isDemo ? "demo" : "live")",\
      "scope":{"counties":\(counties)},"rows":[
      """
  }

  /// Adds one row, which has one cell a header.
  public mutating func append(_ cells: [Cell], to bytes: inout TextBytes) {
    bytes.append(hasRows ? ",\n" : "\n")
    hasRows = true
    bytes.append(jsonObject: cells, names: names)
  }

  /// Everything after the last row.
  public func end(summary: [ListingDocument.SummaryItem], notes: [String]) -> String {
    let figures = JSONText.object(summary.map { ($0.key, $0.cell) })
    let sentences = JSONText.array(notes.map(JSONText.string))
    return "\(hasRows ? "\n" : "")],\"summary\":\(figures),\"notes\":\(sentences)}\n"
  }
}
