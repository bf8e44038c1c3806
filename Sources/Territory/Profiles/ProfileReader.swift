import Groundwork

extension ProfileCatalog {
  /// - Throws: `FileFault.unreadable` with the line where the text is not a list of profiles.
  static func read(yaml: String, file: String) throws -> [Profile] {
    let root = try YAMLMapping(text: yaml, file: file)
    try root.expect(only: ["profils"])
    guard let list = try root.mappings("profils") else {
      throw FileFault.unreadable(file: file, sentence: "une liste « profils: » est attendue à la première ligne utile.")
    }
    return try list.map(ProfileReader.profile)
  }
}

/// Reads one profile and says where it is wrong.
private enum ProfileReader {
  private static let keys = [
    "id", "nom", "genre", "couche", "exige", "exclut", "fichier", "code", "libelle", "roles", "suite", "millesime",
    "confidentiel", "inedit", "sur_demande",
  ]

  static func profile(_ entries: YAMLMapping) throws -> Profile {
    try entries.expect(only: keys)
    guard let id = try entries.text("id"), let name = try entries.text("nom"), let kind = try entries.text("genre") else {
      throw entries.wrong(entries.keys.first ?? "id", expected: "un profil avec « id », « nom » et « genre »")
    }
    var profile = Profile(id: id, name: name, kind: kind)
    profile.layersOnly = try flag(entries, "couche")
    profile.onDemand = try flag(entries, "sur_demande")
    profile.required = try entries.textLists("exige") ?? []
    profile.excluded = try entries.texts("exclut") ?? []
    profile.filePattern = try pattern(entries, "fichier")
    profile.code = try entries.mapping("code").map(code)
    profile.nameColumns = try entries.texts("libelle") ?? []
    profile.continued = try entries.texts("suite") ?? []
    profile.confidential = try entries.texts("confidentiel") ?? []
    profile.unpublished = try entries.mapping("inedit").map(unpublished)
    if let value = try entries.mapping("millesime") { profile.vintage = try vintage(value) }
    if let roles = try entries.mapping("roles") {
      profile.roles = try roles.keys.map { Profile.Role(name: $0, columns: try roles.texts($0) ?? []) }
    }
    guard profile.onDemand || profile.code != nil || !profile.required.isEmpty || profile.filePattern != nil else {
      throw FileFault.unreadable(
        file: entries.file,
        sentence: "ligne \(entries.line(of: "id")) : le profil « \(id) » conviendrait à tout : "
          + "donnez « code », « exige » ou « fichier ».")
    }
    return profile
  }

  private static func unpublished(_ entries: YAMLMapping) throws -> Profile.Unpublished {
    try entries.expect(only: ["colonnes", "moins_de"], in: "inedit")
    guard let columns = try entries.texts("colonnes"), let below = try entries.number("moins_de"), below > 1 else {
      throw entries.wrong(entries.keys.first ?? "colonnes", expected: "« inedit » avec « colonnes » et « moins_de »")
    }
    return Profile.Unpublished(columns: columns, below: Int(below))
  }

  private static func code(_ entries: YAMLMapping) throws -> Profile.Code {
    try entries.expect(only: ["colonnes", "forme", "motif", "part", "distincts"], in: "code")
    guard let columns = try entries.texts("colonnes") else {
      throw entries.wrong(entries.keys.first ?? "colonnes", expected: "« code » avec une liste « colonnes »")
    }
    var code = Profile.Code(columns: columns)
    if let text = try entries.text("forme") {
      guard let form = ZoneCode.Form(rawValue: text) else {
        let known = ZoneCode.Form.allCases.map(\.rawValue).joined(separator: ", ")
        throw entries.wrong("forme", expected: "une forme connue (\(known))", found: text)
      }
      code.form = form
    }
    code.pattern = try pattern(entries, "motif")
    if let value = try share(entries, "part") { code.share = value }
    if let value = try share(entries, "distincts") { code.distinct = value }
    return code
  }

  private static func vintage(_ entries: YAMLMapping) throws -> Profile.Vintage {
    try entries.expect(only: ["valeur", "colonnes", "fichier"], in: "millesime")
    if let value = try entries.text("valeur") { return .always(value) }
    if let columns = try entries.texts("colonnes") { return .fromColumns(columns) }
    if let pattern = try pattern(entries, "fichier") { return .fromFileName(pattern: pattern) }
    throw entries.wrong(entries.keys.first ?? "valeur", expected: "« valeur », « colonnes » ou « fichier »")
  }

  private static func pattern(_ entries: YAMLMapping, _ key: String) throws -> String? {
    guard let text = try entries.text(key) else { return nil }
    guard (try? Regex(text)) != nil else { throw entries.wrong(key, expected: "une expression régulière juste", found: text) }
    return text
  }

  private static func flag(_ entries: YAMLMapping, _ key: String) throws -> Bool {
    guard let text = try entries.text(key) else { return false }
    guard ["oui", "non"].contains(text) else { throw entries.wrong(key, expected: "« oui » ou « non »", found: text) }
    return text == "oui"
  }

  private static func share(_ entries: YAMLMapping, _ key: String) throws -> Double? {
    guard let value = try entries.number(key) else { return nil }
    guard value <= 1 else { throw entries.wrong(key, expected: "une part entre 0 et 1", found: "\(value)") }
    return value
  }
}
