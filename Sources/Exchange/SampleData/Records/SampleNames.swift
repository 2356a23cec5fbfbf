/// Invented words for names: plants for youth, birds for staff, trees for homes.
enum SampleNames {
  static let youth = [
    "Aspen", "Bluebell", "Camellia", "Dahlia", "Elder", "Fern", "Gentian", "Heather", "Iris",
    "Juniper", "Kalmia", "Laurel", "Marigold", "Nettle", "Olive", "Poppy", "Quince", "Rowan",
    "Sorrel", "Thistle", "Ursinia", "Violet", "Willow", "Yarrow", "Zinnia",
  ]
  static let staff = [
    "Avocet", "Bunting", "Crane", "Dipper", "Egret", "Finch", "Grebe", "Heron", "Ibis", "Jay",
    "Kestrel", "Lark", "Martin", "Nuthatch", "Oriole", "Plover", "Quail", "Robin", "Swift",
    "Tanager", "Veery", "Wren",
  ]
  static let homes = [
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Ironwood", "Larch", "Maple",
    "Oak", "Pine", "Redwood", "Spruce", "Tamarack", "Walnut",
  ]

  /// The word at a place, from the beginning again after the last.
  static func word(_ words: [String], _ place: Int) -> String { words[place % words.count] }
}
