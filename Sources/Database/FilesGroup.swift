import CSQLite

/// The group by which the system judges what files a thread may open, where it differs from that of
/// the process.
public enum FilesGroup {
  /// Sets the calling thread's and gives the one before.
  public static func set(_ group: UInt32) -> UInt32 { csq_set_files_group(group) }
}
