/// The transforms that one worker has needed so far; making one costs milliseconds, using it nanoseconds.
public struct TransformCache {
  private var transforms: [[String]: CoordinateTransform] = [:]

  public init() {}

  public mutating func transform(from source: CRS, to target: CRS) throws -> CoordinateTransform {
    let key = [source.definition, target.definition]
    if let known = transforms[key] { return known }
    let made = try CoordinateTransform(from: source, to: target)
    transforms[key] = made
    return made
  }
}
