import CGEOS
import Foundation

/// GEOS's state of one thread. GEOS handles may not be used by two threads at the same time.
public final class GeosContext {
  /// What GEOS's re-entrant functions take first.
  public let handle: GEOSContextHandle_t
  /// What GEOS said last, in English; "" if it said nothing.
  public private(set) var lastMessage = ""

  private init() {
    handle = GEOS_init_r()
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, owner in
        guard let message, let owner else { return }
        Unmanaged<GeosContext>.fromOpaque(owner).takeUnretainedValue().lastMessage = String(cString: message)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  private static let key = "maillage.geos.context"

  /// The calling thread's own context, made at first use and freed when the thread ends.
  public static var current: GeosContext {
    let storage = Thread.current.threadDictionary
    if let context = storage[key] as? GeosContext { return context }
    let context = GeosContext()
    storage[key] = context
    return context
  }

  func failure(_ action: String) -> GeometryError {
    defer { lastMessage = "" }
    return GeometryError.engine(lastMessage.isEmpty ? action : "\(action): \(lastMessage)")
  }
}
