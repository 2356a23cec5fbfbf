import Glibc

/// Another program, started without the privilege of a group that this one may have, without a
/// shell, and with an environment of its own.
struct ChildProcess {
  /// The program's path and its arguments.
  let command: [String]
  /// Its environment.
  var environment: [String: String] = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
  /// What it reads.
  var input: [UInt8] = []
  /// Where its standard output goes; `nil` = nowhere.
  var output: Int32?
  /// How many bytes it may write to a file that is its output; `nil` = as many as it likes.
  var outputLimit: Int?

  /// How a program ended.
  enum End: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
    /// It wrote more than it may.
    case tooMuch
    /// It could not be started: an error number.
    case notStarted(Int32)

    /// The end in words.
    var words: String {
      switch self {
      case .exited(let status): "exit status \(status)"
      case .signalled(let number): "ended by signal \(number)"
      case .timedOut: "did not end in its time"
      case .tooMuch: "wrote more than is taken"
      case .notStarted(let number): "could not be started: \(String(cString: strerror(number)))"
      }
    }
  }

  /// Runs the program to its end, and ends it with all that it started after so many seconds.
  ///
  /// It reads from a pipe: what a program reads of a youth is never a file. One that reads nothing
  /// does no harm: SIGPIPE is ignored, as it is throughout the program.
  func run(timeout seconds: Int) -> End {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    if pipe(&ends) != 0 { return .notStarted(errno) }
    for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let started = spawn(reading: ends[0])
    close(ends[0])
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    switch started {
    case .failure(let failure):
      close(ends[1])
      return .notStarted(failure.number)
    case .success(let child): return wait(for: child, feeding: ends[1], seconds: seconds)
    }
  }

  /// Writes what the pipe takes; `nil` once everything is written, or nobody reads any more.
  private func feed(_ descriptor: Int32, from written: Int) -> Int? {
    var written = written
    while written < input.count {
      let count = input[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno == EAGAIN ? written : nil
      }
      written += count
    }
    return nil
  }

  private struct Failure: Error { let number: Int32 }

  private func spawn(reading source: Int32) -> Result<pid_t, Failure> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, source, 0)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags =
      Int32(POSIX_SPAWN_RESETIDS) | Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF)
      | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var values: [UnsafeMutablePointer<CChar>?] =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + values { free(pointer) } }
    var child = pid_t()
    let number = posix_spawn(&child, command[0], &actions, &attributes, &words, &values)
    return number == 0 ? .success(child) : .failure(Failure(number: number))
  }

  private func wait(for child: pid_t, feeding pipe: Int32, seconds: Int) -> End {
    let end = Self.milliseconds() + seconds * 1_000
    var pause = 1
    var written: Int? = 0
    while true {
      if let place = written {
        written = feed(pipe, from: place)
        if written == nil { close(pipe) }
      }
      var status: Int32 = 0
      let found = waitpid(child, &status, WNOHANG)
      let left = end - Self.milliseconds()
      let isTooMuch = hasTooMuch
      if found == 0, left > 0, !isTooMuch {
        var time = timespec(tv_sec: 0, tv_nsec: min(pause, left) * 1_000_000)
        nanosleep(&time, nil)
        pause = min(pause * 2, 50)
        continue
      }
      if found < 0, errno == EINTR { continue }
      if written != nil { close(pipe) }
      if found == child { return isTooMuch ? .tooMuch : Self.end(status) }
      if found < 0 { return .notStarted(errno) }
      kill(-child, SIGKILL)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      return isTooMuch ? .tooMuch : .timedOut
    }
  }

  private var hasTooMuch: Bool {
    guard let output, let outputLimit else { return false }
    var status = stat()
    return fstat(output, &status) == 0 && Int(status.st_size) > outputLimit
  }

  /// The macros of <sys/wait.h>.
  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
  }
}
