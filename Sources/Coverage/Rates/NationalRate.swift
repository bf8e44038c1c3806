import Groundwork
import Tabular

/// The five components of the national *taux de couverture* of children under three: theoretical places at one instant.
///
/// Source: Onape and Cnaf (Debras and Pélamourgues, dossier d'étude 203, 2019); published by commune, EPCI and département on
/// data.caf.fr (`nbpla_pe_com` and others).
public enum CareComponent: String, Sendable, CaseIterable {
  /// Structures paid by the prestation de service unique.
  case psu
  /// Other structures, micro-crèches of the PAJE among them.
  case horsPSU = "hors_psu"
  /// School before three.
  case school = "preecole"
  /// Assistantes maternelles at work.
  case childminders = "assistantes_maternelles"
  /// Care at the family's home.
  case home = "domicile"

  /// How the columns of data.caf.fr begin, a suffix telling the level.
  package var publishedPrefix: String {
    switch self {
    case .psu: "pl_psu_col"
    case .horsPSU: "pl_hors_psu_col"
    case .school: "pl_prescol"
    case .childminders: "pl_am_ind"
    case .home: "pl_gad_ind"
    }
  }
}

/// Places by component, zone by zone, and the national rate where all five are known.
public struct NationalRates: Sendable {
  /// By component as `CareComponent.allCases` lists them, then by zone.
  public let places: [[Figure]]
  private let need: [Figure]

  /// - Parameters:
  ///   - places: as above, each with one figure a zone.
  ///   - need: children under three, one a zone.
  public init(places: [[Figure]], need: [Figure]) {
    precondition(places.count == CareComponent.allCases.count && places.allSatisfy { $0.count == need.count })
    self.places = places
    self.need = need
  }

  /// All places of a zone; nil unless the five components are known.
  public func allPlaces(_ zone: Int) -> Double? {
    let known = places.compactMap { $0[zone].value }
    return known.count == places.count ? known.reduce(0, +) : nil
  }

  /// Places for a hundred children; not clamped.
  public func rate(_ zone: Int) -> Double? {
    guard let children = need[zone].value, children > 0, let places = allPlaces(zone) else { return nil }
    return 100 * places / children
  }
}

/// The columns of a table that hold the components.
public enum CareColumns {
  /// Those that a person names, or those of data.caf.fr whatever their level.
  /// - Parameter words: five names with commas between; nil to recognise them.
  /// - Throws: `FileFault.usage` for another number of names, `.unreadable` where a column is missing.
  public static func named(_ words: String?, path: String, options: TableOptions) throws -> [String] {
    let components = CareComponent.allCases
    if let words {
      let names = words.split(separator: ",").map { $0.trimmingBlanks() }
      guard names.count == components.count else {
        throw FileFault.usage(sentence: "--colonnes-composantes : cinq colonnes sont attendues, \(names.count) sont données.")
      }
      return names
    }
    let header = try TableFile.open(path: path, options: options).header
    return try components.map { component in
      guard let found = header.first(where: { $0.lowercased().hasPrefix(component.publishedPrefix) }) else {
        throw FileFault.unreadable(
          file: MappedFile.name(of: path),
          sentence: "aucune colonne ne commence par « \(component.publishedPrefix) » ; les cinq colonnes de data.caf.fr sont "
            + "attendues, ou nommez les vôtres : --colonnes-composantes COL,COL,COL,COL,COL.")
      }
      return found
    }
  }
}
