import Foundation
import Groundwork

extension TableRelations {
  private static let keys = [
    "cle", "variables", "population", "infracommunal", "zones", "colonnes", "chevauchements", "taux", "moyennes", "montants",
    "diffusion", "evolutions", "periodes",
  ]

  /// Reads relations; what they say of themselves is checked, what they say of a table is not.
  ///
  /// - Throws: `FileFault.missing`; `.unreadable` with the line for what is no YAML, unknown keys, a total that is its own part,
  ///   a loop, a zone in two parents of one partition.
  public static func read(path: String) throws -> TableRelations {
    let (text, provenance) = try TextFile.read(path)
    let mapping = try YAMLMapping(text: text, file: provenance.file)
    try mapping.expect(only: keys)
    let relations = try TableRelations(mapping, folder: (path as NSString).deletingLastPathComponent)
    try relations.check(mapping)
    return relations
  }

  private init(_ mapping: YAMLMapping, folder: String) throws {
    file = mapping.file
    guard let key = try mapping.text("cle") else {
      throw FileFault.unreadable(file: file, sentence: "la clé « cle » manque : le nom de la colonne des codes de zone.")
    }
    self.key = key
    guard let variables = try mapping.texts("variables"), !variables.isEmpty else {
      throw FileFault.unreadable(file: file, sentence: "la clé « variables » manque : la liste des colonnes à protéger.")
    }
    self.variables = variables
    population = try mapping.text("population")
    let line = mapping.line(of: "infracommunal")
    infracommunal = (try mapping.texts("infracommunal") ?? []).map { Named(name: $0, line: line) }
    zones = try (mapping.mappings("zones") ?? []).map { item in
      try item.expect(only: ["total", "parts", "decoupage"], in: "zones")
      let (total, parts) = try Self.sum(item, in: "zones")
      return ZoneTotal(total: total, parts: parts, partition: try item.text("decoupage"), line: item.line(of: "total"))
    }
    columns = try (mapping.mappings("colonnes") ?? []).map { item in
      try item.expect(only: ["total", "parts"], in: "colonnes")
      let (total, parts) = try Self.sum(item, in: "colonnes")
      return ColumnTotal(total: total, parts: parts, line: item.line(of: "total"))
    }
    let shared = try mapping.mapping("chevauchements")
    try shared?.expect(only: ["fichier"], in: "chevauchements")
    overlaps = try shared.map { shared in
      let name = try Self.word("fichier", of: shared, in: "chevauchements")
      return name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    }
    rates = try (mapping.mappings("taux") ?? []).map { item in
      try item.expect(only: ["colonne", "numerateur", "denominateur"], in: "taux")
      return Rate(
        column: try Self.word("colonne", of: item, in: "taux"), numerator: try Self.word("numerateur", of: item, in: "taux"),
        denominator: try Self.word("denominateur", of: item, in: "taux"), line: item.line(of: "colonne"))
    }
    means = try (mapping.mappings("moyennes") ?? []).map { item in
      try item.expect(only: ["colonne", "contributeurs"], in: "moyennes")
      return Mean(
        column: try Self.word("colonne", of: item, in: "moyennes"),
        contributors: try Self.word("contributeurs", of: item, in: "moyennes"), line: item.line(of: "colonne"))
    }
    amounts = try (mapping.mappings("montants") ?? []).map { item in
      try item.expect(only: ["colonne", "contributeurs", "premier"], in: "montants")
      return Amount(
        column: try Self.word("colonne", of: item, in: "montants"), contributors: try item.text("contributeurs"),
        largest: try item.text("premier"), line: item.line(of: "colonne"))
    }
    evolutions = try Self.evolutions(mapping)
    periods = try Self.periods(mapping)
    diffusion = try mapping.mapping("diffusion").map { item in
      try item.expect(only: ["source", "zonage", "millesime", "periode"], in: "diffusion")
      return Diffusion(
        source: try item.text("source"), zoning: try item.text("zonage"), vintage: try item.text("millesime"),
        period: try item.text("periode"))
    }
  }

  static func word(_ key: String, of item: YAMLMapping, in place: String) throws -> String {
    guard let word = try item.text(key) else {
      let line = item.keys.first.map { "ligne \(item.line(of: $0)), " } ?? ""
      throw FileFault.unreadable(file: item.file, sentence: "\(line)« \(place) » : il manque « \(key): ».")
    }
    return word
  }

  private static func sum(_ item: YAMLMapping, in place: String) throws -> (total: String, parts: [String]) {
    let total = try word("total", of: item, in: place)
    guard let parts = try item.texts("parts"), !parts.isEmpty else {
      throw FileFault.unreadable(
        file: item.file,
        sentence: "ligne \(item.line(of: "total")), « \(place) » : le total \(total) n'a pas de parties (« parts: [...] »).")
    }
    return (total, parts)
  }

  private func check(_ mapping: YAMLMapping) throws {
    func refuse(_ line: Int, _ sentence: String) -> FileFault { .unreadable(file: file, sentence: "ligne \(line), \(sentence)") }
    let line = mapping.line(of: "variables")
    if let twice = Self.repeated(variables) { throw refuse(line, "« variables » : « \(twice) » est écrit deux fois.") }
    if confidentialColumns.contains(key) {
      throw refuse(mapping.line(of: "cle"), "« cle » : la colonne « \(key) » ne peut pas être aussi une colonne à protéger.")
    }
    for sum in zones { try check(sum.total, sum.parts, line: sum.line, of: "zones") }
    for sum in columns {
      try check(sum.total, sum.parts, line: sum.line, of: "colonnes")
      if let stranger = ([sum.total] + sum.parts).first(where: { !variables.contains($0) }) {
        throw refuse(sum.line, "« colonnes » : « \(stranger) » n'est pas dans « variables » ; ajoutez-l'y.")
      }
    }
    let figures =
      rates.map { ($0.column, $0.line) } + means.map { ($0.column, $0.line) } + amounts.map { ($0.column, $0.line) }
      + evolutions.map { ($0.column, $0.line) }
    if let twice = Self.repeated(figures.map(\.0)) {
      let place = figures.last { $0.0 == twice }?.1 ?? 0
      throw refuse(place, "la colonne « \(twice) » ne peut être à la fois taux, moyenne, montant ou évolution deux fois.")
    }
    try checkLoops(zones.map { ($0.total, $0.parts, $0.line) }, of: "zones")
    try checkLoops(columns.map { ($0.total, $0.parts, $0.line) }, of: "colonnes")
    try checkParents()
    try checkPeriods(mapping)
  }

  private func check(_ total: String, _ parts: [String], line: Int, of place: String) throws {
    if parts.contains(total) {
      throw FileFault.unreadable(file: file, sentence: "ligne \(line), « \(place) » : \(total) est une partie de lui-même.")
    }
    if let twice = Self.repeated(parts) {
      throw FileFault.unreadable(
        file: file, sentence: "ligne \(line), « \(place) » : \(twice) est écrit deux fois dans les parties de \(total).")
    }
  }

  private static func repeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }

  /// A total may not be found among the parts of its parts.
  private func checkLoops(_ sums: [(total: String, parts: [String], line: Int)], of place: String) throws {
    let byTotal = Dictionary(grouping: sums, by: \.total)
    // 1: on the way down from the start, 2: known to be without loop.
    var states: [String: Int] = [:]
    for start in sums.map(\.total) where states[start] == nil {
      var stack: [(name: String, next: [String])] = [(start, byTotal[start]!.flatMap(\.parts))]
      states[start] = 1
      while let top = stack.last {
        guard let part = top.next.first else {
          states[top.name] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next.removeFirst()
        if states[part] == 1 {
          let way = stack.map(\.name).drop { $0 != part } + [part]
          throw FileFault.unreadable(
            file: file,
            sentence: "ligne \(byTotal[part]![0].line), « \(place) » : les totaux se contiennent l'un l'autre : "
              + "\(way.joined(separator: " > ")).")
        }
        if states[part] == nil, let below = byTotal[part] {
          states[part] = 1
          stack.append((part, below.flatMap(\.parts)))
        }
      }
    }
  }

  private func checkParents() throws {
    var parents: [String: [String: String]] = [:]
    for sum in zones {
      for part in sum.parts {
        if let other = parents[sum.partition ?? ""]?[part] {
          let inside = sum.partition.map { " dans le découpage « \($0) »" } ?? ""
          throw FileFault.unreadable(
            file: file,
            sentence: "ligne \(sum.line), « zones » : \(part) est déjà une partie de \(other)\(inside) ; une zone n'a qu'un "
              + "total par découpage (« decoupage: NOM » en distingue plusieurs).")
        }
        parents[sum.partition ?? "", default: [:]][part] = sum.total
      }
    }
  }
}
