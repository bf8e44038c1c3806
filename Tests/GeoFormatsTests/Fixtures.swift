import GeometryCore
import Groundwork
import TestSupport
import Testing

@testable import GeoFormats

/// Expects that reading `path` is refused with a fault of this kind, about the file itself where no other is named.
func expectRefusal(
  _ path: String, _ kind: FaultKind, in file: String? = nil, _ words: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectFault(kind, in: file ?? MappedFile.name(of: path), saying: words, sourceLocation: sourceLocation) {
    _ = try LayerFile.read(path: path)
  }
}

extension ExpectedPlaces {
  /// The mainland, roughly, and La Réunion: this floor knows no country, its tests need one.
  static let some = ExpectedPlaces([
    Area(
      Outline([[(-5.3, 48.6), (-1.9, 49.9), (2.3, 51.2), (8.4, 49), (7, 46), (7.8, 43.6), (3.2, 42.3), (-1.9, 43.2)]]),
      systems: [2154, 3857, 27572] + Array(3942...3950)),
    Area(Outline(Box(minX: 55.1, minY: -21.5, maxX: 55.9, maxY: -20.8)), systems: [2975]),
  ])
}

extension LayerOptions {
  init(layer: String? = nil, crs: CRS? = nil, repair: Bool = true) {
    self.init(places: .some, layer: layer, crs: crs, repair: repair)
  }
}

extension LayerFile {
  static func read(path: String) throws -> Layer { try read(path: path, options: LayerOptions()) }
}
