import DomainData
import Foundation
import Groundwork
import Yams

/// The profiles known, in the order in which they are tried.
public struct ProfileCatalog: Sendable {
  public let profiles: [Profile]

  /// The profiles that the program carries.
  public static let standard: ProfileCatalog = {
    do {
      return ProfileCatalog(profiles: try read(yaml: DomainData.profiles, file: "profils.yml"))
    } catch {
      // Carried inside the binary and tested: it cannot be wrong at run time.
      preconditionFailure("\(error)")
    }
  }()

  /// The profiles that the program carries, after those of files or folders of `.yml` files; an id given again replaces.
  /// - Throws: `FileFault.missing` or `.profile`, naming the file, the line and what was expected.
  public static func load(extra paths: [String]) throws -> ProfileCatalog {
    guard !paths.isEmpty else { return standard }
    var own: [Profile] = []
    for path in try paths.flatMap(files) {
      let name = (path as NSString).lastPathComponent
      guard let data = FileManager.default.contents(atPath: path) else {
        throw FileFault.missing(file: name, sentence: "le fichier de profils ne peut pas être lu.")
      }
      guard data.count <= 1_000_000, let text = String(data: data, encoding: .utf8) else {
        throw FileFault.unreadable(file: name, sentence: "un fichier de profils est un texte UTF-8 de moins d'un mégaoctet.")
      }
      own += try read(yaml: text, file: name)
    }
    let replaced = Set(own.map(\.id))
    return ProfileCatalog(profiles: own + standard.profiles.filter { !replaced.contains($0.id) })
  }

  private static func files(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileFault.missing(
        file: (path as NSString).lastPathComponent, sentence: "le fichier ou le dossier de profils n'existe pas.")
    }
    guard isFolder.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted().map { path + "/" + $0 }
  }
}

// Reading.
extension ProfileCatalog {
  /// - Throws: `FileFault.unreadable` with the line where the text is not a list of profiles.
  static func read(yaml: String, file: String) throws -> [Profile] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw FileFault.unreadable(file: file, sentence: "le fichier n'est pas du YAML : \(error).")
    }
    guard let list = root?["profils"]?.sequence else {
      throw FileFault.unreadable(file: file, sentence: "une liste « profils: » est attendue à la première ligne utile.")
    }
    return try list.map { try ProfileReader(file: file).profile($0) }
  }
}

/// Reads one profile and says where it is wrong.
private struct ProfileReader {
  let file: String

  func wrong(_ node: Node, _ what: String) -> FileFault {
    let line = node.mark.map { "ligne \($0.line) : " } ?? ""
    return .unreadable(file: file, sentence: line + what)
  }

  func profile(_ node: Node) throws -> Profile {
    let entries = try fields(
      node, ["id", "nom", "genre", "couche", "exige", "exclut", "fichier", "code", "libelle", "roles", "suite", "millesime",
        "confidentiel", "sur_demande"])
    guard let id = entries["id"]?.string, let name = entries["nom"]?.string, let kind = entries["genre"]?.string else {
      throw wrong(node, "un profil a un « id », un « nom » et un « genre ».")
    }
    var profile = Profile(id: id, name: name, kind: kind)
    if let value = entries["couche"] { profile.layersOnly = try flag(value) }
    if let value = entries["exige"] { profile.required = try sequence(value).map(texts) }
    if let value = entries["exclut"] { profile.excluded = try texts(value) }
    if let value = entries["fichier"] { profile.filePattern = try pattern(value) }
    if let value = entries["code"] { profile.code = try code(value) }
    if let value = entries["libelle"] { profile.nameColumns = try texts(value) }
    if let value = entries["suite"] { profile.continued = try texts(value) }
    if let value = entries["millesime"] { profile.vintage = try vintage(value) }
    if let value = entries["confidentiel"] { profile.confidential = try texts(value) }
    if let value = entries["sur_demande"] { profile.onDemand = try flag(value) }
    if let value = entries["roles"] {
      guard let mapping = value.mapping else { throw wrong(value, "« roles » attend des noms de rôles avec leurs colonnes.") }
      profile.roles = try mapping.map { Profile.Role(name: $0.key.string ?? "", columns: try texts($0.value)) }
    }
    guard profile.onDemand || profile.code != nil || !profile.required.isEmpty || profile.filePattern != nil else {
      throw wrong(node, "le profil « \(id) » conviendrait à tout : donnez « code », « exige » ou « fichier ».")
    }
    return profile
  }

  func code(_ node: Node) throws -> Profile.Code {
    let entries = try fields(node, ["colonnes", "forme", "motif", "part", "distincts"])
    guard let columns = entries["colonnes"] else { throw wrong(node, "« code » attend une liste « colonnes ».") }
    var code = Profile.Code(columns: try texts(columns))
    if let value = entries["forme"] {
      guard let form = value.string.flatMap(ZoneCode.Form.init) else {
        throw wrong(value, "forme inconnue ; attendu : \(ZoneCode.Form.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      code.form = form
    }
    if let value = entries["motif"] { code.pattern = try pattern(value) }
    if let value = entries["part"] { code.share = try share(value) }
    if let value = entries["distincts"] { code.distinct = try share(value) }
    return code
  }

  func vintage(_ node: Node) throws -> Profile.Vintage {
    let entries = try fields(node, ["valeur", "colonnes", "fichier"])
    if let value = entries["valeur"]?.scalar?.string { return .always(value) }
    if let columns = entries["colonnes"] { return .fromColumns(try texts(columns)) }
    if let value = entries["fichier"] { return .fromFileName(pattern: try pattern(value)) }
    throw wrong(node, "« millesime » attend « valeur », « colonnes » ou « fichier ».")
  }

  func fields(_ node: Node, _ known: Set<String>) throws -> [String: Node] {
    guard let mapping = node.mapping else {
      throw wrong(node, "des clés sont attendues : \(known.sorted().joined(separator: ", ")).")
    }
    var entries: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, known.contains(name) else {
        throw wrong(key, "clé inconnue « \(key.string ?? "?") » ; attendu : \(known.sorted().joined(separator: ", ")).")
      }
      entries[name] = value
    }
    return entries
  }

  func sequence(_ node: Node) throws -> [Node] {
    guard let sequence = node.sequence else { throw wrong(node, "une liste entre crochets est attendue.") }
    return Array(sequence)
  }

  func texts(_ node: Node) throws -> [String] {
    try sequence(node).map {
      guard let text = $0.scalar?.string, !text.isEmpty else { throw wrong($0, "un nom de colonne est attendu.") }
      return text
    }
  }

  func pattern(_ node: Node) throws -> String {
    guard let text = node.string, (try? Regex(text)) != nil else { throw wrong(node, "l'expression régulière est fausse.") }
    return text
  }

  func flag(_ node: Node) throws -> Bool {
    guard let text = node.scalar?.string, ["oui", "non"].contains(text) else {
      throw wrong(node, "« oui » ou « non » est attendu.")
    }
    return text == "oui"
  }

  func share(_ node: Node) throws -> Double {
    guard let value = node.float, (0...1).contains(value) else { throw wrong(node, "une part entre 0 et 1 est attendue.") }
    return value
  }
}
