import GeoFormats
import GeometryCore
import Groundwork

extension DatumShift {
  /// What is odd of it: nobody states its accuracy, or a better operation needs a grid that is not installed.
  public var anomaly: PositionAnomaly? {
    guard accuracy == nil || missingGrid != nil else { return nil }
    return .shifted(system: system, stated: accuracy, counted: allowance, grid: missingGrid)
  }
}

extension Layer {
  /// What is odd of the shift that carries the layer out of an older datum.
  package var shiftAnomalies: [Anomaly] {
    guard let anomaly = (try? geometries.worstShift(in: crs))?.anomaly else { return [] }
    return [Anomaly(.position(anomaly), file: provenance.file, layer: provenance.layer)]
  }
}

extension CoordinateColumns {
  /// The shift that the first position of a table needs; nil where none is made.
  func shift(from crs: CRS, sample: (Int) -> [String]) -> DatumShift? {
    guard let transform = try? CoordinateTransform(from: crs, to: .wgs84), transform.isShift else { return nil }
    let points: [(x: Double, y: Double)]
    switch layout {
    case .pair(let x, let y): points = Self.points(sample(x), sample(y))
    case .cell(let cell, let latitudeFirst):
      points = sample(cell).compactMap(Self.both).map { latitudeFirst ? ($0.1, $0.0) : $0 }
    }
    return points.lazy.compactMap { transform.shift($0.x, $0.y) }.first
  }
}
