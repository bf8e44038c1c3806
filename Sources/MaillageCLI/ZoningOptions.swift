import Foundation
import GeometryCore
import Groundwork
import Jobs

/// What options say of the layers that others name: reference systems, columns of codes and of names.
struct ZoningOptions {
  var systems: [NamedValue] = []
  var codes: [NamedValue] = []
  var names: [NamedValue] = []

  /// - Throws: `FileFault.usage` for a reference system that is none.
  func source(named name: String, path: String) throws -> LayerSource {
    LayerSource(
      path: path, codeColumn: value(of: name, in: codes), nameColumn: value(of: name, in: names),
      crs: try value(of: name, in: systems).map(SystemOption.parse))
  }

  /// Options that speak of a layer that no option names are a mistake.
  func check(against known: [String]) throws {
    for (option, values) in [("--crs-zonage", systems), ("--code", codes), ("--nom", names)] {
      if let stray = values.first(where: { !known.contains($0.name) }) {
        throw FileFault.usage(
          sentence: "\(option) \(stray.name)=\(stray.value) : aucun zonage ne s'appelle « \(stray.name) » "
            + "(\(known.joined(separator: ", ")))\(Suggestion.ending(stray.name, among: known))")
      }
    }
  }

  private func value(of name: String, in values: [NamedValue]) -> String? { values.last { $0.name == name }?.value }
}

/// A coordinate system given on the command line.
enum SystemOption {
  static func parse(_ text: String) throws -> CRS {
    guard let crs = try? CRS.recognise(text) else {
      throw FileFault.usage(
        sentence: "système de coordonnées inconnu « \(text) » ; donnez un code EPSG, par exemple 2154 ou 4326.")
    }
    return crs
  }
}
