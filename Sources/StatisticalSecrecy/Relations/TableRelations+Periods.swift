import Groundwork

/// Figures of several periods in one table.
extension TableRelations {
  static func evolutions(_ mapping: YAMLMapping) throws -> [Evolution] {
    try (mapping.mappings("evolutions") ?? []).map { item in
      try item.expect(only: ["colonne", "avant", "apres", "unite"], in: "evolutions")
      let isNumber: Bool
      switch try item.text("unite") {
      case nil, "pourcentage", "%": isNumber = false
      case "nombre": isNumber = true
      case let other?: throw item.wrong("unite", expected: "« pourcentage » ou « nombre »", found: other)
      }
      return Evolution(
        column: try word("colonne", of: item, in: "evolutions"), before: try word("avant", of: item, in: "evolutions"),
        after: try word("apres", of: item, in: "evolutions"), isNumber: isNumber, line: item.line(of: "colonne"))
    }
  }

  static func periods(_ mapping: YAMLMapping) throws -> [String: ColumnPeriod] {
    guard let periods = try mapping.mapping("periodes") else { return [:] }
    return try periods.keys.reduce(into: [:]) { found, column in
      guard case .mapping = periods.node(column) else {
        guard let period = try periods.text(column) else {
          throw periods.wrong(column, expected: "la période de la colonne")
        }
        return found[column] = ColumnPeriod(period: period, variable: column)
      }
      guard let item = try periods.mapping(column) else { return }
      try item.expect(only: ["periode", "variable"], in: "periodes")
      found[column] = ColumnPeriod(
        period: try word("periode", of: item, in: "periodes"), variable: try item.text("variable") ?? column)
    }
  }

  func checkPeriods(_ mapping: YAMLMapping) throws {
    for evolution in evolutions {
      let named = [evolution.before, evolution.after]
      let words: String? =
        if let stranger = named.first(where: { !variables.contains($0) }) {
          "« \(stranger) » n'est pas dans « variables » ; ajoutez-l'y."
        } else if named[0] == named[1] || named.contains(evolution.column) {
          "« colonne », « avant » et « apres » sont trois colonnes différentes."
        } else {
          nil
        }
      if let words { throw FileFault.unreadable(file: file, sentence: "ligne \(evolution.line), « evolutions » : \(words)") }
    }
    if let stranger = periods.keys.sorted().first(where: { !confidentialColumns.contains($0) }) {
      throw FileFault.unreadable(
        file: file,
        sentence: "ligne \(mapping.line(of: "periodes")), « periodes » : « \(stranger) » n'est pas une colonne à protéger"
          + Suggestion.ending(stranger, among: confidentialColumns))
    }
    let named = confidentialColumns.map { periods[$0] ?? ColumnPeriod(period: diffusion?.period ?? "", variable: $0) }
    guard Set(named).count == named.count else {
      throw FileFault.unreadable(
        file: file,
        sentence: "ligne \(mapping.line(of: "periodes")), « periodes » : deux colonnes sont la même variable de la même "
          + "période.")
    }
  }
}
