import CSQLite
import Synchronization

/// Stops the query a connection is running, from any thread.
///
/// The query ends with `DatabaseError(.interrupt)`. With nothing running, or once the connection
/// is closed, it does nothing.
public final class InterruptHandle: Sendable {
  // The address of the connection, 0 once closed: held under the mutex so that a connection is
  // never closed while another thread interrupts it.
  private let address: Mutex<UInt>

  init(_ connection: OpaquePointer) { address = Mutex(UInt(bitPattern: connection)) }

  /// Ends the running query as soon as SQLite looks up, usually within a millisecond.
  public func interrupt() {
    address.withLock { value in
      if let connection = OpaquePointer(bitPattern: value) { sqlite3_interrupt(connection) }
    }
  }

  func forget() { address.withLock { $0 = 0 } }
}
