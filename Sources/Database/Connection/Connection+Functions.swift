import CSQLite

extension Connection {
  /// Adds a function to SQL on this connection.
  ///
  /// - Parameters:
  ///   - name: what SQL calls it.
  ///   - argumentCount: how many values it takes, -1 for any number.
  ///   - deterministic: the same arguments always give the same answer.
  ///   - innocuous: it reveals and changes nothing, so the schema's own views and triggers may use
  ///     it. Otherwise only statements and temporary views may.
  ///   - body: computes the answer. What it throws is what the statement throws.
  public func addFunction(
    _ name: String, argumentCount: Int, deterministic: Bool, innocuous: Bool,
    _ body: @escaping ([DatabaseValue]) throws -> DatabaseValue
  ) throws {
    let box = FunctionBox(body, fault: functionFault)
    let flags =
      SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0) | (innocuous ? SQLITE_INNOCUOUS : 0)
    let code = sqlite3_create_function_v2(
      try openHandle(), name, Int32(argumentCount), flags, Unmanaged.passRetained(box).toOpaque(),
      { context, count, values in FunctionBox.call(context, count, values) }, nil, nil,
      { pointer in if let pointer { Unmanaged<FunctionBox>.fromOpaque(pointer).release() } })
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Sets who decides what statements may do; nil allows everything.
  ///
  /// Kept statements are dropped: they hold the rights they were prepared with. Must not be called
  /// from within a running query.
  public func setAuthorizer(_ authorizer: (any Authorizer)?) {
    gate.owner = authorizer
    statements.removeAll()
  }

  func installGate(on handle: OpaquePointer) {
    sqlite3_set_authorizer(
      handle,
      { context, code, first, second, database, accessor in
        guard let context else { return SQLITE_DENY }
        return Unmanaged<AuthorizerGate>.fromOpaque(context).takeUnretainedValue()
          .decide(code, first, second, database, accessor)
      }, Unmanaged.passUnretained(gate).toOpaque())
  }
}

/// A function with the place its errors go.
private final class FunctionBox {
  let body: ([DatabaseValue]) throws -> DatabaseValue
  let fault: FunctionFault

  init(_ body: @escaping ([DatabaseValue]) throws -> DatabaseValue, fault: FunctionFault) {
    self.body = body
    self.fault = fault
  }

  static func call(
    _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
  ) {
    guard let context, let pointer = sqlite3_user_data(context) else { return }
    let box = Unmanaged<FunctionBox>.fromOpaque(pointer).takeUnretainedValue()
    let arguments = (0..<Int(count)).map { argument(values?[$0]) }
    do {
      answer(try box.body(arguments), to: context)
    } catch {
      box.fault.note(error)
      sqlite3_result_error(context, "a function failed", -1)
    }
  }

  private static func argument(_ value: OpaquePointer?) -> DatabaseValue {
    let count = Int(sqlite3_value_bytes(value))
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      guard let bytes = sqlite3_value_text(value) else { return .text("") }
      let length = Int(sqlite3_value_bytes(value))
      return .text(
        String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_value_blob(value) else { return .blob([]) }
      return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
    default: return .null
    }
  }

  private static func answer(_ value: DatabaseValue, to context: OpaquePointer) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let number): sqlite3_result_int64(context, number)
    case .real(let number): sqlite3_result_double(context, number)
    case .text(var text):
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          if let base = $0.baseAddress {
            csq_result_text(context, base, Int32($0.count))
          } else {
            csq_result_text(context, "", 0)
          }
        }
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes { csq_result_blob(context, $0.baseAddress, Int32($0.count)) }
    }
  }
}
