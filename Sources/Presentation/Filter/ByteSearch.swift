import Glibc

/// Finds bytes in bytes by the system's own search.
public enum ByteSearch {
  /// Where a part first stands in a text, or nil; an empty part stands at 0.
  public static func find(
    _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let first = part.first else { return 0 }
    guard let start = text.baseAddress, let wanted = part.baseAddress else { return nil }
    var place = 0
    while place + part.count <= text.count {
      let room = text.count - part.count + 1 - place
      guard let found = memchr(start + place, Int32(first), room) else { return nil }
      place = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
      if memcmp(start + place, wanted, part.count) == 0 { return place }
      place += 1
    }
    return nil
  }
}
