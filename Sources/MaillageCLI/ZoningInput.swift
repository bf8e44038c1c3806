import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory

/// Reads the zonings that options name, and says what had to be repaired or assumed.
struct ZoningInput {
  var systems: [NamedValue] = []
  var codes: [NamedValue] = []
  var names: [NamedValue] = []
  var catalog: ProfileCatalog = .standard

  /// - Parameter reference: a path, with `#layer` where the file has several.
  func read(name: String, reference: String) throws -> Zoning {
    let place = LayerReference.parse(reference)
    var options = LayerOptions(places: .france, layer: place.layer)
    if let system = value(of: name, in: systems) { options.crs = try SystemOption.parse(system) }
    let layer = try LayerFile.read(path: place.path, options: options)
    let zoning = try Zoning(
      layer: layer, catalog: catalog, code: value(of: name, in: codes), nameColumn: value(of: name, in: names))
    report(zoning)
    return zoning
  }

  /// Options that speak of a zoning that no option names are a mistake.
  func check(against known: [String]) throws {
    for (option, values) in [("--crs-zonage", systems), ("--code", codes), ("--nom", names)] {
      if let stray = values.first(where: { !known.contains($0.name) }) {
        throw FileFault.usage(
          sentence: "\(option) \(stray.name)=\(stray.value) : aucun zonage ne s'appelle « \(stray.name) » (\(known.joined(separator: ", "))).")
      }
    }
  }

  private func value(of name: String, in values: [NamedValue]) -> String? { values.last { $0.name == name }?.value }

  private func report(_ zoning: Zoning) {
    let layer = zoning.layer
    let shapes = layer.geometries
    let others = (0..<shapes.count).filter { feature in
      !shapes.partKinds[shapes.featureOffsets[feature]..<shapes.featureOffsets[feature + 1]].contains(.polygon)
    }
    if let first = others.first, others.count < shapes.count {
      Terminal.warning(
        "\(layer.provenance.file) : éléments sans polygone, où rien ne peut être situé : \(others.count) (le premier : \(first + 1)).")
    }
    let repairs = Set(layer.repairs.map(\.sentence))
    if !layer.repairs.isEmpty {
      let listed = layer.repairs.prefix(5).map { zoning.codes[$0.feature].isEmpty ? "élément \($0.feature + 1)" : zoning.codes[$0.feature] }
      let counted = layer.repairs.count == 1 ? "1 polygone invalide, réparé" : "\(layer.repairs.count) polygones invalides, réparés"
      let more = layer.repairs.count > listed.count ? "…" : ""
      Terminal.warning(
        "\(layer.provenance.file) : \(counted) (\(listed.joined(separator: ", "))\(more)) ; "
          + "« maillage inspecter » donne les raisons.")
    }
    Terminal.show(layer.provenance.anomalies.filter { !repairs.contains($0.message) } + zoning.anomalies)
  }
}

/// A coordinate system given on the command line.
enum SystemOption {
  static func parse(_ text: String) throws -> CRS {
    guard let crs = try? CRS.recognise(text) else {
      throw FileFault.usage(sentence: "système de coordonnées inconnu « \(text) » ; donnez un code EPSG, par exemple 2154 ou 4326.")
    }
    return crs
  }
}
