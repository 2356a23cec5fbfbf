/// What one county asks of another about a youth (S40).
public enum RequestKind: String, ClosedVocabulary {
  case sharedService = "shared_service"
  case courtesySupervision = "courtesy_supervision"
  case transfer
  case placement
  case other
}

/// What the county that was asked says.
public enum RequestAnswer: String, ClosedVocabulary {
  case accepted
  case declined
}

/// How a request stands, what needs somebody first.
public enum RequestState: String, ClosedVocabulary {
  /// It waits for longer than the policy has it.
  case overdue
  case waiting
  case accepted
  case declined
  /// It ended without an answer.
  case withdrawn
  case ended
}

/// What one county asks of another about a youth.
public struct CountyRequest: Hashable, Sendable {
  /// Its key.
  public let id: String
  /// The youth's key.
  public let youth: String
  /// In place of the youth's name; `nil` where the viewer does not see it.
  public let initials: String?
  /// FIPS code of the county that asks.
  public let county: String
  /// FIPS code of the county that is asked.
  public let toCounty: String
  /// What for.
  public let kind: RequestKind
  /// What is asked, in words.
  public let asked: String
  /// When it was asked.
  public let at: Instant
  /// The account that asked.
  public let author: String
  /// What the other county says.
  public let answer: RequestAnswer?
  /// When it said so.
  public let answeredAt: Instant?
  /// The key of whoever does it there.
  public let staff: String?
  /// The post that does it there.
  public let post: String?
  /// Why it was declined.
  public let reason: String?
  /// When nothing is asked any more.
  public let endedAt: Instant?

  /// One request.
  public init(
    id: String, youth: String, initials: String?, county: String, toCounty: String,
    kind: RequestKind, asked: String, at: Instant, author: String, answer: RequestAnswer?,
    answeredAt: Instant?, staff: String?, post: String?, reason: String?, endedAt: Instant?
  ) {
    (self.id, self.youth, self.initials) = (id, youth, initials)
    (self.county, self.toCounty, self.kind, self.asked) = (county, toCounty, kind, asked)
    (self.at, self.author, self.endedAt) = (at, author, endedAt)
    (self.answer, self.answeredAt) = (answer, answeredAt)
    (self.staff, self.post, self.reason) = (staff, post, reason)
  }
}

/// A request as it stands at a moment.
public struct RequestLine: Hashable, Sendable {
  /// What is asked.
  public let request: CountyRequest
  /// How it stands.
  public let state: RequestState
  /// When it has waited for as long as the policy has it.
  public let dueAt: Instant
  /// Tenths of hours from being asked until it was answered, ended, or until now.
  public let waitedTenths: Int

  /// A request at a moment.
  ///
  /// - Parameter hours: that the county that is asked has for an answer.
  public init(_ request: CountyRequest, hours: Int, at moment: Instant) {
    self.request = request
    dueAt = request.at.adding(seconds: Int64(hours) * 3_600)
    func isBy(_ end: Instant?) -> Bool { end.map { $0 <= moment } ?? false }
    let ends = [request.answeredAt, request.endedAt].filter(isBy).compactMap { $0 }
    waitedTenths = Int(max(0, (ends.min() ?? moment).seconds - request.at.seconds) / 360)
    if isBy(request.endedAt) {
      state = isBy(request.answeredAt) ? .ended : .withdrawn
    } else if isBy(request.answeredAt), let answer = request.answer {
      state = answer == .accepted ? .accepted : .declined
    } else {
      state = moment > dueAt ? .overdue : .waiting
    }
  }

  /// Whether it waits for an answer.
  public var isWaiting: Bool { state == .overdue || state == .waiting }

  /// The same request at another moment.
  public func read(at moment: Instant) -> RequestLine {
    RequestLine(request, hours: Int((dueAt.seconds - request.at.seconds) / 3_600), at: moment)
  }

  /// What waits first, longest first.
  public static func longestFirst(_ lines: [RequestLine]) -> [RequestLine] {
    func place(_ line: RequestLine) -> (Int, Int64, String) {
      let place = RequestState.allCases.firstIndex(of: line.state) ?? 0
      return (place, line.request.at.seconds, line.request.id)
    }
    return lines.sorted { place($0) < place($1) }
  }
}

extension Set<Role> {
  /// The roles that ask other counties about a youth and answer them: those that work with youth
  /// for their county.
  static let requestWorkers = AccessMatrix.writers(of: .f1).union([.placementDesk])
}

extension Role {
  /// Whether the role sees what counties ask of one another about youth.
  public var seesRequests: Bool { self == .everything || Set<Role>.requestWorkers.contains(self) }
}
