import Domain
import Presentation

extension DueItem {
  /// Its identity over refreshes.
  var gridID: String {
    switch subject {
    case .clock(let line): "\(line.episode.id)/\(line.reading.clock.rawValue)"
    case .answer(let request): "request \(request.id)"
    }
  }

  /// What Enter opens: the episode of a clock, or the request among the others.
  var screen: any Screen {
    switch subject {
    case .clock(let line): EpisodeScreen(line.episode)
    case .answer(let request): RequestScreens.list(selected: request.id)
    }
  }
}

extension SelectedEpisode {
  /// The episode of what is due; nil for an answer to another county.
  init?(_ item: DueItem) {
    guard case .clock(let line) = item.subject else { return nil }
    self.init(line)
  }
}
