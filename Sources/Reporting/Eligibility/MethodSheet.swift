import Eligibility
import Groundwork
import Structures
import Tabular

/// What an eligibility list rests on and how it was made, so that somebody else can make it again and answer for it.
struct MethodSheet {
  private let result: EligibilityResult
  private let origin: DocumentOrigin?

  init(_ result: EligibilityResult, origin: DocumentOrigin?) {
    self.result = result
    self.origin = origin
  }

  func write(_ book: any WorkbookWriter) throws {
    let columns = [
      SheetLayout.Column(width: 36, isWrapped: true, looks: EligibilityWorkbook.decisionLooks), .init(width: 64, isWrapped: true),
      .init(width: 12), .init(width: 68),
    ]
    let sheet = try book.addSheet(OwnWorkbook.method, header: nil, layout: SheetLayout(columns: columns))
    func section(_ titles: [String], _ rows: [[String]]) throws {
      try sheet.write([titles], look: .heading)
      try sheet.write(rows + [[]], look: .plain)
    }
    try sheet.write([[OwnWorkbook.method], []], look: .title)
    if let origin {
      try section(
        ["Programme", ""], [["maillage, version", origin.version], ["Commande", origin.line]])
    }
    let files = SourceList(result).entries.map { [$0.role, $0.file, $0.vintage, $0.checksum] }
    try section(["Fichier", "Nom", "Millésime", "Empreinte SHA-256"], files)
    try section(["Règle", ""], rule)
    try section(["Décision", "Ce qu'elle veut dire"], Self.decisions)
    try section(["Preuve", "Ce qu'elle veut dire"], evidence)
    try section(["Colonne", "Ce qu'elle veut dire"], Self.columns)
    try sheet.finish()
  }

  /// Point and what the rule says of it.
  var rule: [[String]] {
    let rule = result.inputs.rule, dated = result.inputs.geographies
    let street =
      switch rule.boundaryStreet {
      case .axis: "l'axe de la rue : un côté dedans, l'autre dehors (décret n° 2014-1750)"
      case .bothSides: "les deux rives comptent, jusqu'à \(Wording.metres(rule.streetWidth)) au-delà de la limite"
      case .review: "tout ce qui est à moins de \(Wording.metres(rule.streetWidth)) de la limite est à vérifier"
      }
    let spans = dated.geographies.map { "QPV " + result.inputs.parameters.calendar.span(of: $0.year) }
    return [
      ["Nom", rule.name], ["Fichier", rule.file], ["Date de la règle", rule.date?.description ?? "son fichier n'en donne pas"],
      ["Prestations", Wording.list(rule.services)], ["Zones", rule.zones.map(\.rawValue).sorted().joined(separator: ", ")],
      ["Rue qui borde un quartier", street],
      ["Rayon sans précision écrite", "\(Wording.metres(rule.minimumRadius)) au moins"],
      ["Géographie", spans.joined(separator: " ; ")],
      ["Jour de la décision", dated.date?.description ?? "aucun n'est demandé (--date) : la géographie donnée répond"],
    ]
  }

  private static let decisions = [
    ["éligible", "la prestation est dans la règle, et la preuve est certaine"],
    ["à vérifier", "la preuve ne suffit pas, ou se contredit : la feuille « À vérifier » dit quoi faire"],
    ["non éligible", "hors de tout quartier avec certitude, ou prestation hors de la règle"],
  ]

  /// The words of the column `preuve` that the list holds, without what is added in brackets.
  var evidence: [[String]] {
    var seen: Set<String> = []
    let held = result.assessments.map { String($0.evidenceWords.prefix { $0 != "(" }).trimmingBlanks() }
    return TextOrder.sorted(held.filter { seen.insert($0).inserted }).map { [$0, Self.meaning($0)] }
  }

  private static func meaning(_ words: String) -> String {
    switch words {
    case "dans un QPV, certain": "dans le quartier, plus loin de sa limite que la position n'est incertaine"
    case "QPV, sur la limite", "hors QPV, limite dans l'incertitude":
      "la limite du quartier est plus près que la position n'est sûre"
    case "dans un polygone QV": "dans un quartier vécu dessiné, plus loin de sa limite que la position n'est incertaine"
    case "polygone QV, sur la limite", "hors QV, limite dans l'incertitude":
      "la limite du quartier vécu est plus près que la position n'est sûre"
    case "nommée dans la liste QV": "la liste des quartiers vécus nomme la structure"
    case "QV présumé": "dans la bande autour d'un QPV qui tient lieu de quartier vécu"
    case "QV présumé, sur la limite": "près du bord de la bande qui tient lieu de quartier vécu"
    case "commune avec QPV, sans position": "aucune position sûre, dans une commune que touche un QPV"
    case "commune sans QPV": "aucune position sûre, dans une commune que ne touche aucun QPV"
    case "QV possible, sans position": "aucune position sûre, là où un quartier vécu est possible"
    case "commune non établie": "ni position, ni commune dont on soit sûr"
    case "fichier QPV muet à cet endroit": "le fichier des QPV ne parle pas de ce département"
    case "géographie non fournie": "le jour de la décision demande des QPV qui n'ont pas été donnés"
    case "QV non renseigné": "la règle demande les quartiers vécus, qui n'ont pas été donnés"
    case "QPV sans contour": "un quartier sans contour dans le fichier peut tenir le site"
    case "hors zone": "hors de tout quartier, plus loin que la position n'est incertaine"
    case "hors zone, par les adresses de la rue": "toutes les adresses connues de la rue sont hors de tout quartier"
    case "rue partagée ou trop près de la limite": "les adresses connues de la rue ne sont pas toutes du même côté de la limite"
    case "prestation hors de la règle": "la règle ne vise pas cette prestation"
    case "décision corrigée par le conseiller": "le conseiller a décidé, et le motif dit qui et pourquoi"
    default: words.hasSuffix("par les adresses de la rue") ? "toutes les adresses connues de la rue sont dans un quartier" : ""
    }
  }

  private static let columns = [
    ["distance_limite_m", "mètres jusqu'à la limite du quartier en cause, ou du plus proche : positifs dedans, négatifs dehors"],
    ["rayon_m", "mètres dont la position peut être fausse, d'après sa précision"],
    ["montant_eur", "celui que la règle écrit pour la prestation et la preuve ; vide où elle n'en a pas"],
    ["…_entree", "colonne de la liste donnée dont le résultat porte aussi le nom"],
  ]
}
