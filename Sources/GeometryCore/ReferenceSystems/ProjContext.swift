import CPROJ
import Foundation

/// PROJ's state of one thread. PROJ contexts may not be shared between threads that run at the same time.
final class ProjContext {
  let pointer: OpaquePointer

  private init() {
    pointer = proj_context_create()
    proj_log_level(pointer, PJ_LOG_NONE)
    // A missing database it tells whatever the level, to the user and in English.
    proj_log_func(pointer, nil) { _, _, _ in }
    proj_context_set_enable_network(pointer, 0)
  }

  deinit { proj_context_destroy(pointer) }

  /// Why PROJ refused: what is thrown for it, or that its database is missing.
  func refusal(_ error: GeometryError) -> GeometryError {
    proj_context_get_database_path(pointer) == nil ? .noProjDatabase : error
  }

  private static let key = "maillage.proj.context"

  /// The calling thread's own context, made at first use and freed when the thread ends.
  static var current: ProjContext {
    let storage = Thread.current.threadDictionary
    if let context = storage[key] as? ProjContext { return context }
    let context = ProjContext()
    storage[key] = context
    return context
  }
}
