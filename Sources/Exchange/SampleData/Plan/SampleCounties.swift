/// A county as the sample data needs it.
struct SampleCounty: Hashable, Sendable {
  /// Five digits.
  let fips: String
  let name: String
  /// Degrees of the county's centre.
  let latitude: String
  let longitude: String
  /// Inhabitants in thousands (census of 2020, rounded): what shares are dealt by.
  let population: Int
  /// For telephone numbers, which all end in 555-01xx.
  let areaCode: String
  /// False for the eleven smallest: 47 of 58 counties had opted in (D§1.3); which ones is invented.
  var isOptedIn: Bool { population >= 30 }
}

/// The 58 counties of California in the order of their codes.
enum SampleCounties {
  static let all: [SampleCounty] = [
    county("06001", "Alameda", "37.757", "-122.159", 1682, "510"),
    county("06003", "Alpine", "38.799", "-119.958", 1, "530"),
    county("06005", "Amador", "38.433", "-120.756", 40, "209"),
    county("06007", "Butte", "39.643", "-121.623", 212, "530"),
    county("06009", "Calaveras", "38.209", "-120.566", 45, "209"),
    county("06011", "Colusa", "39.215", "-122.134", 22, "530"),
    county("06013", "Contra Costa", "37.928", "-122.057", 1166, "925"),
    county("06015", "Del Norte", "41.805", "-124.083", 28, "707"),
    county("06017", "El Dorado", "38.797", "-120.519", 191, "530"),
    county("06019", "Fresno", "36.744", "-119.691", 1009, "559"),
    county("06021", "Glenn", "39.603", "-122.188", 29, "530"),
    county("06023", "Humboldt", "40.609", "-123.976", 136, "707"),
    county("06025", "Imperial", "32.938", "-115.470", 180, "760"),
    county("06027", "Inyo", "36.519", "-117.634", 19, "760"),
    county("06029", "Kern", "35.337", "-118.727", 909, "661"),
    county("06031", "Kings", "36.182", "-119.798", 152, "559"),
    county("06033", "Lake", "38.991", "-122.750", 68, "707"),
    county("06035", "Lassen", "40.520", "-120.563", 33, "530"),
    county("06037", "Los Angeles", "34.071", "-118.264", 10014, "213"),
    county("06039", "Madera", "37.172", "-119.816", 156, "559"),
    county("06041", "Marin", "38.004", "-122.612", 262, "415"),
    county("06043", "Mariposa", "37.575", "-119.922", 17, "209"),
    county("06045", "Mendocino", "39.319", "-123.484", 92, "707"),
    county("06047", "Merced", "37.285", "-120.616", 281, "209"),
    county("06049", "Modoc", "41.470", "-120.546", 9, "530"),
    county("06051", "Mono", "38.106", "-119.061", 13, "760"),
    county("06053", "Monterey", "36.505", "-121.595", 439, "831"),
    county("06055", "Napa", "38.445", "-122.388", 138, "707"),
    county("06057", "Nevada", "39.264", "-120.844", 102, "530"),
    county("06059", "Orange", "33.737", "-117.856", 3187, "714"),
    county("06061", "Placer", "39.033", "-120.824", 405, "916"),
    county("06063", "Plumas", "39.941", "-120.835", 20, "530"),
    county("06065", "Riverside", "33.789", "-116.939", 2418, "951"),
    county("06067", "Sacramento", "38.569", "-121.441", 1585, "916"),
    county("06069", "San Benito", "36.761", "-121.311", 64, "831"),
    county("06071", "San Bernardino", "34.313", "-117.059", 2182, "909"),
    county("06073", "San Diego", "32.859", "-117.077", 3299, "619"),
    county("06075", "San Francisco", "37.772", "-122.421", 874, "415"),
    county("06077", "San Joaquin", "37.961", "-121.285", 779, "209"),
    county("06079", "San Luis Obispo", "35.351", "-120.678", 282, "805"),
    county("06081", "San Mateo", "37.523", "-122.350", 764, "650"),
    county("06083", "Santa Barbara", "34.573", "-119.970", 448, "805"),
    county("06085", "Santa Clara", "37.319", "-121.922", 1936, "408"),
    county("06087", "Santa Cruz", "37.020", "-121.993", 271, "831"),
    county("06089", "Shasta", "40.727", "-122.104", 182, "530"),
    county("06091", "Sierra", "39.578", "-120.600", 3, "530"),
    county("06093", "Siskiyou", "41.564", "-122.612", 44, "530"),
    county("06095", "Solano", "38.233", "-122.028", 453, "707"),
    county("06097", "Sonoma", "38.427", "-122.815", 489, "707"),
    county("06099", "Stanislaus", "37.602", "-120.962", 553, "209"),
    county("06101", "Sutter", "39.026", "-121.640", 100, "530"),
    county("06103", "Tehama", "40.132", "-122.080", 66, "530"),
    county("06105", "Trinity", "40.646", "-123.157", 16, "530"),
    county("06107", "Tulare", "36.263", "-119.145", 473, "559"),
    county("06109", "Tuolumne", "37.989", "-120.225", 56, "209"),
    county("06111", "Ventura", "34.253", "-119.033", 844, "805"),
    county("06113", "Yolo", "38.676", "-121.844", 217, "530"),
    county("06115", "Yuba", "39.291", "-121.318", 81, "530"),
  ]

  private static func county(
    _ fips: String, _ name: String, _ latitude: String, _ longitude: String, _ population: Int,
    _ areaCode: String
  ) -> SampleCounty {
    SampleCounty(
      fips: fips, name: name, latitude: latitude, longitude: longitude, population: population,
      areaCode: areaCode)
  }
}
