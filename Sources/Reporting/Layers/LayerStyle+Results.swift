import Geocoding
import Structures

extension LayerStyle {
  /// Of a layer of points that leaves the house, by the columns that it has: the decision, else the state of a found address, else
  /// one colour for all.
  init(pointsOf header: [String]) {
    let drawing: Drawing =
      if header.contains("decision") {
        .categories(column: "decision", Self.decisions, others: "ligne sans décision")
      } else if header.contains("geo_statut") {
        .categories(column: "geo_statut", Self.states, others: "sans réponse")
      } else {
        .single(colour: "#1f5f99")
      }
    let titles = Self.titles.filter { header.contains($0.key) }
    self.init(shape: .points, drawing: drawing, titles: titles.merging(Self.titlesOfZonings(header)) { own, _ in own })
  }

  /// The colours of the report, told apart by those who see few colours (M. Okabe, K. Ito, 2008).
  private static let decisions = Decision.allCases.map { decision in
    let colour = switch decision { case .eligible: "#00734f" case .toVerify: "#e69f00" case .notEligible: "#56646f" }
    return Category(value: decision.rawValue, label: decision.words, colour: colour)
  }

  private static let states = [
    Category(value: "ok", label: "adresse trouvée", colour: "#00734f"),
    Category(value: "ambigu", label: "plusieurs lieux possibles", colour: "#e69f00"),
    Category(value: "faible", label: "réponse peu sûre", colour: "#d55e00"),
    Category(value: "introuvable", label: "introuvable", colour: "#56646f"),
  ]

  /// Of zones by the number of one column, in classes that `ValueClasses` makes of the values shown.
  /// - Parameters:
  ///   - values: of the column, those that may be shown.
  ///   - unit: after the numbers of the legend, with its blank.
  init(zonesBy column: String, values: [Double], unit: String, missing: String, header: [String]) {
    let classes = ValueClasses(values), colours = MapPalette.classes(classes.count)
    let spans = (0..<classes.count).map { place in
      let lower = classes.limits[place], upper = classes.limits[place + 1]
      return Span(
        lower: lower, upper: upper, label: "\(ReadableNumber.words(lower)) à \(ReadableNumber.words(upper))\(unit)",
        colour: colours[place])
    }
    self.init(
      shape: .polygons, drawing: .spans(column: column, spans, missing: missing),
      titles: Self.titles.filter { header.contains($0.key) })
  }

  /// Of the columns that `localiser` adds for each zoning: "qpv : code".
  private static func titlesOfZonings(_ header: [String]) -> [String: String] {
    let words = [
      "code": "code", "nom": "nom", "distance_m": "distance à la limite (m)", "proche": "zone de cette limite",
      "part_rue": "part des adresses de la rue",
    ]
    var titles: [String: String] = [:]
    for (code, name) in zip(header, header.dropFirst()) where code.hasSuffix("_code") {
      let zoning = code.dropLast("_code".count)
      guard !zoning.isEmpty, name == "\(zoning)_nom" else { continue }
      for (column, title) in words where header.contains("\(zoning)_\(column)") {
        titles["\(zoning)_\(column)"] = "\(zoning) : \(title)"
      }
    }
    return titles
  }

  /// What columns are called for people; others keep their name.
  private static let titles = [
    "id": "Identifiant", "nom": "Nom", "gestionnaire": "Gestionnaire", "prestation": "Prestation", "adresse": "Adresse",
    "commune": "Commune", "code_insee": "Code INSEE", "lon": "Longitude", "lat": "Latitude", "precision": "Précision",
    "rayon_m": "Incertitude (m)", "zonage": "Zonage", "zone_code": "Code du quartier", "zone_nom": "Quartier",
    "distance_limite_m": "Distance à la limite (m)", "preuve": "Preuve", "decision": "Décision", "motif": "Motif",
    "montant_eur": "Montant (€)", "sources": "Sources", "anomalie": "Anomalie", "comparaison": "Comparaison",
    "zone_avant": "Quartier d'avant", "geo_lon": "Longitude trouvée", "geo_lat": "Latitude trouvée",
    "geo_rayon_m": "Rayon (m)", "geo_score": "Score", "geo_statut": "État de la réponse", "geo_libelle": "Adresse trouvée",
    "geo_score_suivant": "Score de la suivante", "geo_x": "X (m)", "geo_y": "Y (m)", "geo_epsg": "Système des x et y (EPSG)",
    "geo_id": "Identifiant trouvé", "geo_code_postal": "Code postal trouvé", "geo_commune": "Commune trouvée",
    "sur_limite": "Sur la limite de",
    "geo_type": "Genre de la réponse", "geo_code_insee": "Code INSEE trouvé", "code": "Code", "population": "Population",
    "allocataires": "Allocataires", "a_centre_social": "A un centre social", "a_evs": "A un EVS",
    "avs_proche": "Structure la plus proche", "distance_m": "Distance de la plus proche (m)", "minutes": "Minutes",
    "avs_epci": "Structures de l'EPCI", "qpv": "Quartiers prioritaires", "frr": "Classement FRR", "besoin": "Besoin",
    "rang": "Rang", "classe": "Classe", "explication": "Explication", "distance_moyenne_m": "Distance moyenne (m)",
    "theme": "Thème", "telephone": "Téléphone", "courriel": "Courriel", "site": "Site", "horaires": "Horaires",
    "capacite": "Capacité", "public": "Public", "code_postal": "Code postal", "position": "Position",
  ]
}
