import CPROJ

/// Moves coordinates from one reference system to another, always x east and y north on both sides.
///
/// What rests on an older datum passes through the modern system that succeeds it (RGF93 for NTF, by IGN's grid), never through
/// WGS 84 straight, where PROJ knows but shifts that are metres off.
///
/// One object belongs to one thread at a time; make one per task.
public final class CoordinateTransform {
  private let legs: [TransformLeg]
  private let source: CRS
  private let target: CRS

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way.
  public init(from source: CRS, to target: CRS) throws {
    self.source = source
    self.target = target
    guard source.definition != target.definition else {
      legs = []
      return
    }
    let isOld = (source: !source.restsOnModernDatum, target: !target.restsOnModernDatum)
    // Systems of one older datum: nothing is shifted between them.
    let through = [source.successor, target.successor].compactMap { $0 }
    let isOneDatum = through.count == 2 && through[0] == through[1] && isOld.source && isOld.target
    var stops = [source]
    for stop in (isOneDatum ? [] : through) + [target] where stop.definition != stops[stops.count - 1].definition {
      stops.append(stop)
    }
    legs = try zip(stops, stops.dropFirst()).enumerated().map { index, ends in
      let isShift = (index == 0 && isOld.source) || (index == stops.count - 2 && isOld.target)
      return try TransformLeg(from: ends.0, to: ends.1, isShift: isShift && !isOneDatum)
    }
  }

  /// Transforms in place; a point that cannot be transformed becomes (NaN, NaN).
  /// - Precondition: `x` and `y` have the same length.
  public func apply(x: inout [Double], y: inout [Double]) {
    precondition(x.count == y.count)
    guard !legs.isEmpty, !x.isEmpty else { return }
    let count = x.count
    x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        let stride = MemoryLayout<Double>.stride
        for leg in legs {
          _ = proj_trans_generic(
            leg.pipeline, PJ_FWD, x.baseAddress, stride, count, y.baseAddress, stride, count, nil, 0, 0, nil, 0, 0)
          for i in 0..<count where !x[i].isFinite || !y[i].isFinite {
            x[i] = .nan
            y[i] = .nan
          }
        }
      }
    }
  }

  /// Whether one of the two systems rests on an older datum.
  public var isShift: Bool { legs.contains(where: \.isShift) }

  /// What PROJ states of the shift from an older datum that it makes at a place; nil where none is made.
  public func shift(_ x: Double, _ y: Double) -> DatumShift? {
    guard isShift, let degrees = degrees(x, y) else { return nil }
    var place = (x: x, y: y), found: DatumShift?
    for leg in legs {
      place = leg.apply(place.x, place.y)
      guard leg.isShift else { continue }
      let own = leg.lastShift(at: degrees)
      found = found.map { $0.joined(own) } ?? own
    }
    return found
  }

  /// Where a place of the source lies in degrees.
  private func degrees(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    guard target.definition != CRS.wgs84.definition else { return apply(x, y) }
    return try? CoordinateTransform(from: source, to: .wgs84).apply(x, y)
  }

  /// One point; nil if it cannot be transformed.
  public func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    var xs = [x], ys = [y]
    apply(x: &xs, y: &ys)
    return xs[0].isNaN ? nil : (xs[0], ys[0])
  }
}

extension GeometryArray {
  /// The worst of the shifts that carry the middles of features out of an older datum; nil where none is made.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to WGS 84.
  public func worstShift(in crs: CRS) throws -> DatumShift? {
    guard !crs.restsOnModernDatum else { return nil }
    let transform = try CoordinateTransform(from: crs, to: .wgs84)
    return (0..<count).compactMap { box(of: $0)?.centre }.compactMap { transform.shift($0.x, $0.y) }
      .max { $0.allowance < $1.allowance }
  }

  /// The same geometries in another reference system.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the two.
  public func reprojected(from source: CRS, to target: CRS) throws -> GeometryArray {
    var x = self.x, y = self.y
    try CoordinateTransform(from: source, to: target).apply(x: &x, y: &y)
    return replacingCoordinates(x: x, y: y)
  }
}
