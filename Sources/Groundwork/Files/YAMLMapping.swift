import Yams

/// A YAML mapping that knows its file and the line of each key, so that what is wrong can be shown where it stands.
package struct YAMLMapping {
  package let file: String
  private let entries: [(key: String, line: Int, value: Node)]

  /// - Throws: `FileFault.unreadable` with the line if the text is no YAML mapping.
  package init(text: String, file: String) throws {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw FileFault.unreadable(file: file, sentence: Self.sentence(of: error))
    }
    guard let root else {
      throw FileFault.unreadable(file: file, sentence: "le fichier est vide ; du YAML était attendu.")
    }
    try self.init(node: root, name: nil, file: file)
  }

  package init(node: Node, name: String?, file: String) throws {
    self.file = file
    guard case .mapping(let mapping) = node else {
      throw FileFault.unreadable(
        file: file,
        sentence: "\(name.map { "« \($0) »" } ?? "le fichier") : des lignes « clé: valeur » étaient attendues\(Self.place(node))."
      )
    }
    var entries: [(key: String, line: Int, value: Node)] = []
    for (key, value) in mapping {
      let word = key.string ?? key.scalar?.string ?? ""
      let line = key.mark?.line ?? 0
      if entries.contains(where: { $0.key == word }) {
        throw FileFault.unreadable(file: file, sentence: "ligne \(line) : la clé « \(word) » est écrite deux fois.")
      }
      entries.append((word, line, value))
    }
    self.entries = entries
  }

  package var keys: [String] { entries.map(\.key) }

  package func line(of key: String) -> Int { entries.first { $0.key == key }?.line ?? 0 }

  /// - Throws: `FileFault.unreadable` that names the first key not in `known`, its line, and the nearest known one.
  package func expect(only known: [String], in place: String? = nil) throws {
    guard let stranger = entries.first(where: { !known.contains($0.key) }) else { return }
    let inside = place.map { " dans « \($0) »" } ?? ""
    throw FileFault.unreadable(
      file: file,
      sentence:
        "ligne \(stranger.line) : la clé « \(stranger.key) » est inconnue\(inside) ; "
        + "clés connues : \(known.joined(separator: ", "))."
    )
  }

  /// The value of a key, nil if the key is absent or its value blank.
  package func node(_ key: String) -> Node? {
    guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
    if case .scalar(let scalar) = value, scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null" { return nil }
    return value
  }

  package func mapping(_ key: String) throws -> YAMLMapping? {
    try node(key).map { try YAMLMapping(node: $0, name: key, file: file) }
  }

  package func text(_ key: String) throws -> String? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let scalar) = node else { throw wrong(key, expected: "un texte") }
    return scalar.string
  }

  /// A list of texts; a single text stands for a list of one.
  package func texts(_ key: String) throws -> [String]? {
    guard let node = node(key) else { return nil }
    if case .scalar(let scalar) = node { return [scalar.string] }
    guard case .sequence(let sequence) = node else { throw wrong(key, expected: "une liste entre crochets") }
    return try sequence.map { item in
      guard case .scalar(let scalar) = item else { throw wrong(key, expected: "une liste de mots") }
      return scalar.string
    }
  }

  /// A list of lists of texts.
  package func textLists(_ key: String) throws -> [[String]]? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let sequence) = node else { throw wrong(key, expected: "une liste de listes") }
    return try sequence.map { list in
      guard case .sequence(let words) = list else { throw wrong(key, expected: "une liste de listes") }
      return try words.map { item in
        guard case .scalar(let scalar) = item else { throw wrong(key, expected: "une liste de mots") }
        return scalar.string
      }
    }
  }

  /// A number that is finite and not negative; the decimal comma is read.
  package func number(_ key: String) throws -> Double? {
    guard let text = try text(key) else { return nil }
    let plain = text.filter { !$0.isWhitespace }.replacingOccurrences(of: ",", with: ".")
    guard let value = Double(plain), value.isFinite, value >= 0 else {
      throw wrong(key, expected: "un nombre positif", found: text)
    }
    return value
  }

  /// The same as a person writes it who edits the file: "1.500" may be 1,5 or 1 500, which nobody guesses.
  package func plainNumber(_ key: String) throws -> Double? {
    if let written = try text(key) { try refuseTwoReadings(written, of: written, key) }
    return try number(key)
  }

  /// A sum of money that is not negative, in whatever currency it is written.
  package func money(_ key: String) throws -> Money? {
    guard let written = try text(key) else { return nil }
    guard let money = Money(written), money.value.isFinite, money.value >= 0 else {
      throw wrong(key, expected: "un montant positif en euros (1500, 1 500,50, 1 500 €)", found: written)
    }
    try refuseTwoReadings(money.number, of: written, key)
    return money
  }

  private func refuseTwoReadings(_ number: String, of written: String, _ key: String) throws {
    guard NumberParser.hasTwoReadings(number) else { return }
    let parts = number.trimmingBlanks().split { $0 == "." || $0 == "," }
    throw FileFault.unreadable(
      file: file,
      sentence: "ligne \(line(of: key)), « \(key) » : « \(written) » peut valoir \(parts[0]) \(parts[1]) ou "
        + "\(parts[0]),\(parts[1]) ; écrivez \(parts[0])\(parts[1]), ou \(parts[0]),\(parts[1])0.")
  }

  package func mappings(_ key: String) throws -> [YAMLMapping]? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let sequence) = node else { throw wrong(key, expected: "une liste") }
    return try sequence.map { try YAMLMapping(node: $0, name: key, file: file) }
  }

  package func wrong(_ key: String, expected: String, found: String? = nil) -> FileFault {
    .unreadable(
      file: file,
      sentence: "ligne \(line(of: key)), « \(key) » : \(found.map { "« \($0) » ; " } ?? "")\(expected) était attendu.")
  }

  private static func place(_ node: Node) -> String { node.mark.map { " ligne \($0.line)" } ?? "" }

  private static func sentence(of error: YamlError) -> String {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      "ligne \(mark.line) : ce n'est pas du YAML ; vérifiez les deux-points, les retraits et les guillemets."
    case .duplicatedKeysInMapping(let duplicates, let context):
      "ligne \(context.mark.line) : clé écrite deux fois (\(duplicates.sorted().joined(separator: ", ")))."
    default:
      "ce n'est pas du YAML ; vérifiez les deux-points, les retraits et les guillemets."
    }
  }
}
