/// The transforms that one worker has needed so far; making one costs milliseconds, using it nanoseconds.
public struct TransformCache {
  private var transforms: [[String]: CoordinateTransform] = [:]

  /// No transform yet.
  public init() {}

  /// The transform between two systems, made at first use.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the two.
  public mutating func transform(from source: CRS, to target: CRS) throws -> CoordinateTransform {
    let key = [source.definition, target.definition]
    if let known = transforms[key] { return known }
    let made = try CoordinateTransform(from: source, to: target)
    transforms[key] = made
    return made
  }
}
