import Database
import Glibc

/// What a process must be like before it opens a store.
public enum ProcessStart {
  /// Sets the limits of the process, leaves no core file, and makes new files its owner's alone.
  ///
  /// - Throws: ``StoreError/inputOutput(_:)`` where the system's limits can't be borne.
  public static func prepare() throws(StoreError) {
    umask(0o077)
    do {
      try ProcessLimits.prepare()
    } catch {
      throw StoreError.inputOutput("\(error)")
    }
  }
}
