import CPROJ
import Foundation

/// PROJ's state of one thread. PROJ contexts may not be shared between threads that run at the same time.
final class ProjContext {
  let pointer: OpaquePointer
  /// Pipelines made so far, by the definitions of their ends: a copy takes a fraction of a search in PROJ's database.
  private var made: [[String]: OpaquePointer] = [:]

  private init() {
    pointer = proj_context_create()
    proj_log_level(pointer, PJ_LOG_NONE)
    // A missing database it tells whatever the level, to the user and in English.
    proj_log_func(pointer, nil) { _, _, _ in }
    proj_context_set_enable_network(pointer, 0)
  }

  deinit {
    for pipeline in made.values { proj_destroy(pipeline) }
    proj_context_destroy(pointer)
  }

  /// A pipeline of the caller's own, x east and y north on both sides.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way, `.noProjDatabase`.
  func pipeline(from source: CRS, to target: CRS) throws -> OpaquePointer {
    let key = [source.definition, target.definition]
    if made[key] == nil {
      guard let raw = proj_create_crs_to_crs(pointer, source.definition, target.definition, nil) else {
        throw refusal(.noTransform(from: source.identifier, to: target.identifier))
      }
      defer { proj_destroy(raw) }
      made[key] = proj_normalize_for_visualization(pointer, raw)
    }
    guard let copy = made[key].flatMap({ proj_clone(pointer, $0) }) else {
      throw GeometryError.noTransform(from: source.identifier, to: target.identifier)
    }
    return copy
  }

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
