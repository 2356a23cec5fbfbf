/// Why the bytes of a time zone could not be used.
public struct ZoneRulesError: Error, Hashable, Sendable {
  /// What is wrong, as a phrase: `the file ends too early`.
  public let reason: String

  /// Makes the error.
  public init(reason: String) { self.reason = reason }
}

/// What a compiled zone file says of one stretch of time.
struct ZoneType: Hashable, Sendable {
  /// Seconds ahead of UTC; negative west of it.
  var offset: Int
  var abbreviation: String
}

/// Reads the compiled zone file format TZif, versions 1 to 4.
///
/// Source: RFC 9636.
struct TimeZoneFile {
  private(set) var transitions: [Int64] = []
  private(set) var typeIndexes: [UInt8] = []
  private(set) var types: [ZoneType] = []
  private(set) var footer = ""

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) throws(ZoneRulesError) {
    self.bytes = bytes
    let first = try header()
    if first.version == 0 {
      try body(first, timeSize: 4)
    } else {
      // The block for old readers is passed over; the one after it has 64-bit times.
      try skip(first.length(timeSize: 4))
      try body(try header(), timeSize: 8)
      try readFooter()
    }
    guard !types.isEmpty else { throw ZoneRulesError(reason: "no kind of time is named") }
  }

  private struct Header {
    var version: UInt8
    var utIndicators, standardIndicators, leaps, times, types, characters: Int

    func length(timeSize: Int) -> Int {
      times * timeSize + times + types * 6 + characters + leaps * (timeSize + 4)
        + standardIndicators + utIndicators
    }
  }

  private mutating func header() throws(ZoneRulesError) -> Header {
    guard try slice(4).elementsEqual("TZif".utf8) else {
      throw ZoneRulesError(reason: "the file does not begin with TZif")
    }
    let written = Array(try slice(16))[0]
    return Header(
      version: written == 0 ? 0 : written &- 48,
      utIndicators: Int(try integer(4)), standardIndicators: Int(try integer(4)),
      leaps: Int(try integer(4)), times: Int(try integer(4)), types: Int(try integer(4)),
      characters: Int(try integer(4)))
  }

  private mutating func body(_ header: Header, timeSize: Int) throws(ZoneRulesError) {
    guard header.length(timeSize: timeSize) <= bytes.count - position else {
      throw ZoneRulesError(reason: "the file ends too early")
    }
    for _ in 0..<header.times { transitions.append(try integer(timeSize)) }
    typeIndexes = Array(try slice(header.times))
    var raw: [(offset: Int64, name: Int)] = []
    for _ in 0..<header.types {
      let offset = try integer(4)
      _ = try slice(1)
      raw.append((offset, Int(Array(try slice(1))[0])))
    }
    let names = Array(try slice(header.characters))
    types = raw.map { type in
      let name = names.dropFirst(type.name).prefix { $0 != 0 }
      return ZoneType(
        offset: Int(type.offset), abbreviation: String(decoding: name, as: UTF8.self))
    }
    guard typeIndexes.allSatisfy({ Int($0) < types.count }) else {
      throw ZoneRulesError(reason: "a change of clock names a kind of time that is not there")
    }
    guard zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ZoneRulesError(reason: "the changes of clock are out of order")
    }
    try skip(
      header.leaps * (timeSize + 4) + header.standardIndicators + header.utIndicators)
  }

  private mutating func readFooter() throws(ZoneRulesError) {
    guard position < bytes.count, bytes[position] == 10,
      let end = bytes[(position + 1)...].firstIndex(of: 10)
    else { throw ZoneRulesError(reason: "the rule for later years is missing") }
    footer = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
  }

  private mutating func slice(_ count: Int) throws(ZoneRulesError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else {
      throw ZoneRulesError(reason: "the file ends too early")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private mutating func skip(_ count: Int) throws(ZoneRulesError) { _ = try slice(count) }

  /// A signed big-endian integer of 4 or 8 bytes.
  private mutating func integer(_ count: Int) throws(ZoneRulesError) -> Int64 {
    let value = try slice(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return count == 4
      ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
