import Coverage
import GeometryCore
import Groundwork

/// The scan of `avs` as a page: what was found, where, which zones come first and why.
///
/// Every figure is one that the table of `avs` shows too: confidential counts have passed the gate before anything is made of
/// them, and what they withhold is said and shades nothing.
public struct SocialLifeReport: Sendable {
  let output: SocialLifeOutput
  private let summary: SocialLifeSummary
  /// Outlines of the zones in WGS 84 degrees, as many as the output has zones.
  let shapes: GeometryArray
  /// The zone that each outline belongs to.
  let owners: [Int]
  /// Where the structures of the output's list count, in its order.
  let sites: GroundPoints
  private let sources: SourceList
  private let origin: DocumentOrigin?

  public init(
    _ output: SocialLifeOutput, summary: SocialLifeSummary, shapes: GeometryArray, owners: [Int], sites: GroundPoints,
    sources: SourceList, origin: DocumentOrigin?
  ) {
    self.output = output
    self.summary = summary
    self.shapes = shapes
    self.owners = owners
    self.sites = sites
    self.sources = sources
    self.origin = origin
  }

  /// Writes the page and puts it in its place.
  /// - Throws: `FileFault.unwritable`; `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  public func write(to path: String) throws -> ResultTable.Written {
    try page().write(to: path)
    return ResultTable.Written(rows: output.rows.count, preview: nil, anomalies: [])
  }

  func page() throws -> HTMLPage {
    HTMLPage(
      title: "Animation de la vie sociale : où il en manque",
      lead: "\(Phrase.counted(output.rows.count, "zone", "zones")) ; centres sociaux (agréments AGC, ACF) et espaces de vie "
        + "sociale (EVS) de la liste donnée.",
      sections: [
        HTMLPage.Section(id: "constats", title: "Constats", body: try findings()),
        HTMLPage.Section(id: "carte", title: "Distance au plus proche", body: try SocialLifeMap(self).markup() + spread),
        HTMLPage.Section(id: "classement", title: "Où il en faudrait d'abord", body: try ranking()),
        HTMLPage.Section(id: "zones", title: "Toutes les zones", body: try allZones()),
        HTMLPage.Section(id: "sources", title: "Sources et méthode", body: try method()),
      ], origin: origin)
  }

  /// Zones without a structure, the most urgent first.
  private var ranked: [Int] {
    output.rows.filter { output.scan.zones[$0].rank != nil }
      .sorted { (output.scan.zones[$0].rank ?? 0, $0) < (output.scan.zones[$1].rank ?? 0, $1) }
  }

  private func findings() throws -> String {
    let ranked = ranked, people = ranked.compactMap { output.population[$0].value }
    let farthest = ranked.filter { output.scan.zones[$0].nearest?.metres != nil }
      .max { (output.scan.zones[$0].nearest?.metres ?? 0, $1) < (output.scan.zones[$1].nearest?.metres ?? 0, $0) }
    var cards: [(kind: String, figure: String, label: String)] = [
      ("a_verifier", Wording.grouped(ranked.count), "sans centre social ni EVS connu"),
      ("eligible", Wording.grouped(output.rows.count - ranked.count), "avec un centre social ou un EVS"),
    ]
    if !people.isEmpty {
      cards.append(("", SocialLifeSummary.number(people.reduce(0, +)), "habitants dans les zones sans structure"))
    }
    if let farthest, let metres = output.scan.zones[farthest].nearest?.metres {
      cards.append(("", Self.kilometres(metres), "la plus éloignée : \(title(farthest))"))
    }
    var values = PageValues()
    values.set(
      "cards",
      cards.map { item in
        var card = PageValues()
        card["kind"] = item.kind
        card["figure"] = item.figure
        card["label"] = FrenchTypography.set(item.label)
        return card
      })
    values.set("sentences", summary.lines.map(FrenchTypography.set))
    return try PageTemplate.summary.render(values)
  }

  /// How many zones are how far.
  private var spread: String {
    let ranked = ranked
    guard ranked.count > 2 else { return "" }
    let kilometres = ranked.map { zone in
      output.scan.zones[zone].nearest?.metres.map { Figure.known($0 / 1000) } ?? .blank(.notAvailable)
    }
    let chart = Charts.distribution(
      title: "Zones sans structure, par distance à la plus proche", unit: "kilomètres à vol d'oiseau", kilometres)
    return "<figure>\(chart)<figcaption>Zones sans structure, par distance à la plus proche.</figcaption></figure>\n"
  }

  private func ranking() throws -> String {
    let sentences = SocialLifeSentences(output), ranked = ranked
    guard !ranked.isEmpty else { return "<p>Toutes les zones ont une structure connue.</p>\n" }
    let rows = ranked.map { zone in
      let own = output.scan.zones[zone]
      return [
        PageTable.Cell(title(zone)), PageTable.Cell(own.rank.map(Double.init)) { Wording.grouped(Int($0)) },
        PageTable.Cell(own.priorityClass.shown), PageTable.Cell(own.nearest?.metres) { Self.kilometres($0) },
        PageTable.Cell(FrenchTypography.set(sentences.explanation(zone))),
      ]
    }
    return try PageTable(
      caption: "Zones sans structure connue, la plus urgente d'abord",
      header: ["Zone", "Rang", "Priorité", "Distance", "Pourquoi"], numeric: [1, 3], rows: rows,
      filter: ("classement-table", [2])
    ).markup()
  }

  private func allZones() throws -> String {
    var header = ["Zone", "Code", "Population"], numeric: Set = [2]
    if output.beneficiaries != nil {
      header.append("Allocataires")
      numeric.insert(3)
    }
    numeric.insert(header.count + 3)
    header += ["Centre social", "EVS", "Le plus proche", "Distance", "Priorité"]
    let rows = output.rows.map { zone in
      let own = output.scan.zones[zone]
      var cells = [
        PageTable.Cell(output.names[zone].isEmpty ? output.codes[zone] : output.names[zone]), PageTable.Cell(output.codes[zone]),
        PageTable.Cell(output.population[zone], SocialLifeSummary.number),
      ]
      if let beneficiaries = output.beneficiaries { cells.append(PageTable.Cell(beneficiaries[zone], SocialLifeSummary.number)) }
      cells += [
        PageTable.Cell(own.kinds.contains(.socialCentre) ? "oui" : "non"),
        PageTable.Cell(own.kinds.contains(.evs) ? "oui" : "non"),
        PageTable.Cell(own.nearest.map { output.offer.sites[$0.site].title } ?? PageTable.missing),
        PageTable.Cell(own.nearest?.metres) { Self.kilometres($0) }, PageTable.Cell(own.priorityClass.shown),
      ]
      return cells
    }
    return try PageTable(
      caption: "Une ligne par zone", header: header, numeric: numeric, rows: rows,
      filter: ("zones-table", [header.count - 1, header.count - 5])
    ).markup()
  }

  private func method() throws -> String {
    var values = PageValues()
    var sentences = origin.map { ["Maillage \($0.version), par la commande : \($0.line)"] } ?? []
    sentences.append(
      "Priorité : besoin × absence × kilomètres jusqu'à la structure la plus proche ; le besoin est le nombre d'allocataires "
        + "(d'habitants à défaut), augmenté là où il y a un QPV ou un classement FRR. Les distances sont à vol d'oiseau, en "
        + "mètres au sol. « secret » : chiffre retenu par le secret statistique ; « n. d. » : chiffre que rien ne donne.")
    if let source = output.source { sentences.append(source.line) }
    values.set("sentences", sentences.map(FrenchTypography.set))
    return try PageTemplate.summary.render(values) + sources.markup()
  }

  func title(_ zone: Int) -> String {
    [output.names[zone], output.names[zone].isEmpty ? output.codes[zone] : "(\(output.codes[zone]))"]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func kilometres(_ metres: Double) -> String { "\(FrenchNumber.decimals(metres / 1000, 1))\u{A0}km" }
}

extension SocialLifeScan.Priority {
  /// For people.
  fileprivate var shown: String { self == .unknown ? "indéterminée" : word }
}

extension SourceList {
  /// As a table of a page.
  func markup() throws -> String {
    try PageTable(
      caption: "Fichiers lus", header: ["Rôle", "Fichier", "Millésime", "SHA-256"], numeric: [],
      rows: entries.map { entry in
        [entry.role, entry.file, entry.vintage.isEmpty ? PageTable.missing : entry.vintage, entry.checksum]
          .map { PageTable.Cell($0) }
      }
    ).markup()
  }
}
