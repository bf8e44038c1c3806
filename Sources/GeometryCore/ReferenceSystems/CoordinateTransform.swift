import CPROJ

/// Moves coordinates from one reference system to another, always x east and y north on both sides.
///
/// One object belongs to one thread at a time; make one per task.
public final class CoordinateTransform {
  private let context: ProjContext
  private let pipeline: OpaquePointer?

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way.
  public init(from source: CRS, to target: CRS) throws {
    context = ProjContext.current
    if source.definition == target.definition {
      pipeline = nil
      return
    }
    guard let raw = proj_create_crs_to_crs(context.pointer, source.definition, target.definition, nil) else {
      throw GeometryError.noTransform(from: source.identifier, to: target.identifier)
    }
    defer { proj_destroy(raw) }
    guard let normalized = proj_normalize_for_visualization(context.pointer, raw) else {
      throw GeometryError.noTransform(from: source.identifier, to: target.identifier)
    }
    pipeline = normalized
  }

  deinit { if let pipeline { proj_destroy(pipeline) } }

  /// Transforms in place; a point that cannot be transformed becomes (NaN, NaN).
  /// - Precondition: `x` and `y` have the same length.
  public func apply(x: inout [Double], y: inout [Double]) {
    precondition(x.count == y.count)
    guard let pipeline, !x.isEmpty else { return }
    let count = x.count
    x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        let stride = MemoryLayout<Double>.stride
        _ = proj_trans_generic(
          pipeline, PJ_FWD, x.baseAddress, stride, count, y.baseAddress, stride, count, nil, 0, 0, nil, 0, 0)
        for i in 0..<count where !x[i].isFinite || !y[i].isFinite {
          x[i] = .nan
          y[i] = .nan
        }
      }
    }
  }

  /// One point; nil if it cannot be transformed.
  public func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    var xs = [x], ys = [y]
    apply(x: &xs, y: &ys)
    return xs[0].isNaN ? nil : (xs[0], ys[0])
  }
}

extension GeometryArray {
  /// The same geometries in another reference system.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the two.
  public func reprojected(from source: CRS, to target: CRS) throws -> GeometryArray {
    var x = self.x, y = self.y
    try CoordinateTransform(from: source, to: target).apply(x: &x, y: &y)
    return replacingCoordinates(x: x, y: y)
  }
}
